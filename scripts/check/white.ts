/** The largest empty rectangles of a page. */
import { type Box, type Mm, mm } from '../core/units.ts';
import { bottom, right } from './boxes.ts';

export interface Wanted {
  readonly width: number;
  readonly height: number;
}

/** Rounding in `layout.json`: edges nearer than this are one. */
const nearly = 0.01;

const edges = (values: readonly number[]): readonly number[] =>
  values.toSorted((a, b) => a - b).filter((value, index, all) => index === 0 || value - all[index - 1]! > nearly);

const covers = (one: Box<Mm>, other: Box<Mm>): boolean =>
  Math.min(right(one), right(other)) - Math.max(one.x, other.x) > nearly &&
  Math.min(bottom(one), bottom(other)) - Math.max(one.y, other.y) > nearly;

/** Gaps from top to bottom of a strip between the things that stand in it, which must come from the top down. */
function gaps(strip: Box<Mm>, things: readonly Box<Mm>[]): readonly Box<Mm>[] {
  const found: Box<Mm>[] = [];
  let from: number = strip.y;
  for (const thing of things.filter((one) => covers(one, strip))) {
    if (thing.y > from) found.push({ ...strip, y: mm(from), height: mm(thing.y - from) });
    from = Math.max(from, bottom(thing));
  }
  if (bottom(strip) > from) found.push({ ...strip, y: mm(from), height: mm(bottom(strip) - from) });
  return found;
}

function largest(area: Box<Mm>, things: readonly Box<Mm>[], wanted: Wanted): Box<Mm> | undefined {
  const within = (x: number): boolean => x > area.x - nearly && x < right(area) + nearly;
  // What cannot grow any more begins where something ends, and ends where something begins.
  const lefts = edges([area.x, ...things.map(right)]).filter(within);
  const rights = edges([right(area), ...things.map(({ x }) => x)]).filter(within);
  const down = things.toSorted((a, b) => a.y - b.y);
  let best: Box<Mm> | undefined;
  for (const from of lefts) {
    for (const to of rights) {
      if (to - from < wanted.width - nearly) continue;
      for (const gap of gaps({ ...area, x: mm(from), width: mm(to - from) }, down)) {
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
