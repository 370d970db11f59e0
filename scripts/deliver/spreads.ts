/** Which two pages stand side by side: as the printing plate has them, or as the reader does. */

/** Page numbers; a side that has no page is white. The left one is always even. */
export interface Spread {
  readonly left?: number;
  readonly right?: number;
}

/** `spreads`: printer's spreads 拼版, `reader`: reader's spreads 对开页. */
export type Imposition = 'spreads' | 'reader';

export interface SpreadPlan {
  readonly imposition: Imposition;
  /** Pages of one section 叠, its sheets nested: a multiple of four. All pages are one section if left out. */
  readonly section?: number | undefined;
}

/** One sheet printed on both sides and folded once has four pages. */
export const signature = 4;

/**
 * Printer's spreads sheet by sheet from the outermost, its outer side first: of eight pages 8-1, 2-7, 6-3, 4-5. A part of
 * an issue stands in whole signatures, so that pages 5 to 7 come out as 8-5 and 6-7.
 */
export function spreadsOf(numbers: readonly number[], { imposition, section }: SpreadPlan): readonly Spread[] {
  const first = Math.floor((Math.min(...numbers) - 1) / signature) * signature + 1;
  const last = Math.ceil(Math.max(...numbers) / signature) * signature;
  const all: (readonly [number, number])[] = [];
  if (imposition === 'reader') for (let left = first - 1; left <= last; left += 2) all.push([left, left + 1]);
  else {
    const size = section ?? last - first + 1;
    for (let from = first; from <= last; from += size) all.push(...sectionPairs(from, from + size - 1));
  }
  const there = new Set(numbers);
  return all
    .filter(([left, right]) => there.has(left) || there.has(right))
    .map(([left, right]) => ({ ...(there.has(left) && { left }), ...(there.has(right) && { right }) }));
}

/** The even page of each pair lies left: outside the last with the first, inside the second with the last but one. */
const sectionPairs = (first: number, last: number): (readonly [number, number])[] =>
  Array.from({ length: (last - first + 1) / 2 }, (_, at) =>
    at % 2 === 0 ? [last - at, first + at] : [first + at, last - at],
  );
