/** Arithmetic of areas on the grid: whole columns and rows, both ends inclusive. */
import { columnsWide } from '../../core/columns.ts';
import type { Area, Grid, Placed } from '../model.ts';

export const rowCount = (area: Area): number => area.rows.to - area.rows.from + 1;
export const columnCount = (area: Area): number => area.columns.to - area.columns.from + 1;

interface Span {
  readonly from: number;
  readonly to: number;
}

const meets = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

export const overlaps = (a: Area, b: Area): boolean => meets(a.columns, b.columns) && meets(a.rows, b.rows);
export const contains = (outer: Area, inner: Area): boolean =>
  holds(outer.columns, inner.columns) && holds(outer.rows, inner.rows);

const spanText = ({ from, to }: Span): string => (from === to ? String(from) : `${from}-${to}`);
export const columnsText = (area: Area): string => spanText(area.columns);
export const rowsText = (area: Area): string => spanText(area.rows);
/** `columns 1-4, rows 18-50`, as the page file writes it. */
export const cellsText = (area: Area): string => `columns ${columnsText(area)}, rows ${rowsText(area)}`;

/** The area of a block set to its greatest number of rows. */
export function greatest({ area, fit }: Placed): Area {
  if (!fit) return area;
  const rows =
    fit.anchor === 'top'
      ? { from: area.rows.from, to: area.rows.from + fit.max - 1 }
      : { from: area.rows.to - fit.max + 1, to: area.rows.to };
  return { columns: area.columns, rows };
}

/** How large an area is, pt. */
export const areaSize = (grid: Grid, area: Area): { readonly width: number; readonly height: number } => {
  const { columns, characters, gutter, size, fold } = grid;
  const width = columnsWide({ columns, column: characters * size, gutter: gutter * size, fold }, area.columns);
  return { width, height: rowCount(area) * grid.pitch };
};
