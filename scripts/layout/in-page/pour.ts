/** Lays a story into its frames, by the engine that fits them, and tells where it ends. */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import { type Interval, rowsOf } from './cells.ts';
import { type FreeFrame, isThreadedNatively, type Page, place } from './page.ts';
import { endOf, flowOf, isHead, readParagraph } from './pieces.ts';
import { setScaffold } from './scaffold.ts';
import { openWalk, type Walk } from './setting/index.ts';
import { type SplitResult, setFrames } from './split.ts';
import { headReserve, type Slot } from './thread.ts';

export const hostOf = (page: Page, text: PlanBlock): HTMLElement => page.elements.get(text.id)!.querySelector('.host')!;

export const slotsOf = (page: Page, frames: readonly FreeFrame[]): Slot[] =>
  frames.flatMap(({ intervals }) =>
    intervals.map(({ column, from, to, narrow }) => ({
      column,
      rows: to - from,
      share: narrow ? narrow.width / page.plan.grid.column : 1,
    })),
  );

/** Rows of full lines that slots hold. */
export const capacityOf = (slots: readonly Slot[]): number =>
  slots.reduce((sum, slot) => sum + Math.floor(slot.rows * slot.share), 0);

/** Body sizes are set on the text block; everything measured afterwards is at that size. */
export function setBody(page: Page, text: PlanBlock, body: { characters: number; size: number }): void {
  page.bodies.set(text.id, body);
  page.elements.get(text.id)!.style.setProperty('--body', `${body.size}px`);
  // How far a straddling block reaches into its columns goes by the characters beside it.
  for (const block of page.plan.blocks) if (block.straddle) place(page, block);
}

export function pour(page: Page, text: PlanBlock, frames: readonly FreeFrame[]): SplitResult {
  const columns = page.elements.get(text.id)!.querySelector<HTMLElement>('.columns')!;
  const { grid } = page.plan;
  if (!isThreadedNatively(text)) return setFrames(page, columns, { text, frames });
  const area = page.areas.get(text.id)!;
  const intervals = frames.flatMap((frame) => frame.intervals);
  setParagraphs(page, text, intervals);
  setScaffold(columns, { grid, area, intervals });
  const { left, top } = columns.getBoundingClientRect();
  return { left: leftBehind(intervals, area, endOf(hostOf(page, text), { grid, left, top })) };
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

/** The frames as they would be if nothing narrowed the measure: for counting lines, which are then all of one width. */
export const unnarrowed = (frames: readonly FreeFrame[]): FreeFrame[] =>
  frames.map(({ area, intervals }) => ({
    area,
    intervals: intervals.map(({ column, from, to }) => ({ column, from, to })),
  }));

/** Plans each paragraph for the measures that its lines will stand in, and makes the browser break it so. */
function setParagraphs(page: Page, text: PlanBlock, intervals: readonly Interval[]): void {
  const { setter } = page;
  if (!setter) return;
  const { column } = page.plan.grid;
  const { size } = page.bodies.get(text.id)!;
  const rooms = intervals.map(({ from, to, narrow }) => ({
    rows: to - from,
    measure: (narrow?.width ?? column) / size,
  }));
  const walk = openWalk(rooms, { full: column / size, reserve: headReserve });
  for (const element of flowOf(hostOf(page, text))) {
    if (isHead(element)) walk.head(Number(element.dataset['rows']));
    else walk.lines(setParagraph(page, element, walk));
  }
}

/** Returns the lines that the paragraph takes. */
function setParagraph({ setter, plan, looseness }: Page, element: HTMLElement, { measure }: Walk): number {
  const set = setter!.plan(element, measure, looseness.get(element));
  setter!.impose(element, set);
  return set?.lines.length ?? readParagraph(element, plan.grid).lines;
}
