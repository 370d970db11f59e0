/**
 * Threading through frames of different width: lines are measured in each frame's own measure and paragraphs cut where
 * a frame is full. The story itself stays whole in its host, out of sight; what is seen are copies of its parts.
 */
import { columnLeft, columnsWide, typeAreaWide } from '../../core/columns.ts';
import type { PlanBlock, PlanGrid, PlanVertical } from '../../html/plan.ts';
import { rectOf } from './cells.ts';
import type { FreeFrame } from './frames.ts';
import type { Page } from './page.ts';
import { flowOf, hideFlow, isHead } from './pieces.ts';
import { openWalk, type SetParagraph, textsIn } from './setting/index.ts';
import { levelBold, offMiddle, type TextGrid, textGridOf, turned } from './text-grid.ts';
import { headReserve } from './thread.ts';

export interface SplitResult {
  /** Rows that stay empty behind the story; negative: rows over. */
  readonly left: number;
}

/** px from the type area's corner; in vertical text a leg is as wide as its lines and as high as one. */
interface Leg {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  /** A full line, px. */
  readonly measure: number;
}

const legsOf = (grid: PlanGrid, frames: readonly FreeFrame[]): Leg[] =>
  frames.flatMap(({ area, intervals }) =>
    intervals.map(({ from, to, narrow }) => {
      const whole = columnsWide(grid, area.columns);
      const measure = narrow?.width ?? whole;
      const left = columnLeft(grid, area.columns.from);
      return {
        left: narrow?.side === 'right' ? left + whole - measure : left,
        top: from * grid.pitch,
        width: measure,
        height: (to - from) * grid.pitch,
        rows: to - from,
        measure,
      };
    }),
  );

/** Whole characters of the body, at the head of the tier or, below a block, at its foot. */
function verticalLegs({ tiers, pitch, em }: PlanVertical, frames: readonly FreeFrame[], size: number): Leg[] {
  return frames.flatMap(({ intervals }) =>
    intervals.map(({ column, from, to, narrow }) => {
      const tier = tiers[column - 1]!;
      const measure = narrow?.width ?? Math.floor(tier.height / size + 0.01) * size;
      return {
        left: tier.right - to * pitch + (pitch - em) / 2,
        top: narrow?.side === 'right' ? tier.top + tier.height - measure : tier.top,
        width: (to - from) * pitch,
        height: measure,
        rows: to - from,
        measure,
      };
    }),
  );
}

/** A paragraph that waits for its place, from `skip` characters on. */
interface Waiting {
  readonly source: HTMLElement;
  readonly skip: number;
  /** Its lines, where they are planned, and how many of them stand already. */
  readonly set?: SetParagraph | undefined;
  readonly done: number;
}

/** Sets the copies. Copies carry `data-skip`: how many characters of their paragraph stand before them. */
export function setFrames(
  page: Page,
  columns: HTMLElement,
  { text, frames }: { text: PlanBlock; frames: readonly FreeFrame[] },
): SplitResult {
  const { grid } = page.plan;
  for (const old of columns.querySelectorAll(':scope > .frame')) old.remove();
  const host = columns.querySelector<HTMLElement>(':scope > .host')!;
  hideFlow(host, true);
  const { vertical } = text;
  const { size } = page.bodies.get(text.id)!;
  const legs = vertical ? verticalLegs(vertical, frames, size) : legsOf(grid, frames);
  const origin = rectOf(grid, text.area);
  const textGrid = textGridOf(page, text);
  const queue = planned(page, host, { legs, size });
  let left = 0;
  // What is over goes into one more leg beside the page, or below it, as wide as the last.
  const last = legs.at(-1);
  const overflow: Leg | undefined = last && {
    ...last,
    left: vertical ? origin.left : typeAreaWide(grid) + grid.gutter,
    top: vertical ? grid.rows * grid.pitch + grid.gutter : origin.top,
    rows: Number.POSITIVE_INFINITY,
  };
  for (const [index, leg] of [...legs, ...(overflow ? [overflow] : [])].entries()) {
    const over = index === legs.length;
    if (queue.length === 0) {
      if (!over) left += leg.rows;
      continue;
    }
    const frame = document.createElement('div');
    // Copies take the host's own style.
    frame.className = over ? 'host frame overset' : 'host frame';
    Object.assign(frame.style, {
      position: 'absolute',
      left: `${leg.left - origin.left}px`,
      top: `${leg.top - origin.top}px`,
      width: over && vertical ? 'auto' : `${leg.width}px`,
      height: over && !vertical ? 'auto' : `${leg.height}px`,
    });
    columns.append(frame);
    const used = fillFrame(page, frame, { queue, rows: leg.rows, grid: textGrid });
    if (vertical && !over) {
      frame.style.left = `${leg.left - origin.left - offMiddle(frame, vertical.pitch)}px`;
      levelBold(frame, vertical.pitch);
    }
    left += over ? -used : leg.rows - used;
  }
  return { left };
}

