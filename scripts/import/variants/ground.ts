/** The page while it is being composed, and what of it is still free. */
import type { VariantBlock } from './furniture.ts';
import type { VariantGrid } from './grids.ts';
import type { Band } from './in-text.ts';

export interface Ground {
  readonly grid: VariantGrid;
  readonly top: number;
  readonly bottom: number;
  readonly blocks: VariantBlock[];
}

/** Rows of a column that stay free whatever its blocks grow to, their air taken off. */
export function bandOf(ground: Ground, columns: readonly number[]): Band {
  let { top, bottom } = ground;
  const middle = (top + bottom) / 2;
  for (const { area, fit, air } of ground.blocks) {
    if (!columns.some((column) => column >= area.columns.from && column <= area.columns.to)) continue;
    if (area.rows.from >= ground.top && (fit?.anchor ?? (area.rows.from < middle ? 'top' : 'bottom')) === 'top') {
      top = Math.max(top, area.rows.from + (fit?.max ?? area.rows.to - area.rows.from + 1) + air.below);
    } else if (area.rows.to <= ground.bottom && area.rows.from >= ground.top) {
      bottom = Math.min(bottom, area.rows.to - (fit?.max ?? area.rows.to - area.rows.from + 1) - air.above);
    }
  }
  return { column: columns[0]!, from: top, to: bottom };
}
