/** Paths as shapes: their points relative to their own lower-left corner, so that a moved path is the same path. */
import type { Bounds, Matrix, Operand } from '../../pdf/index.ts';
import { sha } from '../hash/digest.ts';

export interface PathShape {
  /** Points in 1/100 pt, or a digest of them when they are many. */
  readonly shape: string;
  readonly box: Bounds;
  /** True for an upright rectangle. */
  readonly upright: boolean;
}

/** A path under construction, on the page. */
export interface Path {
  readonly operators: string[];
  readonly points: number[];
}

export const openPath = (): Path => ({ operators: [], points: [] });

const number = (operand: Operand | undefined): number => (typeof operand === 'number' ? operand : 0);

export const constructs: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 're', 'h']);

export function construct(
  path: Path,
  operator: string,
  { operands, ctm }: { operands: readonly Operand[]; ctm: Matrix },
): void {
  const add = (x: number, y: number): void => {
    path.points.push(ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]);
  };
  if (operator === 're') {
    const [x, y, width, height] = operands.map(number) as [number, number, number, number];
    path.operators.push('m', 'l', 'l', 'l', 'h');
    add(x, y);
    add(x + width, y);
    add(x + width, y + height);
    add(x, y + height);
    return;
  }
  // A path that is only begun anew paints nothing where it stood.
  if (operator === 'm' && path.operators.at(-1) === 'm') {
    path.operators.pop();
    path.points.length -= 2;
  }
  path.operators.push(operator);
  for (let at = 0; at + 1 < operands.length; at += 2) add(number(operands[at]), number(operands[at + 1]));
}

export function boundsOfPoints(points: readonly number[]): Bounds {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return points.length > 1 ? [left, bottom, right, top] : [0, 0, 0, 0];
}

/** Longer shapes are told apart by their digest. */
const longest = 96;

export function shapeOf({ operators, points }: Path): PathShape {
  const box = boundsOfPoints(points);
  const [left, bottom] = box;
  const spelled = points.map((value, at) => Math.round((value - (at % 2 === 0 ? left : bottom)) * 100));
  const written = `${operators.join('')} ${spelled.join(' ')}`;
  return { shape: written.length > longest ? sha(written) : written, box, upright: isUpright(operators, points) };
}

function isUpright(operators: readonly string[], points: readonly number[]): boolean {
  const drawn = operators.join('');
  if (drawn !== 'mlllh' && drawn !== 'mlll' && drawn !== 'mllllh' && drawn !== 'mllll') return false;
  for (let at = 0; at < 8; at += 2) {
    const next = (at + 2) % 8;
    const across = Math.abs(points[at]! - points[next]!) < 1e-3;
    const up = Math.abs(points[at + 1]! - points[next + 1]!) < 1e-3;
    if (!across && !up) return false;
  }
  return true;
}
