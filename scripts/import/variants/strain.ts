/** How far pictures are pulled when a page is composed, and how far they may be pulled when it is fitted. */
import type { VariantBlock } from './furniture.ts';
import type { PictureRows } from './page-content.ts';

/** Part of the grid's rows by which fitting may later move the large pictures from where they are composed. */
export const REACH = { hero: 0.08, strip: 0.04 };
/** Part of its rows by which a box of words may come out longer than estimated; shorter by twice as much. */
const WORDS_REACH = 0.2;
export const AIR = { above: 1, below: 1 };

/** Rows between the ends of a range: −1 the smallest, 0 the ideal, 1 the largest. */
export const rowsAtStrain = (rows: PictureRows, strain: number): number =>
  Math.round(
    strain < 0 ? rows.ideal + (rows.ideal - rows.min) * strain : rows.ideal + (rows.max - rows.ideal) * strain,
  );

export type Fit = NonNullable<VariantBlock['fit']>;

export const wordRange = (rows: number, anchor: Fit['anchor']): Fit => {
  const reach = Math.ceil(rows * WORDS_REACH);
  return { min: Math.max(2, rows - 2 * reach), max: rows + reach, anchor };
};

export const reach = (limits: PictureRows, rows: number, by: { rows: number; anchor: Fit['anchor'] }): Fit => ({
  min: Math.max(limits.min, rows - by.rows),
  max: Math.min(limits.max, rows + by.rows),
  anchor: by.anchor,
});
