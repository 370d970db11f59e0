/**
 * What is free of a story's columns for given rows of its pictures, by arithmetic on numbers alone: the search asks some
 * thousand times. `framesOf` says the same, slower, for the page as it stands; a test holds the two together.
 */
import type { PlanBlock } from '../../html/plan.ts';
import { carves, type Rect, rowsOf, withRows } from './cells.ts';
import { frameAreas, takenFrom } from './frames.ts';
import type { Levers } from './levers.ts';
import { keepBeside, type Page, rectAt, rectOfBlock } from './page.ts';
import { slotsOf } from './pour.ts';
import { textGridOf } from './text-grid.ts';
import type { Slot } from './thread.ts';
import { tierIntervals } from './tiers.ts';

/** Rows taken in one column: `from` inclusive, `to` exclusive, from 0. */
interface Taken {
  from: number;
  to: number;
  readonly narrows: boolean;
}

/** Where a lever puts its block: on so many rows, or so many lines of the vertical story around it. */
const movedTo = (page: Page, block: PlanBlock, value: number): Rect =>
  block.widen
    ? rectAt(page, block, { area: block.area, lines: value })
    : rectAt(page, block, { area: withRows(block.area, value, block.fit!.anchor), lines: undefined });

function tierCounter(page: Page, text: PlanBlock, levers: Levers): (rows: readonly number[]) => Slot[] {
  const vertical = text.vertical!;
  const grid = textGridOf(page, text);
  const { size } = page.bodies.get(text.id)!;
  const taken = (block: PlanBlock, rect: Rect) =>
    rect.width > 0 && rect.height > 0 ? [takenFrom(page, vertical, { block, rect })] : [];
  const moving = new Set(levers.blocks);
  const fixed = page.plan.blocks
    .filter((block) => {
      const area = page.areas.get(block.id)!;
      return !moving.has(block) && rowsOf(area) > 0 && carves(block, area, text);
    })
    .flatMap((block) => taken(block, rectOfBlock(page, block)));
  return (rows) => {
    const moved = levers.blocks.flatMap((block, index) => taken(block, movedTo(page, block, rows[index]!)));
    const tiers = tierIntervals(vertical, [...fixed, ...moved], size);
    return slotsOf(
      tiers.map((intervals) => ({ area: grid.area, intervals })),
      grid,
    );
  };
}

export function slotCounter(page: Page, text: PlanBlock, levers: Levers): (rows: readonly number[]) => Slot[] {
  if (text.vertical) return tierCounter(page, text, levers);
  const share = keepBeside(page, text) / page.plan.grid.column;
  const moving = new Set(levers.blocks);
  const { rows: area } = page.areas.get(text.id)!;
  const columns = frameAreas(page, text).map(({ columns: { from: column }, rows }) => ({
    column,
    top: rows.from - 1,
    end: rows.to,
    fixed: page.plan.blocks.flatMap((block): Taken[] => {
      const area = page.areas.get(block.id)!;
      if (moving.has(block) || column < area.columns.from || column > area.columns.to) return [];
      if (area.rows.to < area.rows.from || !carves(block, area, text)) return [];
      const narrows = block.straddle === true;
      return [{ from: area.rows.from - 1 - block.air.above, to: area.rows.to + block.air.below, narrows }];
    }),
    levers: levers.blocks.flatMap((block, index) =>
      column < block.area.columns.from || column > block.area.columns.to ? [] : [{ block, index }],
    ),
  }));
  return (rows) => {
    const slots: Slot[] = [];
    for (const { column, top, end, fixed, levers: own } of columns) {
      const taken: Taken[] = [];
      const take = (from: number, to: number, narrows: boolean): void => {
        if (to > top && from < end) taken.push({ from: Math.max(from, top), to: Math.min(to, end), narrows });
      };
      for (const { from, to, narrows } of fixed) take(from, to, narrows);
      for (const { block, index } of own) {
        const count = rows[index]!;
        const { from, to } = block.area.rows;
        const first = block.fit!.anchor === 'top' ? from - 1 : to - count;
        if (count <= 0 || first >= area.to || first + count < area.from) continue;
        take(first - block.air.above, first + count + block.air.below, false);
      }
      taken.sort((a, b) => a.from - b.from || a.to - b.to);
      let at = top;
      for (const { from, to, narrows } of taken) {
        if (from > at) slots.push({ column, rows: from - at, share: 1 });
        if (narrows && to > Math.max(at, from)) slots.push({ column, rows: to - Math.max(at, from), share });
        at = Math.max(at, to);
      }
      if (at < end) slots.push({ column, rows: end - at, share: 1 });
    }
    return slots;
  };
}

/** How many pictures stand on another block for given rows of them. Text makes way and boxes hold things; nothing else may. */
export function collisionCounter(page: Page, levers: Levers): (rows: readonly number[]) => number {
  if (levers.blocks.some(({ widen }) => widen)) return rectCollisions(page, levers);
  const span = (block: PlanBlock, rows: readonly number[]): { from: number; to: number } => {
    const index = levers.blocks.indexOf(block);
    const { from, to } = page.areas.get(block.id)!.rows;
    if (index < 0) return { from, to };
    const asked = block.area.rows;
    return block.fit!.anchor === 'top'
      ? { from: asked.from, to: asked.from + rows[index]! - 1 }
      : { from: asked.to - rows[index]! + 1, to: asked.to };
  };
  const pairs = levers.blocks.flatMap((block) =>
    page.plan.blocks
      .filter((other) => {
        if (other.id === block.id || ['text', 'box', 'overlay-headline'].includes(other.block)) return false;
        return other.area.columns.from <= block.area.columns.to && block.area.columns.from <= other.area.columns.to;
      })
      .map((other) => [block, other] as const),
  );
  return (rows) => {
    let count = 0;
    for (const [block, other] of pairs) {
      const [one, two] = [span(block, rows), span(other, rows)];
      if (one.from <= one.to && two.from <= two.to && one.from <= two.to && two.from <= one.to) count += 1;
    }
    return count;
  };
}

/** px of two blocks on one another that are rounding. */
const nearly = 0.5;

/** The same where blocks move in lines too: by their rectangles. */
function rectCollisions(page: Page, levers: Levers): (rows: readonly number[]) => number {
  const solid = page.plan.blocks.filter(({ block }) => !['text', 'box', 'overlay-headline'].includes(block));
  const indices = new Map(levers.blocks.map((block, index) => [block, index]));
  const overlap = (a: Rect, b: Rect): boolean =>
    Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left) > nearly &&
    Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > nearly;
  return (rows) => {
    const rects = new Map(
      solid.map((block) => {
        const index = indices.get(block);
        return [block, index === undefined ? rectOfBlock(page, block) : movedTo(page, block, rows[index]!)] as const;
      }),
    );
    let count = 0;
    for (const block of levers.blocks) {
      for (const [other, rect] of rects) if (other !== block && overlap(rects.get(block)!, rect)) count += 1;
    }
    return count;
  };
}
