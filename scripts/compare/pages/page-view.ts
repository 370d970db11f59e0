/** A page as its reader sees it: turned, trimmed, in mm from the top-left corner. */
import { type Box, type Mm, mm } from '../../core/units.ts';
import { type Bounds, type PageNode, trimOf } from '../../pdf/index.ts';
import { rotationOf, unitOf } from '../hash/page-turn.ts';

export interface PageView {
  readonly width: Mm;
  readonly height: Mm;
  /** A box of paintings, which are measured from the corner of the MediaBox. */
  readonly box: (bounds: Bounds) => Box<Mm>;
  readonly shift: (by: readonly [number, number]) => { readonly x: Mm; readonly y: Mm };
}

const rounded = (value: number): Mm => mm(Math.round(value * 100) / 100 || 0);

export function viewOf(page: PageNode): PageView {
  const [left, bottom] = page.boxes.MediaBox! as unknown as Bounds;
  const trim = trimOf(page) as unknown as Bounds;
  const frame: Bounds = [trim[0] - left, trim[1] - bottom, trim[2] - left, trim[3] - bottom];
  const unit = (unitOf(page.dict) * 25.4) / 72;
  const place = turned(frame, rotationOf(page.dict));
  const box = (bounds: Bounds): Box<Mm> => {
    const [x0, y0, x1, y1] = place(bounds);
    return {
      x: rounded(x0 * unit),
      y: rounded(y0 * unit),
      width: rounded((x1 - x0) * unit),
      height: rounded((y1 - y0) * unit),
    };
  };
  const [x0, y0, x1, y1] = place(frame);
  const vector = turned([0, 0, 0, 0], rotationOf(page.dict));
  return {
    width: rounded((x1 - x0) * unit),
    height: rounded((y1 - y0) * unit),
    box,
    shift: ([dx, dy]) => {
      const [x, y] = vector([dx, dy, dx, dy]);
      return { x: rounded(x * unit), y: rounded(y * unit) };
    },
  };
}

/** From page space to a frame with its origin at the top left, after a clockwise turn. [left, top, right, bottom] */
export function turned([l, b, r, t]: Bounds, rotation: number): (bounds: Bounds) => Bounds {
  return ([x0, y0, x1, y1]) => {
    if (rotation === 90) return [y0 - b, x0 - l, y1 - b, x1 - l];
    if (rotation === 180) return [r - x1, y0 - b, r - x0, y1 - b];
    if (rotation === 270) return [t - y1, r - x1, t - y0, r - x0];
    return [x0 - l, t - y1, x1 - l, t - y0];
  };
}
