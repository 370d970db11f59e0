/** Where a story leaves one page for the next: behind the paragraph that fills its page best. By estimate, no browser. */
import type { Divide, JumpRoom } from '../edition/index.ts';
import type { Flow } from '../edition/model.ts';
import { type FlowText, rowsNeeded, supplyOf } from './estimate.ts';

/** On either side of a jump. */
const fewest = { paragraphs: 2, rows: 4 };
/** A row that a page cannot hold or fill by any of its ranges, against one that its pictures make up for. */
const beyond = 10;

const textOf = ({ kind, runs }: Flow): FlowText => ({ kind, text: runs.map(({ text }) => text).join('') });

/** How far rows are from what a page is to hold, those that it cannot hold at all counted more. */
function strain({ page, text }: JumpRoom, rows: number): { readonly asked: number; readonly out: number } {
  const { min, preferred, max } = supplyOf(text, page.placed);
  return { asked: Math.abs(rows - preferred), out: Math.max(0, min - rows, rows - max) };
}

/** Rows of the flow up to each of its elements, as a room sets it. */
function rowsUpTo(flow: readonly Flow[], { page }: JumpRoom): readonly number[] {
  const [characters = page.grid.characters] = page.grid.bodyCharacters;
  const rows = [0];
  for (const one of flow) rows.push(rows.at(-1)! + rowsNeeded([textOf(one)], characters));
  return rows;
}

export const divideStory: Divide = (flow, rooms, settled) => {
  const upTo = rooms.map((room) => rowsUpTo(flow, room));
  /** Paragraphs in front of each element. */
  const paragraphs = [0];
  for (const { kind } of flow) paragraphs.push(paragraphs.at(-1)! + (kind === 'paragraph' ? 1 : 0));
  const holds = (from: number, to: number): number => paragraphs[to]! - paragraphs[from]!;
  const ends: number[] = [];
  for (const [index, room] of rooms.slice(0, -1).entries()) {
    const from = ends.at(-1) ?? 0;
    const known = settled[index];
    if (known !== undefined) {
      ends.push(known);
      continue;
    }
    const next = settled.slice(index + 1).findIndex((end) => end !== undefined);
    const limit = next < 0 ? flow.length : settled[index + 1 + next]!;
    const shares = next < 0 ? rooms.length - 1 - index : next + 1;
    const rowsOf = (of: number, begin: number, end: number): number => upTo[of]![end]! - upTo[of]![begin]!;
    let best: { readonly end: number; readonly cost: number } | undefined;
    for (let end = from + 1; end < limit; end += 1) {
      if (flow[end - 1]!.kind === 'section-head') continue;
      if (holds(from, end) < fewest.paragraphs || holds(end, limit) < fewest.paragraphs * shares) continue;
      if (rowsOf(index, from, end) < fewest.rows || rowsOf(index + 1, end, limit) < fewest.rows * shares) continue;
      const lines = index === 0 ? 1 : 2;
      const here = strain(room, rowsOf(index, from, end) + lines);
      // Only the next part's page is known to take all of the rest.
      const rest = shares === 1 ? strain(rooms[index + 1]!, rowsOf(index + 1, end, limit) + 1).out : 0;
      const cost = here.asked + beyond * (here.out + rest);
      if (!best || cost < best.cost) best = { end, cost };
    }
    if (!best) return undefined;
    ends.push(best.end);
  }
  return ends;
};
