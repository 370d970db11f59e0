/** Where blocks go when they are moved by hand: whole columns and rows, inside the type area. No DOM. */

import { columnLeft } from '../../core/columns.ts';
import type { Area, FitRange } from '../../edition/model.ts';
import type { PlanGrid } from '../../html/plan.ts';

export type Edge = 'n' | 's' | 'e' | 'w';

/** How far a pointer has gone, in cells. */
export interface Steps {
  readonly columns: number;
  readonly rows: number;
}

/** Where a place would be if nothing but a gutter stood at the fold. */
function withoutFold(grid: PlanGrid, x: number): number {
  const { fold = 0 } = grid;
  const right = columnLeft(grid, grid.columns / 2 + 1);
  return x < right - fold ? x : Math.max(right - fold, x - fold);
}

/** @param way px that the pointer has gone, with an edge of `column` */
export const stepsOf = (
  grid: PlanGrid,
  { x, y, column }: { readonly x: number; readonly y: number; readonly column: number },
): Steps => {
  const from = columnLeft(grid, column);
  const across = grid.fold === undefined ? x : withoutFold(grid, from + x) - withoutFold(grid, from);
  return { columns: Math.round(across / (grid.column + grid.gutter)), rows: Math.round(y / grid.pitch) };
};

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Moved as a whole; it stops at the edges. */
export function shiftArea({ columns, rows }: Area, by: Steps, grid: PlanGrid): Area {
  const across = clamp(by.columns, 1 - columns.from, grid.columns - columns.to);
  const down = clamp(by.rows, 1 - rows.from, grid.rows - rows.to);
  return {
    columns: { from: columns.from + across, to: columns.to + across },
    rows: { from: rows.from + down, to: rows.to + down },
  };
}

/** With some of its edges moved; it keeps a column and a row at least, and the rows that its fit allows. */
export function resizeArea(
  { columns, rows }: Area,
  by: Steps,
  { edges, grid, fit }: { edges: string; grid: PlanGrid; fit?: FitRange | undefined },
): Area {
  const has = (edge: Edge): boolean => edges.includes(edge);
  const [least, most] = fit ? [Math.max(1, fit.min), fit.max] : [1, grid.rows];
  return {
    columns: {
      from: has('w') ? clamp(columns.from + by.columns, 1, columns.to) : columns.from,
      to: has('e') ? clamp(columns.to + by.columns, columns.from, grid.columns) : columns.to,
    },
    rows: {
      from: has('n') ? clamp(rows.from + by.rows, Math.max(1, rows.to - most + 1), rows.to - least + 1) : rows.from,
      to: has('s')
        ? clamp(rows.to + by.rows, rows.from + least - 1, Math.min(grid.rows, rows.from + most - 1))
        : rows.to,
    },
  };
}

export const sameArea = (a: Area, b: Area): boolean =>
  a.columns.from === b.columns.from &&
  a.columns.to === b.columns.to &&
  a.rows.from === b.rows.from &&
  a.rows.to === b.rows.to;

const middle = ({ columns, rows }: Area, grid: PlanGrid): { x: number; y: number } => ({
  x: (columnLeft(grid, columns.from) + columnLeft(grid, columns.to)) / 2,
  y: ((rows.from + rows.to) / 2) * grid.pitch,
});

export interface Neighbour {
  readonly id: string;
  readonly area: Area;
}

/** The nearest of some blocks in a direction: how far away it is counts, and how far off the line. */
export function neighbourOf(
  area: Area,
  others: readonly Neighbour[],
  { dx, dy, grid }: { dx: number; dy: number; grid: PlanGrid },
): string | undefined {
  const from = middle(area, grid);
  let best: { id: string; away: number } | undefined;
  for (const { id, area: other } of others) {
    const to = middle(other, grid);
    const [x, y] = [to.x - from.x, to.y - from.y];
    const along = x * dx + y * dy;
    if (along <= 0) continue;
    const away = along + 2 * Math.abs(x * dy - y * dx);
    if (!best || away < best.away) best = { id, away };
  }
  return best?.id;
}
