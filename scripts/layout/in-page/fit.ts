/** Fits each story of the page: body size by what the page permits, then the rows of pictures. */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import { carves, type Interval, rowsOf, withRows } from './cells.ts';
import { type FreeFrame, framesOf, isThreadedNatively, type Page, place } from './page.ts';
import { endOf, glueEnds, measurePieces, settleHeads } from './pieces.ts';
import { setScaffold } from './scaffold.ts';
import { counting, type Found, search, setting, type Trial, type Variable } from './search.ts';
import { type SplitResult, setFrames } from './split.ts';
import { type Piece, type Slot, thread } from './thread.ts';

export interface TextFit {
  readonly text: PlanBlock;
  readonly frames: readonly FreeFrame[];
  /** Rows the frames hold, and rows that stay empty behind the story (negative: over). */
  readonly capacity: number;
  readonly left: number;
  readonly holes: number;
  readonly body: { readonly characters: number; readonly size: number };
  readonly strain: number;
}

/** Blocks whose height is free within their range. */
const elastic = new Set(['photo', 'photo-strip', 'ornament']);

const hostOf = (page: Page, text: PlanBlock): HTMLElement => page.elements.get(text.id)!.querySelector('.host')!;

const slotsOf = (page: Page, frames: readonly FreeFrame[]): Slot[] =>
  frames.flatMap(({ intervals }) =>
    intervals.map(({ column, from, to, narrow }) => ({
      column,
      rows: to - from,
      share: narrow ? narrow.width / page.plan.grid.column : 1,
    })),
  );

const rowsIn = (slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + Math.floor(slot.rows * slot.share), 0);

/** Body sizes are set on the text block; everything measured afterwards is at that size. */
function setBody(page: Page, text: PlanBlock, body: { characters: number; size: number }): void {
  page.bodies.set(text.id, body);
  const element = page.elements.get(text.id)!;
  element.style.setProperty('--body', `${body.size}px`);
  for (const block of page.plan.blocks) if (block.straddle) place(page, block);
}

/** Lays the story into its frames by the engine that fits them; tells where it ends. */
function pour(page: Page, text: PlanBlock, frames: readonly FreeFrame[]): SplitResult {
  const element = page.elements.get(text.id)!;
  const columns = element.querySelector<HTMLElement>('.columns')!;
  const { grid } = page.plan;
  if (!isThreadedNatively(text)) return setFrames(columns, { grid, text, frames });
  const area = page.areas.get(text.id)!;
  setScaffold(columns, { grid, area, intervals: frames.flatMap(({ intervals }) => intervals) });
  const box = columns.getBoundingClientRect();
  const end = endOf(hostOf(page, text), { grid, left: box.left, top: box.top });
  return {
    left: leftBehind(
      frames.flatMap(({ intervals }) => intervals),
      area,
      end,
    ),
  };
}

/** Rows free behind the last line; negative when it stands right of the area. */
function leftBehind(intervals: readonly Interval[], area: Area, end: { column: number; row: number }): number {
  const column = area.columns.from + end.column;
  if (column > area.columns.to) {
    return -((column - area.columns.to - 1) * rowsOf(area) + end.row);
  }
  const row = area.rows.from - 1 + end.row;
  let left = 0;
  for (const one of intervals) {
    if (one.column > column) left += one.to - one.from;
    else if (one.column === column) left += Math.max(0, one.to - Math.max(one.from, row));
  }
  return left;
}

function variablesOf(page: Page, text: PlanBlock): { blocks: PlanBlock[]; variables: Variable[] } {
  const others = page.plan.blocks.filter((block) => block.block === 'text' && block.id !== text.id);
  const blocks = page.plan.blocks.filter((block) => {
    if (!block.fit || !elastic.has(block.block)) return false;
    const largest = withRows(block.area, block.fit.max, block.fit.anchor);
    // A picture that another story runs around as well belongs to the first of the two.
    const first = [text, ...others]
      .filter((one) => carves(block, largest, one))
      .sort((a, b) => order(page, a) - order(page, b))[0];
    return first?.id === text.id;
  });
  return {
    blocks,
    variables: blocks.map((block) => ({
      id: block.id,
      preferred: rowsOf(block.area),
      min: block.fit!.min,
      max: block.fit!.max,
    })),
  };
}

const order = (page: Page, block: PlanBlock): number => page.plan.blocks.indexOf(block);

