/** Names what a difference between the copy and the page is: lost, doubled, in another order, foreign, altered. */
import { diffText, type Stretch } from './diff-text.ts';

export interface Fault {
  readonly kind: 'lost' | 'doubled' | 'reordered' | 'foreign' | 'altered';
  /** Characters of the copy that are concerned; empty (from = to) where the fault is only on the page. */
  readonly copy: Range;
  /** Characters of the page; empty where the fault is only in the copy. */
  readonly page: Range;
  /** Characters at fault: fewer than the ranges hold where these span sound ones. */
  readonly count: number;
}

/** Half open: `to` is the first that does not belong. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Faults this many characters apart are one: a line that is lost but for two commas is one loss. */
const near = 4;

/**
 * @param copy what must be on the page
 * @param page what is
 */
export function findFaults(copy: readonly string[], page: readonly string[]): readonly Fault[] {
  const { kept, moved } = diffText(copy, page);
  const gaps = gapsBetween(kept, { copy: copy.length, page: page.length });
  const lost = gaps.flatMap((gap) =>
    without(
      gap.copy,
      moved.map((one) => ({ from: one.a, to: one.a + one.length })),
    ),
  );
  const extra = gaps.flatMap((gap) =>
    without(
      gap.page,
      moved.map((one) => ({ from: one.b, to: one.b + one.length })),
    ),
  );
  const alike = pairEqual({ copy, page }, lost, extra);
  const faults: Fault[] = reorderings(copy, moved, alike);
  const stillLost = lost.filter((one) => !alike.some(([taken]) => taken === one));
  const stillExtra = extra.filter((one) => !alike.some(([, taken]) => taken === one));
  const place = placer(kept);
  const found = new Set<Range>();
  for (const range of stillExtra) {
    const at = place.inCopy(range.from);
    if (standsElsewhere({ copy, page }, range)) faults.push(fault('doubled', { from: at, to: at }, range));
    else {
      const instead = stillLost.find((one) => !found.has(one) && one.from <= at && at <= one.to);
      if (instead) found.add(instead);
      faults.push(instead ? fault('altered', instead, range) : fault('foreign', { from: at, to: at }, range));
    }
  }
  for (const range of stillLost) {
    const at = place.onPage(range.from);
    if (!found.has(range)) faults.push(fault('lost', range, { from: at, to: at }));
  }
  return fuse(faults.sort((x, y) => x.copy.from - y.copy.from || x.page.from - y.page.from));
}

const fault = (kind: Fault['kind'], copy: Range, page: Range): Fault => ({
  kind,
  copy,
  page,
  count: kind === 'doubled' || kind === 'foreign' ? page.to - page.from : copy.to - copy.from,
});

interface Texts {
  readonly copy: readonly string[];
  readonly page: readonly string[];
}

function gapsBetween(
  kept: readonly Stretch[],
  ends: { copy: number; page: number },
): readonly { copy: Range; page: Range }[] {
  const all = [{ a: 0, b: 0, length: 0 }, ...kept, { a: ends.copy, b: ends.page, length: 0 }];
  return all.slice(1).map((next, at) => {
    const last = all[at]!;
    return { copy: { from: last.a + last.length, to: next.a }, page: { from: last.b + last.length, to: next.b } };
  });
}

/**
 * Moves, and short pieces that stand elsewhere. Where paragraphs begin alike, the piece that is left over beside a move
 * is its own beginning or end: then both are one move.
 */
function reorderings(
  copy: readonly string[],
  moved: readonly Stretch[],
  pairs: readonly (readonly [Range, Range])[],
): Fault[] {
  const left = new Set(pairs);
  const moves = moved.map(({ a, b, length }) => {
    const [from, to] = [a, a + length];
    for (const pair of left) {
      const [one, other] = pair;
      const by = one.to - one.from;
      const text = textOf(copy, one);
      const before = one.from === to && other.to === b && textOf(copy, { from: from - by, to: from }) === text;
      const behind = one.to === from && other.from === b + length && textOf(copy, { from: to, to: to + by }) === text;
      if (!before && !behind) continue;
      left.delete(pair);
      if (before) return fault('reordered', { from: from - by, to }, { from: b - by, to: b + length });
      return fault('reordered', { from, to: to + by }, { from: b, to: b + length + by });
    }
    return fault('reordered', { from, to }, { from: b, to: b + length });
  });
  return [...moves, ...[...left].map(([one, other]) => fault('reordered', one, other))];
}

/** What is left of a range once others are cut out of it. */
export function without(range: Range, cut: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let { from } = range;
  for (const one of cut
    .filter(({ from: a, to: b }) => b > range.from && a < range.to)
    .toSorted((x, y) => x.from - y.from)) {
    if (one.from > from) left.push({ from, to: one.from });
    from = Math.max(from, one.to);
  }
  if (from < range.to) left.push({ from, to: range.to });
  return left;
}

const textOf = (text: readonly string[], { from, to }: Range): string => text.slice(from, to).join('');

/** Equal text that is missing here and too much there has moved; too short to have been an anchor. */
function pairEqual(
  { copy, page }: Texts,
  lost: readonly Range[],
  extra: readonly Range[],
): readonly (readonly [Range, Range])[] {
  const waiting = new Map<string, Range[]>();
  for (const one of extra) {
    const text = textOf(page, one);
    waiting.set(text, [...(waiting.get(text) ?? []), one]);
  }
  return lost.flatMap((one) => {
    const other = waiting.get(textOf(copy, one))?.shift();
    return other ? [[one, other] as const] : [];
  });
}

/**
 * True for text that the page has once more: any stretch of some length that the copy has too, or a short one that is
 * repeated on the spot.
 */
function standsElsewhere({ copy, page }: Texts, { from, to }: Range): boolean {
  const length = to - from;
  const same = (at: number): boolean => {
    for (let by = 0; by < length; by++) if (page[at + by] !== page[from + by]) return false;
    return true;
  };
  if ((from >= length && same(from - length)) || (to + length <= page.length && same(to))) return true;
  const stutters = (at: number): boolean => page[at] === page[at - 1] || page[at] === page[at + 1];
  if (Array.from({ length }, (_, by) => from + by).every(stutters)) return true;
  return length >= 4 && copy.join('').includes(page.slice(from, to).join(''));
}

/** From a place in one text to the place in the other where it would stand. */
function placer(kept: readonly Stretch[]): { inCopy: (at: number) => number; onPage: (at: number) => number } {
  return {
    inCopy: (at) => {
      const last = kept.findLast((one) => one.b + one.length <= at);
      return last ? last.a + last.length : 0;
    },
    onPage: (at) => {
      const last = kept.findLast((one) => one.a + one.length <= at);
      return last ? last.b + last.length : 0;
    },
  };
}

function fuse(faults: readonly Fault[]): readonly Fault[] {
  const fused: Fault[] = [];
  for (const next of faults) {
    const last = fused.at(-1);
    const { copy, page } = next;
    const follows = last && copy.from >= last.copy.to && page.from >= last.page.to;
    if (last?.kind === next.kind && follows && copy.from - last.copy.to <= near && page.from - last.page.to <= near) {
      fused[fused.length - 1] = {
        kind: next.kind,
        copy: { from: last.copy.from, to: copy.to },
        page: { from: last.page.from, to: page.to },
        count: last.count + next.count,
      };
    } else fused.push(next);
  }
  return fused;
}
