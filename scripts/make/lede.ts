/** The lede of the story that leads: a block at the head of its text, in the first columns. */
import { linesOf } from '../layout/estimate.ts';
import { widthOf } from './measures.ts';
import type { MadeBlock, MakeGrid, Place, Waiting } from './model.ts';

export interface Lede {
  readonly columns: number;
  readonly rows: number;
}

/** As the styles set it, in pitches of the page: type, leading, and what its rules and white take. */
const TYPE = { size: 0.815, leading: 4 / 3, rules: 0.75 };
/** Rows that its words may need more or less than was counted. */
const DOUBT = 2;
const INDENT = 2;

/** The lede over a text of so many columns; undefined where the story has none, or does not lead. */
export function ledeOf(grid: MakeGrid, { rank, lede }: Waiting, columns: number): Lede | undefined {
  if (rank > 0 || !lede) return undefined;
  const wide = Math.min(2, columns);
  const measure = widthOf(grid, wide) / (grid.pitch * TYPE.size);
  const lines = lede.reduce((sum, text) => sum + linesOf(text, measure, INDENT), 0);
  return { columns: wide, rows: Math.ceil(lines * TYPE.leading + TYPE.rules) };
}

/** Column rows that it takes from the text, with the white under it. */
export const carvedBy = (lede: Lede | undefined): number => (lede ? lede.columns * (lede.rows + 1) : 0);

/** The text's legs, shorter where the lede stands over them. */
export const underLede = (lede: Lede | undefined, legs: readonly number[]): readonly number[] =>
  lede ? legs.map((rows, index) => (index < lede.columns ? rows - lede.rows - 1 : rows)) : legs;

export function drawLede({ id }: Waiting, lede: Lede | undefined, { column, row }: Place): readonly MadeBlock[] {
  if (!lede) return [];
  return [
    {
      id: `${id}-lede`,
      block: 'lede',
      story: id,
      columns: [column, column + lede.columns - 1],
      rows: [row, row + lede.rows - 1],
      fit: { min: Math.max(2, lede.rows - DOUBT), max: lede.rows + DOUBT, anchor: 'top' },
      air: { below: 1 },
    },
  ];
}
