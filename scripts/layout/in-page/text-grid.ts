/**
 * The grid that a story runs on, whichever way it is written: columns of rows, or tiers of lines. `column` and `row` mean
 * tier and line in vertical text, counted from the top and from the right.
 */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock, PlanGrid } from '../../html/plan.ts';

export interface TextGrid {
  readonly vertical: boolean;
  /** px: a full line, the white between two columns, and from line to line. */
  readonly column: number;
  readonly gutter: number;
  readonly pitch: number;
  /** The story's whole area in its own columns and rows. */
  readonly area: Area;
}

export function textGridOf(grid: PlanGrid, { area, vertical }: PlanBlock): TextGrid {
  if (!vertical) return { vertical: false, column: grid.column, gutter: grid.gutter, pitch: grid.pitch, area };
  const [first, second] = vertical.tiers as readonly [(typeof vertical.tiers)[0], (typeof vertical.tiers)[0]?];
  return {
    vertical: true,
    column: first.height,
    gutter: second ? second.top - first.top - first.height : 0,
    pitch: vertical.pitch,
    area: { columns: { from: 1, to: vertical.tiers.length }, rows: { from: 1, to: first.lines } },
  };
}

/** A rectangle along its lines and across them, each from the edge where reading begins. */
export interface Turned {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Across: from the head of a column down, or from the right edge of a tier leftward; so vertical values are negative. */
export const turned = (rect: DOMRect, vertical: boolean): Turned =>
  vertical
    ? { from: rect.top, to: rect.bottom, first: -rect.right, last: -rect.left }
    : { from: rect.left, to: rect.right, first: rect.top, last: rect.bottom };
