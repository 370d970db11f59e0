/** The story as it stands in its host: what each paragraph needs, and the care that a line's end takes. */
import { breakDisplay } from './display/fit-display.ts';
import { partsIn } from './display/measure-parts.ts';
import type { Page } from './page.ts';
import { copyTextsIn, glueOf, type SetParagraph, type Setter, textsIn } from './setting/index.ts';
import { type TextGrid, turned } from './text-grid.ts';
import { headReserve, type Lines, type Piece } from './thread.ts';

export const isHead = (element: Element): boolean => element.tagName === 'H2';

/** A last line of this part of the measure or less is short. */
const shortLine = 0.34;

const isJump = (element: Element | null): boolean => element?.classList.contains('jump') ?? false;

/** Takes a story out of sight, where copies of its parts are what is seen. */
export function hideFlow(host: HTMLElement, hidden: boolean): void {
  host.hidden = hidden;
  for (const one of flowOf(host)) if (isJump(one)) one.hidden = hidden;
}

/** Paragraphs and section heads, in order, between the lines that say where the story comes from and goes on. */
export function flowOf(host: Element): HTMLElement[] {
  const { previousElementSibling: before, nextElementSibling: after } = host;
  const around = [before, ...host.children, after].filter(
    (one) => one !== null && (one.parentElement === host || isJump(one)),
  );
  return around as HTMLElement[];
}

/**
 * Lines of a paragraph as set, and how far its last one reaches, px. Its own box would not tell: it goes from where the
 * paragraph begins to where it ends, over whatever stands between; only its lines make way for floats.
 */
export function readParagraph(element: Element, grid: TextGrid): { lines: number; lastWidth: number } {
  const range = document.createRange();
  let lines = 0;
  let start = 0;
  let last: { from: number; to: number; middle: number } | undefined;
  // Node by node: a range over elements gives their boxes as well, and every line twice.
  for (const node of textsIn(element)) {
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const { from, to, first, last: foot } = turned(rect, grid.vertical);
      if (from === to) continue;
      const middle = (first + foot) / 2;
      // The same height in the next column is another line.
      if (!last || Math.abs(middle - last.middle) > grid.pitch / 2 || from > last.to + grid.gutter * 0.8) {
        lines += 1;
        start = from;
      }
      last = { from, to, middle };
    }
  }
  return { lines, lastWidth: last ? last.to - start : 0 };
}

function headPiece(head: HTMLElement): Piece {
  const rows = Number(head.dataset['rows']);
  return { rows, head: true, spread: rows > Number(head.dataset['least']) };
}

/** Rows of each piece as the browser has just set it. */
export function measurePieces(host: Element, grid: TextGrid, setter?: Setter): Piece[] {
  return flowOf(host).map((element) => {
    if (isHead(element)) return headPiece(element);
    const set = setter?.imposed(element);
    if (set) return plannedPiece(set);
    const { lines, lastWidth } = readParagraph(element, grid);
    return { rows: lines, head: false, short: lastWidth <= grid.column * shortLine };
  });
}

function plannedPiece({ lines }: SetParagraph): Piece {
  const last = lines.at(-1);
  return { rows: lines.length, head: false, short: !last || last.measure - last.rest <= last.measure * shortLine };
}

/** From where lines read as loose, and from where they gape, em between Han: the limits of the rule `line.stretch`. */
const stretch = { loose: 0.08, gaping: 0.15 };

function countedLines(lines: SetParagraph['lines']): Lines {
  const over = (limit: number): number => lines.filter((line) => !line.last && line.stretch > limit).length;
  const gaping = over(stretch.gaping);
  return { rows: lines.length, loose: over(stretch.loose) - gaping, gaping };
}

/** The same by planning alone, all lines of one measure in em; nothing where a paragraph is left to the browser. */
export function planPieces(host: Element, setter: Setter, measure: number): Piece[] | undefined {
  const flow = flowOf(host);
  setter.ready(flow.filter((element) => !isHead(element)));
  const pieces: Piece[] = [];
  for (const element of flow) {
    if (isHead(element)) {
      pieces.push(headPiece(element));
      continue;
    }
    const plan = setter.planner(element);
    const set = plan?.(measure);
    if (!plan || !set) return undefined;
    const linesIn = (share: (line: number) => number, more = 0): Lines =>
      countedLines(plan((line) => share(line) * measure, more)?.lines ?? []);
    pieces.push({ ...plannedPiece(set), linesIn });
  }
  return pieces;
}

