/** The page's grid in px and what stands where: what the program in the page sets it from. */
import { columnLeft, crossesFold, typeAreaWide } from '../core/columns.ts';
import { mmToPx, ptToPx, px, snapToLayoutUnit } from '../core/units.ts';
import type { Area, Page, Placed, Vertical } from '../edition/model.ts';
import type { PagePlan, PlanBlock, PlanGrid, PlanVertical } from './plan.ts';

/** Width and height of the type area, px. */
export const typeArea = (grid: PlanGrid): { readonly width: number; readonly height: number } => ({
  width: typeAreaWide(grid),
  height: grid.rows * grid.pitch,
});

/**
 * Odd pages lie on the right, so that their inner edge is the left one; a double truck has its inner edges in its middle.
 * The grid is centred between the inner and outer margin; what is left over in height goes to the foot.
 */
export function planGrid(page: Page): PlanGrid {
  const { grid, sheet } = page;
  const size = snapToLayoutUnit(ptToPx(grid.size));
  const column = grid.characters * size;
  const gutter = snapToLayoutUnit(px(grid.gutter * size));
  const halves = grid.fold === undefined ? 1 : 2;
  const width = typeAreaWide({ columns: grid.columns / halves, column, gutter });
  const inner = mmToPx(sheet.margins.inner);
  const outer = mmToPx(sheet.margins.outer);
  const half = mmToPx(sheet.width) / halves;
  const rest = half - inner - outer - width;
  const x = snapToLayoutUnit(px((page.number % 2 === 1 ? inner : outer) + rest / 2));
  // The right half begins where that page by itself would.
  const right = snapToLayoutUnit(px(half + inner + rest / 2));
  return {
    columns: grid.columns,
    rows: grid.rows,
    column,
    gutter,
    ...(halves === 2 && { fold: right - x - width - gutter }),
    pitch: snapToLayoutUnit(ptToPx(grid.pitch)),
    x,
    y: snapToLayoutUnit(mmToPx(sheet.margins.top)),
    bodies: grid.bodyCharacters.map((characters) => ({
      characters,
      size: snapToLayoutUnit(px(column / characters)),
    })),
  };
}

const nearestUnit = (value: number): number => Math.round(value * 64) / 64;

/** Lines and tiers of a vertical story. */
function planVertical(text: Placed & { readonly block: 'text' }, vertical: Vertical, page: Page): PlanVertical {
  const grid = planGrid(page);
  const base = snapToLayoutUnit(ptToPx(page.grid.size));
  const inset = (grid.pitch - base) / 2;
  const heightOf = ({ from, to }: Vertical['tiers'][number]): number => (to - from + 1) * grid.pitch - 2 * inset;
  const height = heightOf(vertical.tiers[0]!);
  const bodies = vertical.characters.map((characters) => ({
    characters,
    size: snapToLayoutUnit(px(height / characters)),
  }));
  const em = bodies[0]!.size;
  const edges = ({ columns }: Area) => ({
    left: columnLeft(grid, columns.from),
    right: columnLeft(grid, columns.to) + grid.column,
  });
  const whole = edges(text.area);
  const room = whole.right - whole.left - em;
  const count = Math.max(1, Math.round(room / ((grid.pitch * em) / base)));
  const pitch = nearestUnit(room / count);
  // What rounding leaves over stands half on either side.
  const first = whole.right - (room - count * pitch) / 2;
  const tiers = vertical.tiers.map((rows, index) => {
    // Frames stand on the lines of the whole area, so that those of one are in line with those of another.
    const { left, right } = edges(text.frames?.[index] ?? text.area);
    const from = Math.round((first - right) / pitch);
    const to = Math.min(count, Math.round((first - em - left) / pitch));
    return {
      right: first - from * pitch,
      top: (rows.from - 1) * grid.pitch + inset,
      height: heightOf(rows),
      lines: Math.max(1, to - from + 1),
    };
  });
  return { pitch, em, inset, tiers, bodies };
}

const isOverFold = (placed: Placed, { grid }: Page): boolean =>
  placed.block === 'text' && !placed.vertical && crossesFold(grid, placed.area.columns);

function planBlock(placed: Placed, page: Page): PlanBlock {
  return {
    id: placed.id,
    block: placed.block,
    area: placed.area,
    ...(placed.fit && { fit: placed.fit }),
    ...(placed.widen && { widen: placed.widen }),
    air: placed.air,
    ...('story' in placed && { story: placed.story }),
    ...(placed.block === 'text' && placed.frames && { frames: placed.frames }),
    ...(placed.block === 'text' && { rules: placed.rules }),
    ...(placed.block === 'rule' && placed.direction === 'vertical' && { inGutter: true as const }),
    ...(placed.block === 'text' && placed.vertical && { vertical: planVertical(placed, placed.vertical, page) }),
    ...(isOverFold(placed, page) && { overFold: true as const }),
    ...(placed.block === 'pull-quote' && { straddle: placed.straddle }),
    ...(placed.block === 'overlay-headline' && { over: placed.over }),
    ...('frame' in placed && placed.block !== 'notice' && { frame: placed.frame }),
  };
}

/** `placed` in reading order. */
export const pagePlan = (page: Page, placed: readonly Placed[]): PagePlan => ({
  page: page.number,
  fit: page.fit,
  setting: page.setting,
  grid: planGrid(page),
  blocks: placed.map((one) => planBlock(one, page)),
});