/** The story's paragraphs, each with the lines that it will have in the measures it runs through. */
function planned(
  { setter, looseness }: Page,
  host: HTMLElement,
  { legs, size }: { legs: readonly Leg[]; size: number },
): Waiting[] {
  const flow = flowOf(host);
  const waiting = { skip: 0, done: 0 };
  if (!setter) return flow.map((source) => ({ source, ...waiting }));
  const rooms = legs.map(({ rows, measure }) => ({ rows, measure: measure / size }));
  // A head is as wide as its frame, whatever that is; what is over stands in a leg as wide as the last.
  const walk = openWalk(rooms, { full: 0, beyond: rooms.at(-1)?.measure ?? 0, reserve: headReserve });
  return flow.map((source) => {
    const set = isHead(source) ? undefined : setter.plan(source, walk.measure, looseness.get(source));
    if (isHead(source)) walk.head(Number(source.dataset['rows']));
    else walk.lines(set?.lines.length ?? 0);
    return { source, set, ...waiting };
  });
}

/** Fills one frame from the queue; returns the rows used. */
function fillFrame(
  { setter }: Page,
  frame: HTMLElement,
  { queue, rows, grid }: { queue: Waiting[]; rows: number; grid: TextGrid },
): number {
  let used = 0;
  while (queue.length > 0 && used < rows) {
    const { source, skip, set, done } = queue[0]!;
    const copy = source.cloneNode(true) as HTMLElement;
    copy.hidden = false;
    if (skip > 0) dropBefore(copy, skip);
    frame.append(copy);
    if (isHead(copy)) {
      const head = Number(source.dataset['rows']);
      if (used + head + headReserve > rows) {
        copy.remove();
        return used;
      }
      used += head;
      queue.shift();
      continue;
    }
    const need = set ? set.lines.length - done : linesIn(copy, grid);
    const room = rows - used;
    if (need > room) {
      const cut = set ? offsetOf(set, done + room) - skip : offsetOfLine(copy, room, grid);
      dropFrom(copy, cut);
      copy.classList.add('cut');
      queue[0] = { source, set, skip: skip + cut, done: done + room };
    } else queue.shift();
    if (set) setter!.imposePart({ source, copy, set, from: done, to: Math.min(set.lines.length, done + room) });
    used += Math.min(need, room);
  }
  return used;
}

const offsetOf = ({ of, lines }: SetParagraph, line: number): number => of.clusters[lines[line]!.from]!.at;

function linesIn(element: HTMLElement, { vertical, pitch }: TextGrid): number {
  const { first, last } = turned(element.getBoundingClientRect(), vertical);
  return Math.round((last - first) / pitch);
}

/** The character offset at which line `line` (from 0) of a paragraph begins. */
function offsetOfLine(paragraph: HTMLElement, line: number, { vertical, pitch }: TextGrid): number {
  const { first: top } = turned(paragraph.getBoundingClientRect(), vertical);
  const limit = top + line * pitch;
  const range = document.createRange();
  let before = 0;
  for (const node of textsIn(paragraph)) {
    range.selectNodeContents(node);
    const rects = range.getClientRects();
    const bottom = rects.length > 0 ? turned(rects[rects.length - 1]!, vertical).last : Number.NEGATIVE_INFINITY;
    if (bottom - pitch * 0.25 > limit) {
      let low = 0;
      let high = node.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        range.setStart(node, middle);
        range.setEnd(node, middle + 1);
        const { first, last } = turned(range.getBoundingClientRect(), vertical);
        if ((first + last) / 2 > limit) high = middle;
        else low = middle + 1;
      }
      if (low < node.length) return before + low;
    }
    before += node.length;
  }
  return before;
}

function dropBefore(copy: HTMLElement, count: number): void {
  copy.dataset['skip'] = String(count);
  copy.classList.add('continued');
  copy.style.textIndent = '0';
  let rest = count;
  for (const node of textsIn(copy)) {
    const gone = Math.min(rest, node.length);
    const origin = node.parentElement!.closest<HTMLElement>('[data-origin]');
    if (gone > 0 && origin && origin !== copy && copy.contains(origin)) {
      origin.dataset['skip'] = String(Number(origin.dataset['skip'] ?? 0) + gone);
    }
    node.deleteData(0, gone);
    rest -= gone;
    if (rest === 0) break;
  }
  dropReadings(copy);
}

function dropFrom(copy: HTMLElement, count: number): void {
  copy.style.textAlignLast = 'justify';
  let at = 0;
  for (const node of textsIn(copy)) {
    const keep = Math.max(0, Math.min(node.length, count - at));
    at += node.length;
    if (keep < node.length) node.deleteData(keep, node.length - keep);
  }
  dropReadings(copy);
}

/** A reading goes where its base goes. */
function dropReadings(copy: HTMLElement): void {
  for (const ruby of copy.querySelectorAll('ruby'))
    if (textsIn(ruby).every(({ length }) => length === 0)) ruby.remove();
}