/**
 * Section heads of whole rows, never at a column's foot: a float's foot is no fragmentation break, so `break-after`
 * does nothing there; a box that reserves the rows below itself and gives them back by a negative margin does.
 */
export function settleHeads(host: Element, grid: TextGrid): void {
  for (const head of flowOf(host).filter(isHead)) settleHead(head, grid);
}

/** The same for one of them, and `more` rows than it needs. */
export function settleHead(head: HTMLElement, grid: TextGrid, more = 0): void {
  head.style.cssText = '';
  const asked = Number(getComputedStyle(head).getPropertyValue('--head-rows')) || 3;
  breakAtPhrase(head, grid);
  Object.assign(head.style, {
    display: 'flow-root',
    inlineSize: '100%',
    blockSize: 'auto',
    margin: '0',
    padding: '0',
    textIndent: '0',
    breakInside: 'avoid',
  });
  const { first, last } = turned(head.getBoundingClientRect(), grid.vertical);
  const text = last - first;
  head.dataset['text'] = String(text);
  head.dataset['least'] = String(Math.max(asked, Math.ceil(text / grid.pitch - 0.01)));
  setHeadRows(head, grid, more);
}

/** Gives a settled head `more` rows than it needs; they stand above it. */
function setHeadRows(head: HTMLElement, grid: TextGrid, more: number): void {
  const least = Number(head.dataset['least']);
  const rows = least + more;
  head.dataset['rows'] = String(rows);
  // Nearer to its own section than to the one before.
  const above = (least * grid.pitch - Number(head.dataset['text'])) * 0.62 + more * grid.pitch;
  Object.assign(head.style, {
    boxSizing: 'border-box',
    paddingBlockStart: `${above}px`,
    blockSize: `${(rows + headReserve) * grid.pitch}px`,
    marginBlockEnd: `${-headReserve * grid.pitch}px`,
  });
}

/** The first `count` heads of a story take a row more: the last means to let it end exactly. */
export function spreadHeads(host: Element, grid: TextGrid, count: number): void {
  for (const [index, head] of flowOf(host).filter(isHead).entries()) {
    const more = index < count ? 1 : 0;
    if (Number(head.dataset['rows']) !== Number(head.dataset['least']) + more) setHeadRows(head, grid, more);
  }
}

export const countHeads = (host: Element): number => flowOf(host).filter(isHead).length;

/** A head longer than its column or tier breaks where a phrase ends, not after whatever character comes last. */
function breakAtPhrase(head: HTMLElement, { column }: TextGrid): void {
  const text = head.querySelector<HTMLElement>('.head') ?? head;
  text.style.cssText = '';
  if (breakDisplay(text, column)) return;
  // Better broken anywhere than set across the next column.
  text.style.cssText = 'white-space:normal;text-wrap:balance';
  for (const part of partsIn(text)) part.style.cssText = 'white-space:normal';
}

/** All texts of an element, readings too. */
export function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** Keeps a paragraph's last characters on one line, and what Chromium would part. */
export function glueEnd({ hand }: Pick<Page, 'hand'>, paragraph: HTMLElement): void {
  hand.glue(paragraph, glueOf(copyTextsIn(paragraph).map(({ data }) => data)));
}

/** Paragraphs that did not come out as planned are left to the browser; true when there are any. */
export function leaveStrayed(page: Page, strayed: readonly HTMLElement[] = []): boolean {
  for (const paragraph of strayed) {
    page.setter!.giveUp(paragraph);
    glueEnd(page, paragraph);
  }
  return strayed.length > 0;
}

/** The same for every paragraph of a story that is left to the browser. */
export function glueEnds(page: Page, host: Element): void {
  for (const paragraph of flowOf(host)) {
    if (!isHead(paragraph) && !page.setter?.takes(paragraph)) glueEnd(page, paragraph);
  }
}

/** The last line's foot, in rows below the corner of the story's columns, and the column it stands in, from 0. */
export function endOf(host: Element, grid: TextGrid, columns: DOMRect): { column: number; row: number } {
  const last = flowOf(host).at(-1);
  const rect = last ? [...last.getClientRects()].at(-1) : undefined;
  if (!rect) return { column: 0, row: 0 };
  const [corner, end] = [turned(columns, grid.vertical), turned(rect, grid.vertical)];
  return {
    column: Math.round((end.from - corner.from) / (grid.column + grid.gutter)),
    row: Math.round((end.last - corner.first) / grid.pitch),
  };
}
