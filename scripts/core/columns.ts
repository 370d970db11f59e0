/** Where the columns of a page's grid stand. Lengths are in one unit throughout, whichever it is. */

export interface Columns {
  readonly columns: number;
  /** Width of one, and the white between two. */
  readonly column: number;
  readonly gutter: number;
  /** White in the middle of a double truck 通版, besides the gutter; a page of its own has no fold. */
  readonly fold?: number | undefined;
}

/** Columns counted from 1, both ends inclusive. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether the fold lies between two of the columns. */
export const crossesFold = ({ columns, fold }: Pick<Columns, 'columns' | 'fold'>, { from, to }: Span): boolean =>
  fold !== undefined && from <= columns / 2 && columns / 2 < to;

/** Left edge of a column, from that of the first. */
export const columnLeft = ({ columns, column, gutter, fold = 0 }: Columns, at: number): number =>
  (at - 1) * (column + gutter) + (at > columns / 2 ? fold : 0);

/** From the left edge of the first to the right edge of the last. */
export function columnsWide(grid: Columns, { from, to }: Span): number {
  const count = to - from + 1;
  return count * grid.column + (count - 1) * grid.gutter + (crossesFold(grid, { from, to }) ? grid.fold! : 0);
}

/** The whole type area 版心. */
export const typeAreaWide = (grid: Columns): number => columnsWide(grid, { from: 1, to: grid.columns });
