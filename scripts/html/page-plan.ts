/** The page's grid in px and what stands where: what the program in the page sets it from. */
import { mmToPx, ptToPx, px, snapToLayoutUnit } from '../core/units.ts';
import type { Page, Placed } from '../edition/model.ts';
import type { PagePlan, PlanBlock, PlanGrid } from './plan.ts';

/** Width and height of the type area, px. */
export const typeArea = (grid: PlanGrid): { readonly width: number; readonly height: number } => ({
  width: grid.columns * grid.column + (grid.columns - 1) * grid.gutter,
  height: grid.rows * grid.pitch,
});

/**
 * Odd pages lie on the right, so that their inner edge is the left one. The grid is centred between the inner and
 * outer margin; what is left over in height goes to the foot.
 */
export function planGrid(page: Page): PlanGrid {
  const { grid, sheet } = page;
  const size = snapToLayoutUnit(ptToPx(grid.size));
  const column = grid.characters * size;
  const gutter = snapToLayoutUnit(px(grid.gutter * size));
  const inner = mmToPx(sheet.margins.inner);
  const outer = mmToPx(sheet.margins.outer);
  const left = page.number % 2 === 1 ? inner : outer;
  const width = grid.columns * column + (grid.columns - 1) * gutter;
  const rest = mmToPx(sheet.width) - inner - outer - width;
  return {
    columns: grid.columns,
    rows: grid.rows,
    column,
    gutter,
    pitch: snapToLayoutUnit(ptToPx(grid.pitch)),
    x: snapToLayoutUnit(px(left + rest / 2)),
    y: snapToLayoutUnit(mmToPx(sheet.margins.top)),
    bodies: grid.bodyCharacters.map((characters) => ({
      characters,
      size: snapToLayoutUnit(px(column / characters)),
    })),
  };
}

function planBlock(placed: Placed): PlanBlock {
  return {
    id: placed.id,
    block: placed.block,
    area: placed.area,
    ...(placed.fit && { fit: placed.fit }),
    air: placed.air,
    ...('story' in placed && { story: placed.story }),
    ...(placed.block === 'text' && placed.frames && { frames: placed.frames }),
    ...(placed.block === 'text' && { rules: placed.rules }),
    ...(placed.block === 'pull-quote' && { straddle: placed.straddle }),
    ...(placed.block === 'overlay-headline' && { over: placed.over }),
    ...('frame' in placed && { frame: placed.frame }),
  };
}

/** `placed` in reading order. */
export const pagePlan = (page: Page, placed: readonly Placed[]): PagePlan => ({
  page: page.number,
  fit: page.fit,
  setting: page.setting,
  grid: planGrid(page),
  blocks: placed.map(planBlock),
});
