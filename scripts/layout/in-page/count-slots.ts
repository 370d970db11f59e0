/**
 * What is free of a story's columns for given rows of its pictures, by arithmetic on numbers alone: the search asks some
 * thousand times. `framesOf` says the same, slower, for the page as it stands; a test holds the two together.
 */
import type { PlanBlock } from '../../html/plan.ts';
import { carves } from './cells.ts';
import type { Levers } from './levers.ts';
import { frameAreas, keepBeside, type Page } from './page.ts';
import type { Slot } from './thread.ts';

/** Rows taken in one column: `from` inclusive, `to` exclusive, from 0. */
interface Taken {
  from: number;
  to: number;
  readonly narrows: boolean;
}

export function slotCounter(page: Page, text: PlanBlock, levers: Levers): (rows: readonly number[]) => Slot[] {
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
