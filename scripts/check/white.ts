/** The largest empty rectangles of a page. */
import { type Box, type Mm, mm } from '../core/units.ts';
import { bottom, right, shared } from './boxes.ts';

export interface Wanted {
  readonly width: number;
  readonly height: number;
}

/** Rounding in `layout.json`: edges nearer than this are one. */
const nearly = 0.01;

const edges = (values: readonly number[]): readonly number[] =>
  values.toSorted((a, b) => a - b).filter((value, index, all) => index === 0 || value - all[index - 1]! > nearly);

const covers = (one: Box<Mm>, other: Box<Mm>): boolean => {
  const { width, height } = shared(one, other);
  return width > nearly && height > nearly;
};

/** Gaps from top to bottom of a strip between the things that stand in it. */
function gaps(strip: Box<Mm>, things: readonly Box<Mm>[]): readonly Box<Mm>[] {
  const found: Box<Mm>[] = [];
  let from: number = strip.y;
  for (const thing of things.filter((one) => covers(one, strip)).toSorted((a, b) => a.y - b.y)) {
    if (thing.y > from) found.push({ ...strip, y: mm(from), height: mm(thing.y - from) });
    from = Math.max(from, bottom(thing));
  }
  if (bottom(strip) > from) found.push({ ...strip, y: mm(from), height: mm(bottom(strip) - from) });
  return found;
}

function largest(area: Box<Mm>, things: readonly Box<Mm>[], wanted: Wanted): Box<Mm> | undefined {
  const all = edges([area.x, right(area), ...things.flatMap((one) => [one.x, right(one)])]);
  const lines = all.filter((x) => x > area.x - nearly && x < right(area) + nearly);
  let best: Box<Mm> | undefined;
  for (const from of lines) {
    for (const to of lines) {
      if (to - from < wanted.width - nearly) continue;
      for (const gap of gaps({ ...area, x: mm(from), width: mm(to - from) }, things)) {
        if (gap.height <= wanted.height + nearly) continue;
        if (!best || gap.width * gap.height > best.width * best.height + nearly) best = gap;
      }
    }
  }
  return best;
}

/**
 * Empty rectangles of at least the wanted width and more than the wanted height, the largest first; none overlaps
 * another. `things` is what stands in the area.
 */
export function emptyRectangles(area: Box<Mm>, things: readonly Box<Mm>[], wanted: Wanted): readonly Box<Mm>[] {
  const found: Box<Mm>[] = [];
  for (let next = largest(area, things, wanted); next; next = largest(area, [...things, ...found], wanted)) {
    found.push(next);
  }
  return found;
}
