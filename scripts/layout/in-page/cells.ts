/** Arithmetic on the page's grid: areas in columns and rows (from 1, inclusive), rectangles in px. No DOM. */
import { columnLeft, columnsWide } from '../../core/columns.ts';
import type { Area } from '../../edition/model.ts';
import type { PlanBlock, PlanGrid } from '../../html/plan.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rows that text may fill in one column: `from` inclusive, `to` exclusive, counted from 0. */
export interface Interval {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** A straddling block takes part of the measure: how much stays, in px, and on which side the text stands. */
  readonly narrow?: { readonly width: number; readonly side: 'left' | 'right' };
}

export const rowsOf = (area: Area): number => area.rows.to - area.rows.from + 1;
export const columnsOf = (area: Area): number => area.columns.to - area.columns.from + 1;

export function rectOf(grid: PlanGrid, area: Area): Rect {
  return {
    left: columnLeft(grid, area.columns.from),
    top: (area.rows.from - 1) * grid.pitch,
    width: columnsWide(grid, area.columns),
    height: rowsOf(area) * grid.pitch,
  };
}

export const overlaps = (a: Area, b: Area): boolean =>
  a.columns.from <= b.columns.to &&
  b.columns.from <= a.columns.to &&
  a.rows.from <= b.rows.to &&
  b.rows.from <= a.rows.to;

export const contains = (outer: Area, inner: Area): boolean =>
  outer.columns.from <= inner.columns.from &&
  outer.columns.to >= inner.columns.to &&
  outer.rows.from <= inner.rows.from &&
  outer.rows.to >= inner.rows.to;

/** The area of a block when it takes `rows` rows, its anchored edge where it was. */
export function withRows(area: Area, rows: number, anchor: 'top' | 'bottom'): Area {
  const { from, to } = area.rows;
  return {
    columns: area.columns,
    rows: anchor === 'top' ? { from, to: from + rows - 1 } : { from: to - rows + 1, to },
  };
}

/** Does `block` take room from the text block `text`? */
export function carves(block: PlanBlock, area: Area, text: PlanBlock): boolean {
  if (block.id === text.id || block.block === 'overlay-headline' || block.inGutter) return false;
  if (!overlaps(area, text.area)) return false;
  if (block.block === 'box') return !contains(area, text.area);
  // A text block inside another one's area is an island in it; the outer one is no obstacle to the inner.
  if (block.block === 'text') return contains(text.area, area) && !contains(area, text.area);
  return true;
}

export interface Obstacle {
  readonly area: Area;
  readonly air: { readonly above: number; readonly below: number };
  readonly straddle: boolean;
}

/**
 * What is left of one frame of text in one column, from the top down.
 * `keep` is the width in px that stays for text beside a straddling block.
 */
export function freeIntervals(
  column: number,
  frame: Area,
  around: { readonly obstacles: readonly Obstacle[]; readonly keep: number },
): Interval[] {
  const top = frame.rows.from - 1;
  const end = frame.rows.to;
  const blocked: { from: number; to: number; side?: 'left' | 'right' }[] = [];
  for (const { area, air, straddle } of around.obstacles) {
    if (column < area.columns.from || column > area.columns.to) continue;
    const from = area.rows.from - 1 - air.above;
    const to = area.rows.to + air.below;
    if (to <= top || from >= end) continue;
    const side = straddle ? (column === area.columns.from ? 'left' : 'right') : undefined;
    blocked.push({ from: Math.max(from, top), to: Math.min(to, end), ...(side && { side: side as 'left' | 'right' }) });
  }
  blocked.sort((a, b) => a.from - b.from || a.to - b.to);
  const free: Interval[] = [];
  let at = top;
  for (const { from, to, side } of blocked) {
    if (from > at) free.push({ column, from: at, to: from });
    if (side && to > Math.max(at, from)) {
      free.push({ column, from: Math.max(at, from), to, narrow: { width: around.keep, side } });
    }
    at = Math.max(at, to);
  }
  if (at < end) free.push({ column, from: at, to: end });
  return free;
}
