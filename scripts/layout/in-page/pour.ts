/** Lays a story into its frames, by the engine that fits them, and tells where it ends. */
import type { PlanBlock } from '../../html/plan.ts';
import { type Interval, rectOf, rowsOf } from './cells.ts';
import { type FreeFrame, isThreadedNatively } from './frames.ts';
import { type Page, place } from './page.ts';
import { endOf, flowOf, isHead, readParagraph } from './pieces.ts';
import { setScaffold } from './scaffold.ts';
import { openWalk } from './setting/index.ts';
import { type SplitResult, setFrames } from './split.ts';
import { levelBold, offMiddle, type TextGrid, textGridOf } from './text-grid.ts';
import { headReserve, type Slot } from './thread.ts';

export const hostOf = (page: Page, text: PlanBlock): HTMLElement => page.elements.get(text.id)!.querySelector('.host')!;

export const slotsOf = (frames: readonly FreeFrame[], { column: measure }: Pick<TextGrid, 'column'>): Slot[] =>
  frames.flatMap(({ intervals }) =>
    intervals.map(({ column, from, to, narrow }) => ({
      column,
      rows: to - from,
      share: narrow ? narrow.width / measure : 1,
    })),
  );

/** Rows that frames hold; where a block narrows the measure they hold shorter lines. */
export const capacityOf = (frames: readonly FreeFrame[]): number =>
  frames.flatMap(({ intervals }) => intervals).reduce((sum, { from, to }) => sum + to - from, 0);

/** Body sizes are set on the text block; everything measured afterwards is at that size. */
export function setBody(page: Page, text: PlanBlock, body: { characters: number; size: number }): void {
  page.bodies.set(text.id, body);
  const element = page.elements.get(text.id)!;
  element.style.setProperty('--body', `${body.size}px`);
  const { vertical } = text;
  // Lines of vertical text stand by its own pitch; what else is in its block does not.
  if (vertical) element.querySelector<HTMLElement>('.columns')!.style.setProperty('--pitch', `${vertical.pitch}px`);
  // How far a straddling block reaches into its columns goes by the characters beside it.
  for (const block of page.plan.blocks) if (block.straddle) place(page, block);
}

export function pour(page: Page, text: PlanBlock, frames: readonly FreeFrame[]): SplitResult {
  const columns = page.elements.get(text.id)!.querySelector<HTMLElement>('.columns')!;
  if (!isThreadedNatively(text)) return setFrames(page, columns, { text, frames });
  const grid = textGridOf(page, text);
  const intervals = frames.flatMap((frame) => frame.intervals);
  setParagraphs(page, text, { grid, intervals });
  setScaffold(columns, { grid, intervals });
  if (text.vertical) standInArea(page, columns, text);
  return { left: leftBehind(intervals, grid, endOf(hostOf(page, text), grid, columns.getBoundingClientRect())) };
}

/** Puts the tiers where their characters stand level with the rows and flush with the columns. */
function standInArea({ plan: { grid } }: Page, columns: HTMLElement, text: PlanBlock): void {
  const { tiers, pitch, em } = text.vertical!;
  const [tier] = tiers as readonly [(typeof tiers)[0]];
  const block = rectOf(grid, text.area);
  const left = tier.right - tier.lines * pitch + (pitch - em) / 2 - block.left;
  const aside = offMiddle(columns, pitch);
  levelBold(columns, pitch);
  Object.assign(columns.style, { position: 'absolute', left: `${left - aside}px`, top: `${tier.top - block.top}px` });
}

/** Rows free behind the last line; negative when it stands right of the area. */
function leftBehind(intervals: readonly Interval[], { area }: TextGrid, end: { column: number; row: number }): number {
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
function setParagraphs(
  page: Page,
  text: PlanBlock,
  { grid, intervals }: { grid: TextGrid; intervals: readonly Interval[] },
): void {
  const { setter, looseness, hand } = page;
  if (!setter) return;
  const { column } = grid;
  const { size } = page.bodies.get(text.id)!;
  const rooms = intervals.map(({ from, to, narrow }) => ({
    rows: to - from,
    measure: (narrow?.width ?? column) / size,
  }));
  const walk = openWalk(rooms, { full: column / size, reserve: headReserve });
  for (const element of flowOf(hostOf(page, text))) {
    if (isHead(element)) walk.head(Number(element.dataset['rows']));
    else {
      const set = setter.plan(element, walk.measure, looseness.get(element));
      setter.impose(element, set);
      const holds = (more: number): boolean => set !== undefined && walk.holds(set.lines.length + more);
      hand.enclose(element, holds(0), holds(1));
      walk.lines(set?.lines.length ?? readParagraph(element, grid).lines);
    }
  }
}
