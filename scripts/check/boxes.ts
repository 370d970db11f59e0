/** Rectangles of a page, in mm. */
import { type Columns, columnLeft as leftOf, typeAreaWide } from '../core/columns.ts';
import { type Box, type Mm, mm, mmToPx, ptToMm, px, pxToMm, snapToLayoutUnit } from '../core/units.ts';
import type { Layout, LayoutGrid, Line } from '../layout/model.ts';

export const right = (box: Box<Mm>): number => box.x + box.width;
export const bottom = (box: Box<Mm>): number => box.y + box.height;

/**
 * The grid as the browser had it. `layout.json` rounds to 0.001 mm, which over a hundred rows would add up to half of
 * what `geo.bounds` allows; on the browser's lattice of 1/64 px only one length rounds to each.
 */
export function exactGrid(grid: LayoutGrid): LayoutGrid {
  // Half a unit, so that snapping down rounds to the nearest.
  const exact = (length: Mm): Mm => pxToMm(snapToLayoutUnit(px(mmToPx(length) + 1 / 128)));
  const { columnWidth, gutter, pitch, fold } = grid;
  const across = { columnWidth: exact(columnWidth), gutter: exact(gutter), ...(fold && { fold: exact(fold) }) };
  return { ...grid, ...across, pitch: exact(pitch) };
}

const columnsOf = ({ columnWidth, ...grid }: LayoutGrid): Columns => ({ ...grid, column: columnWidth });

/** The type area 版心: all columns and all rows. */
export function typeArea({ grid }: Layout): Box<Mm> {
  return { x: grid.x, y: grid.y, width: mm(typeAreaWide(columnsOf(grid))), height: mm(grid.rows * grid.pitch) };
}

/** Left edge of a column, counted from 1. */
export const columnLeft = ({ grid }: Layout, column: number): number => grid.x + leftOf(columnsOf(grid), column);

/** The white behind a column: a gutter, or the gap that a double truck has at its fold. */
export function gapBehind(layout: Layout, column: number): { readonly x: number; readonly width: number } {
  const x = columnLeft(layout, column) + layout.grid.columnWidth;
  return { x, width: columnLeft(layout, column + 1) - x };
}

/** Row of the grid, from 1, that a height on the page lies in. */
export const rowAt = ({ grid }: Layout, y: number): number => Math.floor((y - grid.y) / grid.pitch + 1.001);

/** Columns of the grid that lie wholly inside a box, or the one it has most of. */
export function columnsIn(layout: Layout, box: Box<Mm>): readonly [from: number, to: number] {
  const { columns, columnWidth, gutter } = layout.grid;
  const slack = (columnWidth + gutter) / 100;
  const lefts = Array.from({ length: columns }, (_, index) => columnLeft(layout, index + 1));
  const from = lefts.findIndex((left) => left >= box.x - slack) + 1;
  const to = lefts.findLastIndex((left) => left + columnWidth <= right(box) + slack) + 1;
  if (from > 0 && from <= to) return [from, to];
  const away = lefts.map((left) => Math.abs(left - box.x));
  const nearest = away.indexOf(Math.min(...away)) + 1;
  return [nearest, nearest];
}

/** Width and height that two boxes share; zero or less where they only touch or stand apart. */
export function shared(one: Box<Mm>, other: Box<Mm>): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(right(one), right(other)) - Math.max(one.x, other.x),
    height: Math.min(bottom(one), bottom(other)) - Math.max(one.y, other.y),
  };
}

/** Height of a Han character above and below the baseline, in em: the em box of all Chinese faces. */
const ascent = 0.88;
const descent = 0.12;

/**
 * What the characters of a line cover: their advances one way, one em the other. A line's `box` may be higher than
 * that by the leading of its face, and so meet its neighbours where no ink does.
 */
export function inkBox(line: Line): Box<Mm> {
  const em = ptToMm(line.size);
  const from = line.advances[0] ?? 0;
  const length = mm((line.advances.at(-1) ?? 0) - from);
  if (line.vertical) {
    const x = mm(line.box.x + (line.box.width - em) / 2);
    return { x, y: mm(line.box.y + from), width: em, height: length };
  }
  const y = mm(line.baseline - ascent * em);
  return { x: mm(line.box.x + from), y, width: length, height: mm((ascent + descent) * em) };
}

/** The smallest box around several; `boxes` must not be empty. */
export function around(boxes: readonly Box<Mm>[]): Box<Mm> {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map(right)) - x;
  return { x: mm(x), y: mm(y), width: mm(width), height: mm(Math.max(...boxes.map(bottom)) - y) };
}

/** A figure as a reader wants it: no more digits than say something. */
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
