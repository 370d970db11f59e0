/** What may move when a story is fitted, and what a trial of it comes to. */
import type { PlanBlock } from '../../html/plan.ts';
import { carves, columnsOf, rowsOf, withRows } from './cells.ts';
import { collisionCounter, slotCounter } from './count-slots.ts';
import { framesOf } from './frames.ts';
import { type Loose, loosened, loosenParagraphs, loosenPieces } from './looseness.ts';
import { linesAsked, type Page, place, storyAround, wordy } from './page.ts';
import { countHeads, measurePieces, spreadHeads } from './pieces.ts';
import { hostOf, pour, slotsOf } from './pour.ts';
import type { Trial, Variable } from './search.ts';
import { textGridOf } from './text-grid.ts';
import { type Piece, thread } from './thread.ts';

/** Blocks whose height is free within their range. */
const elastic = new Set(['photo', 'photo-strip', 'ornament']);

/** Rows that a block of words may take beyond what its words need, when nothing else ends the story. */
const slackRows = 2;

/** A slot of fewer rows above or below a picture reads as a scrap. */
const scrap = 5;

/**
 * Variables are the rows of each block, in order, then how many section heads take a row more, and then whether a
 * paragraph wins or loses a line, for each that may.
 */
export interface Levers {
  readonly blocks: readonly PlanBlock[];
  readonly variables: readonly Variable[];
  readonly loose: readonly Loose[];
}

/** Id of the variable behind those of the blocks. */
const heads = 'section heads';
/** A line won or lost, against a picture moved over a quarter of its range. */
const looseHarm = 0.06;

/** The pictures that fit a story; one that several stories run around belongs to the smallest of them. */
export function leversOf(page: Page, text: PlanBlock, loose: readonly Loose[] = []): Levers {
  const texts = page.plan.blocks.filter((block) => block.block === 'text');
  const size = ({ area }: PlanBlock) => columnsOf(area) * rowsOf(area);
  const blocks = page.plan.blocks.filter((block) => {
    if (block.widen) return elastic.has(block.block) && storyAround(page, block)?.id === text.id;
    if (!block.fit || !(elastic.has(block.block) || wordy.has(block.block))) return false;
    const largest = withRows(block.area, block.fit.max, block.fit.anchor);
    const owner = texts.filter((one) => carves(block, largest, one)).sort((a, b) => size(a) - size(b))[0];
    return owner?.id === text.id;
  });
  const variables = blocks.map((block): Variable => {
    if (block.widen) {
      const { min, max } = block.widen;
      const asked = linesAsked(page, block);
      return { id: block.id, preferred: Math.min(max, Math.max(min, asked)), min, max };
    }
    const { min, max } = block.fit!;
    if (!wordy.has(block.block)) return { id: block.id, preferred: rowsOf(block.area), min, max };
    const natural = page.natural.get(block.id)!;
    return { id: block.id, preferred: natural, min: natural, max: Math.min(max, natural + slackRows), reluctant: true };
  });
  const most = countHeads(hostOf(page, text));
  return {
    blocks,
    loose,
    variables: [
      ...variables,
      { id: heads, preferred: 0, min: 0, max: most, reluctant: true },
      ...loose.map(({ piece, more }): Variable => {
        const range = { min: Math.min(0, more), max: Math.max(0, more) };
        return { id: `paragraph ${piece}`, preferred: 0, ...range, reluctant: true, harm: looseHarm };
      }),
    ],
  };
}

export function pull(page: Page, text: PlanBlock, { levers, rows }: { levers: Levers; rows: readonly number[] }): void {
  const { blocks, loose } = levers;
  const host = hostOf(page, text);
  spreadHeads(host, textGridOf(page, text), rows[blocks.length]!);
  loosenParagraphs(page, host, loosened(loose, rows.slice(blocks.length + 1)));
  for (const [index, block] of blocks.entries()) {
    if (block.widen) page.lines.set(block.id, rows[index]!);
    else page.areas.set(block.id, withRows(block.area, rows[index]!, block.fit!.anchor));
    place(page, block);
  }
}

const spreadPieces = (pieces: readonly Piece[], count: number): readonly Piece[] => {
  if (count === 0) return pieces;
  let seen = 0;
  return pieces.map((piece) => {
    if (!piece.head) return piece;
    seen += 1;
    return seen <= count ? { ...piece, rows: piece.rows + 1, spread: true } : piece;
  });
};

/** A trial by counting alone. `bias`: rows by which counting was off when the page was last set. */
export function countingTrial(
  page: Page,
  text: PlanBlock,
  { levers, pieces, bias }: { levers: Levers; pieces: readonly Piece[]; bias: number },
) {
  const slotsFor = slotCounter(page, text, levers);
  const collisionsFor = collisionCounter(page, levers);
  return (rows: readonly number[]): Trial => {
    const slots = slotsFor(rows);
    const heads = levers.blocks.length;
    const changed = loosened(levers.loose, rows.slice(heads + 1));
    const set = loosenPieces(spreadPieces(pieces, rows[heads]!), changed);
    const { left, holes, blemishes, faults } = thread(set, slots);
    const scraps = slots.filter((slot) => slot.rows < scrap).length;
    const spoilt = faults + 100 * collisionsFor(rows);
    return { left: left + bias, holes, blemishes: blemishes + 2 * scraps, faults: spoilt };
  };
}

/** A trial by setting the story: some milliseconds, and the truth where frames or measures differ in width. */
export function settingTrial(page: Page, text: PlanBlock, levers: Levers) {
  return (rows: readonly number[]): Trial => {
    pull(page, text, { levers, rows });
    const frames = framesOf(page, text);
    const { left } = pour(page, text, frames);
    // Lines as set fill real rows, narrow or not.
    const grid = textGridOf(page, text);
    const slots = slotsOf(frames, grid).map((slot) => ({ ...slot, share: 1 }));
    const host = hostOf(page, text);
    const counted = host.hidden ? undefined : thread(measurePieces(host, grid, page.setter), slots);
    return {
      left,
      holes: counted?.holes ?? 0,
      blemishes: counted?.blemishes ?? 0,
      faults: counted?.faults ?? 0,
    };
  };
}
