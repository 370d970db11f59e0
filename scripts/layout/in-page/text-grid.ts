/**
 * The grid that a story runs on, whichever way it is written: columns of rows, or tiers of lines. `column` and `row` mean
 * tier and line in vertical text, counted from the top and from the right.
 */
import type { Area } from '../../edition/model.ts';
import type { PlanBlock } from '../../html/plan.ts';
import type { Page } from './page.ts';
import { textsIn } from './setting/index.ts';

export interface TextGrid {
  readonly vertical: boolean;
  /** px: a full line, the white between two columns, and from line to line. */
  readonly column: number;
  readonly gutter: number;
  readonly pitch: number;
  /** The story's whole area in its own columns and rows. */
  readonly area: Area;
}

/** At the size that the story's body has now: a tier holds whole characters of it. */
export function textGridOf({ plan: { grid }, bodies }: Page, { id, area, vertical }: PlanBlock): TextGrid {
  if (!vertical) return { vertical: false, column: grid.column, gutter: grid.gutter, pitch: grid.pitch, area };
  const [first, second] = vertical.tiers as readonly [(typeof vertical.tiers)[0], (typeof vertical.tiers)[0]?];
  const { size } = bodies.get(id)!;
  // Frames may be of different height: what must fit all of them goes by the lowest.
  const lowest = Math.min(...vertical.tiers.map(({ height }) => height));
  const column = Math.floor(lowest / size + 0.02) * size;
  return {
    vertical: true,
    column,
    // Below a single tier stands what is over: clear of it, so that it is seen to be.
    gutter: second ? second.top - first.top - column : size,
    pitch: vertical.pitch,
    area: { columns: { from: 1, to: vertical.tiers.length }, rows: { from: 1, to: first.lines } },
  };
}

const bold = 'strong, .strong';

/**
 * px by which the characters of vertical text stand right of the middle of their lines: Chromium puts faces on whole px.
 * The same for all lines of one face and size.
 */
function offMiddleOf(text: Text, pitch: number): number {
  const box = text.parentElement!.closest('p')!.getClientRects()[0];
  if (!box) return 0;
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, 1);
  // Figures in one square stand side by side in it.
  const { left, right } =
    text.parentElement!.closest('.combined')?.getBoundingClientRect() ?? range.getBoundingClientRect();
  const off = (left + right) / 2 - (box.right - pitch / 2);
  // A paragraph's box does not make way for floats, only its lines do, by whole ones.
  return off - Math.round(off / pitch) * pitch;
}

/** The first characters of the paragraphs in `within`, and the first bold ones. */
function firstTexts(within: Element): { readonly plain?: Text; readonly strong?: Text } {
  const texts = [...within.querySelectorAll('p')].flatMap((one) => textsIn(one)).filter(({ length }) => length > 0);
  const isBold = (text: Text): boolean => text.parentElement!.closest(bold) !== null;
  const [plain, strong] = [texts.find((text) => !isBold(text)), texts.find(isBold)];
  return { ...(plain && { plain }), ...(strong && { strong }) };
}

/** The same for the paragraphs in `within`. */
export function offMiddle(within: Element, pitch: number): number {
  const { plain, strong } = firstTexts(within);
  const text = plain ?? strong;
  return text ? offMiddleOf(text, pitch) : 0;
}

/** Moves bold type, whose face may lie otherwise, level with the rest. */
export function levelBold(within: HTMLElement, pitch: number): void {
  const { plain, strong } = firstTexts(within);
  if (!plain || !strong) return;
  const level = Number.parseFloat(within.style.getPropertyValue('--level')) || 0;
  const more = offMiddleOf(plain, pitch) - offMiddleOf(strong, pitch);
  within.style.setProperty('--level', `${level + more}px`);
}

/** A rectangle along its lines and across them, each from the edge where reading begins. */
export interface Turned {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Across: from the head of a column down, or from the right edge of a tier leftward; so vertical values are negative. */
export const turned = (rect: DOMRect, vertical: boolean): Turned =>
  vertical
    ? { from: rect.top, to: rect.bottom, first: -rect.right, last: -rect.left }
    : { from: rect.left, to: rect.right, first: rect.top, last: rect.bottom };
