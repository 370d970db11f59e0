/** The rows of a story's text, and at which of them a column should not begin. */
import { emsOf, rowsNeeded, SECTION_HEAD } from '../layout/estimate.ts';
import { widthOf } from './measures.ts';
import type { MakeGrid, Waiting } from './model.ts';
import { PRICES } from './price.ts';

export interface Copyfit {
  readonly need: number;
  /** What it costs to begin a column with a row, from 0; only the last lines of paragraphs cost. */
  readonly widows: ReadonlyMap<number, number>;
}

const INDENT = 2;

function measure(grid: MakeGrid, { flow }: Waiting): Copyfit {
  const head = { ...SECTION_HEAD, characters: widthOf(grid, 1) / (grid.pitch * 0.945) };
  const widows = new Map<number, number>();
  let row = 0;
  for (const piece of flow) {
    const rows = rowsNeeded([piece], grid.characters, head);
    row += rows;
    if (piece.kind !== 'paragraph' || rows < 2) continue;
    const left = emsOf(piece.text) + INDENT - (rows - 1) * grid.characters;
    // What is squeezed in the lines before comes off the last one.
    const price = left <= grid.characters * 0.6 ? PRICES.widow.short : PRICES.widow.long;
    // Counting may be a line off.
    for (const [at, share] of [
      [row - 1, 1],
      [row - 2, 0.2],
      [row, 0.2],
    ] as const)
      widows.set(at, Math.max(widows.get(at) ?? 0, share * price));
  }
  return { need: row, widows };
}

const known = new WeakMap<Waiting, Copyfit>();

export function copyfit(grid: MakeGrid, story: Waiting): Copyfit {
  const before = known.get(story);
  if (before) return before;
  const found = measure(grid, story);
  known.set(story, found);
  return found;
}

/** What it costs to break the text into columns of so many rows. */
export function legsPrice({ widows }: Copyfit, legs: readonly number[]): number {
  let row = 0;
  let price = 0;
  for (const rows of legs.slice(0, -1)) {
    row += rows;
    price += widows.get(row) ?? 0;
  }
  return price;
}
