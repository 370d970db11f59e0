/** The page being set: its plan, its elements and where each block stands at the moment. */
import type { Area } from '../../edition/model.ts';
import type { PagePlan, PlanBlock } from '../../html/plan.ts';
import {
  carves,
  columnLeft,
  columnsOf,
  freeIntervals,
  type Interval,
  type Obstacle,
  rectOf,
  rowsOf,
  widthOf,
  withRows,
} from './cells.ts';
import { openSetter, type Setter } from './setting/index.ts';

export interface Page {
  readonly plan: PagePlan;
  /** `.type-area`. */
  readonly root: HTMLElement;
  readonly elements: ReadonlyMap<string, HTMLElement>;
  /** Where each block stands now. */
  readonly areas: Map<string, Area>;
  /** Rows that the words of a block need, where its rows follow from them. */
  readonly natural: Map<string, number>;
  /** Body size of each text block, px, and the characters a column it comes from. */
  readonly bodies: Map<string, { readonly characters: number; readonly size: number }>;
  /** Paragraphs that are to take more lines than their best, or fewer, so that their story ends exactly. */
  readonly looseness: Map<HTMLElement, number>;
  /** Sets running text by whole paragraphs; missing where lines are left to the browser. */
  readonly setter?: Setter;
}

/** Marks of traditional Chinese stand in the middle of their square: they have no half to give. */
const simplified = /^zh(?:$|-(?:Hans|CN|SG|MY))/i;

/** Whether running text is ours to set. */
export const setsFinely = ({ setting }: PagePlan): boolean =>
  setting.mode !== 'browser' && simplified.test(document.documentElement.lang);

export function openPage(root: HTMLElement, plan: PagePlan): Page {
  const elements = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>('.block')) elements.set(element.dataset['id']!, element);
  const { grid } = plan;
  const set = (name: string, value: string) => root.style.setProperty(name, value);
  set('--column', `${grid.column}px`);
  set('--gutter', `${grid.gutter}px`);
  set('--pitch', `${grid.pitch}px`);
  Object.assign(root.style, {
    position: 'relative',
    width: `${widthOf(grid, grid.columns)}px`,
    height: `${grid.rows * grid.pitch}px`,
  });
  return {
    plan,
    root,
    ...(setsFinely(plan) && { setter: openSetter(root, plan.setting) }),
    elements,
    areas: new Map(plan.blocks.map((block) => [block.id, block.area])),
    natural: new Map(),
    looseness: new Map(),
    bodies: new Map(plan.blocks.filter((block) => block.block === 'text').map((block) => [block.id, grid.bodies[0]!])),
  };
}

/** Lines of fewer characters cannot be justified. */
const fewestBeside = 8;

/** The width of the characters that stay beside a straddling block: somewhat more than half the column. */
export function keepBeside(page: Page, text: PlanBlock): number {
  const body = page.bodies.get(text.id) ?? page.plan.grid.bodies[0]!;
  return Math.max(fewestBeside, Math.round(body.characters * 0.53)) * body.size;
}

/** The text block that a straddling block narrows. */
const narrowed = (page: Page, block: PlanBlock): PlanBlock | undefined =>
  page.plan.blocks.find((one) => one.block === 'text' && carves(block, block.area, one));

/** Puts a block's element on its cells. A block of no rows is not shown. */
export function place(page: Page, block: PlanBlock): void {
  const element = page.elements.get(block.id);
  const area = page.areas.get(block.id)!;
  if (!element) return;
  const { grid } = page.plan;
  let { left, top, width, height } = rectOf(grid, area);
  const text = block.straddle ? narrowed(page, block) : undefined;
  if (text) {
    const keep = keepBeside(page, text);
    left = columnLeft(grid, area.columns.from) + keep;
    width = columnLeft(grid, area.columns.to) + grid.column - keep - left;
  }
  const rows = rowsOf(area);
  element.style.setProperty('--rows', String(rows));
  element.style.setProperty('--columns', String(columnsOf(area)));
  Object.assign(element.style, {
    position: 'absolute',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    display: rows > 0 ? '' : 'none',
  });
}

/** Blocks whose rows follow from the words in them, when the page gives them a range. */
export const wordy: ReadonlySet<string> = new Set(['lede', 'sidebar', 'pull-quote']);

/** Gives each block of words the rows its words need, within its range. */
export function settleNaturalRows(page: Page): void {
  for (const block of page.plan.blocks) {
    const element = page.elements.get(block.id);
    if (!element || !block.fit || !wordy.has(block.block)) continue;
    element.style.height = 'auto';
    const natural = Math.ceil(element.getBoundingClientRect().height / page.plan.grid.pitch - 0.02);
    const rows = Math.min(block.fit.max, Math.max(block.fit.min, natural));
    page.natural.set(block.id, rows);
    page.areas.set(block.id, withRows(block.area, rows, block.fit.anchor));
    place(page, block);
  }
}

function obstaclesOf(page: Page, text: PlanBlock): Obstacle[] {
  const { areas } = page;
  return page.plan.blocks
    .filter((block) => {
      const area = areas.get(block.id)!;
      return rowsOf(area) > 0 && carves(block, area, text);
    })
    .map((block) => ({ area: areas.get(block.id)!, air: block.air, straddle: block.straddle === true }));
}

/** A text block is one multicol when all its frames are single columns from left to right. */
export const isThreadedNatively = (text: PlanBlock): boolean =>
  !text.frames ||
  text.frames.every(
    (frame, index) =>
      columnsOf(frame) === 1 && (index === 0 || frame.columns.from > text.frames![index - 1]!.columns.from),
  );

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

/** The intervals that a story may fill, in threading order, with all blocks where they stand now. */
export function framesOf(page: Page, text: PlanBlock): FreeFrame[] {
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