function trialFor(
  page: Page,
  text: PlanBlock,
  of: { blocks: readonly PlanBlock[]; pieces: readonly Piece[]; bias: number },
) {
  return (rows: readonly number[]): Trial => {
    const areas = new Map(page.areas);
    for (const [index, block] of of.blocks.entries()) {
      areas.set(block.id, withRows(block.area, rows[index]!, block.fit!.anchor));
    }
    const slots = slotsOf(page, framesOf(page, text, areas));
    const { left, holes, blemishes, faults } = thread(of.pieces, slots);
    // Scraps of a column above or below a picture read as accidents.
    const scraps = slots.filter((slot) => slot.rows < 5).length;
    return { left: left + of.bias, holes, blemishes: blemishes + 2 * scraps, faults };
  };
}

function placeAll(page: Page, blocks: readonly PlanBlock[], rows: readonly number[]): void {
  for (const [index, block] of blocks.entries()) {
    page.areas.set(block.id, withRows(block.area, rows[index]!, block.fit!.anchor));
    place(page, block);
  }
}

/** Where frames differ in width, how many lines there are depends on where they stand: the story is set for each trial. */
function settingTrial(page: Page, text: PlanBlock, blocks: readonly PlanBlock[]) {
  return (rows: readonly number[]): Trial => {
    placeAll(page, blocks, rows);
    return { left: pour(page, text, framesOf(page, text)).left, holes: 0, blemishes: 0, faults: 0 };
  };
}

/** How often the page is set and read again when the counting was off (a narrowed measure, say). */
const corrections = 6;
/** Beyond this strain another permitted body size is tried before pictures are pulled further. */
const comfortable = 0.75;

/** Fits one story. `searching` false: the page as asked, only measured. */
export function fitText(page: Page, text: PlanBlock, searching: boolean): TextFit {
  const host = hostOf(page, text);
  const { bodies } = page.plan.grid;
  const { blocks, variables } = variablesOf(page, text);
  glueEnds(host);
  const native = isThreadedNatively(text);

  const measure = (body: (typeof bodies)[number]): Piece[] => {
    host.hidden = false;
    setBody(page, text, body);
    settleHeads(host, page.plan.grid);
    pour(page, text, framesOf(page, text));
    return measurePieces(host, page.plan.grid);
  };

  let chosen: { body: (typeof bodies)[number]; pieces: Piece[]; found: Found; rank: number } | undefined;
  for (const [index, body] of bodies.entries()) {
    const pieces = measure(body);
    const attempt = native ? trialFor(page, text, { blocks, pieces, bias: 0 }) : settingTrial(page, text, blocks);
    const asked = variables.map((one) => one.preferred);
    const found: Found = searching
      ? search(variables, attempt, native ? counting : setting)
      : { rows: asked, trial: attempt(asked), exact: false, strain: 0 };
    const rank =
      (found.exact ? 0 : 100 + Math.abs(found.trial.left)) +
      Math.max(0, Math.abs(found.strain) - comfortable) * 8 +
      index;
    if (!chosen || rank < chosen.rank) chosen = { body, pieces, found, rank };
    if ((found.exact && Math.abs(found.strain) <= comfortable) || !searching) break;
  }
  const { body } = chosen!;
  let { found, pieces } = chosen!;
  if (page.bodies.get(text.id) !== body) pieces = measure(body);

  let frames: FreeFrame[] = [];
  let poured: SplitResult = { left: 0 };
  let bias = 0;
  for (let pass = 0; pass <= corrections; pass += 1) {
    placeAll(page, blocks, found.rows);
    frames = framesOf(page, text);
    poured = pour(page, text, frames);
    const wanted = found.trial.left;
    if (!searching || !native || poured.left === wanted || pass === corrections) break;
    pieces = measurePieces(host, page.plan.grid);
    const counted = trialFor(page, text, { blocks, pieces, bias: 0 })(found.rows).left;
    bias = poured.left - counted;
    found = search(variables, trialFor(page, text, { blocks, pieces, bias }));
  }
  const slots = slotsOf(page, frames);
  return {
    text,
    frames,
    capacity: rowsIn(slots),
    left: poured.left,
    holes: native ? thread(measurePieces(host, page.plan.grid), slots).holes : 0,
    body,
    strain: found.strain,
  };
}

/** Sets a story again after an edit, pictures where they are: what a keystroke costs. */
export function reflow(page: Page, text: PlanBlock): number {
  return pour(page, text, framesOf(page, text)).left;
}
