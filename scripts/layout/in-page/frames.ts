/** What is left of a story's columns or tiers when all blocks stand where they do now. */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock, PlanVertical } from '../../html/plan.ts';
import { carves, columnsOf, freeIntervals, type Interval, type Obstacle, type Rect, rowsOf } from './cells.ts';
import { keepBeside, type Page, rectOfBlock } from './page.ts';
import { type Taken, takenBy, tierIntervals } from './tiers.ts';

function obstaclesOf(page: Page, text: PlanBlock): Obstacle[] {
  const { areas } = page;
  return page.plan.blocks
    .filter((block) => {
      const area = areas.get(block.id)!;
      return rowsOf(area) > 0 && carves(block, area, text);
    })
    .map((block) => ({ area: areas.get(block.id)!, air: block.air, straddle: block.straddle === true }));
}

/**
 * A text block is one multicol when all its frames are single columns from left to right, or tiers of one height; and
 * all gaps between its columns are of one width, as they are not over a fold.
 */
export const isThreadedNatively = (text: PlanBlock): boolean =>
  !text.overFold &&
  (!text.frames ||
    (!text.vertical &&
      text.frames.every(
        (frame, index) =>
          columnsOf(frame) === 1 && (index === 0 || frame.columns.from > text.frames![index - 1]!.columns.from),
      )));

/** One frame with what is free of it. */
export interface FreeFrame {
  readonly area: Area;
  readonly intervals: readonly Interval[];
}

/** A story's frames: those that its plan names, or each column of its area. */
export function frameAreas(page: Page, text: PlanBlock): readonly Area[] {
  if (text.frames) return text.frames;
  const { columns, rows } = page.areas.get(text.id)!;
  return Array.from({ length: columns.to - columns.from + 1 }, (_, index) => {
    const column = columns.from + index;
    return { columns: { from: column, to: column }, rows };
  });
}

/** What a block at `rect` takes of a vertical story. */
export function takenFrom(
  { plan: { grid } }: Page,
  text: PlanVertical,
  { block: { block, air }, rect }: { readonly block: PlanBlock; readonly rect: Rect },
): Taken {
  const { above, below } = air;
  // The frame of a box hangs in the gutters beside it.
  const aside = text.em + (block === 'box' ? grid.gutter / 2 : 0);
  return takenBy(rect, { above: above * grid.pitch, below: below * grid.pitch, aside, inset: text.inset });
}

function tiersOf(page: Page, text: PlanBlock, vertical: PlanVertical): FreeFrame[] {
  const taken = page.plan.blocks
    .filter((block) => {
      const area = page.areas.get(block.id)!;
      return rowsOf(area) > 0 && carves(block, area, text);
    })
    .map((block) => ({ block, rect: rectOfBlock(page, block) }))
    .filter(({ rect }) => rect.width > 0)
    .map(({ block, rect }) => takenFrom(page, vertical, { block, rect }));
  const { size } = page.bodies.get(text.id)!;
  return tierIntervals(vertical, taken, size).map((intervals, index) => ({
    area: {
      columns: { from: index + 1, to: index + 1 },
      rows: { from: 1, to: vertical.tiers[index]!.lines },
    },
    intervals,
  }));
}

/**
 * The intervals that a story may fill, in threading order, with all blocks where they stand now. Those of vertical text
 * are lines of its tiers.
 */
export function framesOf(page: Page, text: PlanBlock): FreeFrame[] {
  if (text.vertical) return tiersOf(page, text, text.vertical);
  const around = { obstacles: obstaclesOf(page, text), keep: keepBeside(page, text) };
  return frameAreas(page, text).map((area) => ({ area, intervals: freeOf(area, around) }));
}

/** A frame wider than a column loses the rows that are taken in any of its columns. */
function freeOf(frame: Area, around: { obstacles: readonly Obstacle[]; keep: number }): Interval[] {
  if (columnsOf(frame) === 1) return freeIntervals(frame.columns.from, frame, around);
  const whole = around.obstacles.map((one) => {
    const touches = one.area.columns.from <= frame.columns.to && one.area.columns.to >= frame.columns.from;
    return touches ? { ...one, straddle: false, area: { ...one.area, columns: frame.columns } } : one;
  });
  return freeIntervals(frame.columns.from, frame, { ...around, obstacles: whole });
}
