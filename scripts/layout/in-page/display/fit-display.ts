/** Display lines fitted to their measure by one measurement; broken at phrase ends only, never distorted. */
import { turned } from '../text-grid.ts';
import { bestSetting, fewestLines, linesOf } from './break-lines.ts';
import { bearingsOf } from './ink.ts';
import { ensureParts, measureParts, partsIn, type SetPart, wordsOf } from './measure-parts.ts';

/** The size at which widths are read off, px; large, so that rounding does not count. */
const probe = 100;

/** Sizes between which tracking goes from nothing to all of it, px: 20 and 100 pt. */
const tracked = { from: 20 / 0.75, to: 100 / 0.75 };

/** Large type looks loose at the spacing of small type. By the logarithm: each half as large again needs as much more. */
function trackingFor(size: number, most: number): number {
  const part = Math.log(size / tracked.from) / Math.log(tracked.to / tracked.from);
  return most * Math.min(1, Math.max(0, part));
}

const number = (style: CSSStyleDeclaration, name: string, otherwise: number): number =>
  Number.parseFloat(style.getPropertyValue(name)) || otherwise;

function unset(text: HTMLElement): void {
  for (const old of text.querySelectorAll('br.fit')) old.remove();
  for (const part of partsIn(text)) part.style.cssText = '';
}

/** Breaks before some of the parts, and draws the others to what stands before them. */
function setBreaks(parts: readonly SetPart[], breaks: readonly number[]): void {
  for (const [index, { element, tuck }] of parts.entries()) {
    if (breaks.includes(index)) {
      const end = document.createElement('br');
      end.className = 'fit';
      element.before(end);
    } else if (tuck > 0) element.style.marginInlineStart = em(-tuck);
  }
}

/**
 * Fits the parts of a display line into its block. Sets `--size` (px, on the 1/64 lattice) on the block and puts a `<br>`
 * at each chosen break. Vertical lines measure along themselves.
 */
export function fitDisplay(block: HTMLElement): void {
  const text = block.querySelector<HTMLElement>('.fitted');
  if (!text) return;
  ensureParts(text);
  if (partsIn(text).length === 0) return;
  unset(text);
  block.style.removeProperty('--size');
  const style = getComputedStyle(text);
  const vertical = style.writingMode.startsWith('vertical');
  // What is capped keeps the size of its style where it can.
  const max = text.classList.contains('capped') ? Number.parseFloat(style.fontSize) : number(style, '--max-size', 200);
  const tracking = (size: number): number => trackingFor(size, number(style, '--headline-tracking', 0));
  block.style.setProperty('--size', `${probe}px`);
  text.style.letterSpacing = '0';
  for (const part of partsIn(text)) part.style.cssText = 'display:inline-block;white-space:pre';
  const parts = measureParts(text, probe);
  unset(text);
  const outer = getComputedStyle(block);
  const inner = {
    width: block.clientWidth - Number.parseFloat(outer.paddingLeft) - Number.parseFloat(outer.paddingRight),
    height: block.clientHeight - Number.parseFloat(outer.paddingTop) - Number.parseFloat(outer.paddingBottom),
  };
  const room = {
    width: (vertical ? inner.height : inner.width) - 1,
    height: vertical ? inner.width : inner.height,
    lines: number(style, '--lines', 3),
    leading: number(style, '--leading', 1.12),
    max,
    tracking,
  };
  const { size, breaks } = bestSetting(parts, room);
  const set = Math.floor(size * 64) / 64;
  block.style.setProperty('--size', `${set}px`);
  text.style.letterSpacing = `${tracking(set).toFixed(4)}em`;
  block.dataset['lines'] = String(breaks.length + 1);
  setBreaks(parts, breaks);
  if (!vertical) alignByEye(text, parts, { breaks, tracking: tracking(set), room: room.width / set });
}

interface Broken {
  readonly breaks: readonly number[];
  /** em */
  readonly tracking: number;
  readonly room: number;
}

/** Moves each line so that its ink stands where its box would: flush, or in the middle with its last point hung. */
function alignByEye(text: HTMLElement, parts: readonly SetPart[], { breaks, tracking, room }: Broken): void {
  const style = getComputedStyle(text);
  const edges = [0, ...breaks, parts.length];
  const lines = linesOf(parts, breaks);
  for (const [index, line] of lines.entries()) {
    const [first, last] = [parts[edges[index]!]!, parts[edges[index + 1]! - 1]!];
    const words = [...parts.slice(edges[index], edges[index + 1]).map(({ element }) => wordsOf(element))].join('');
    const [from, to] = [[...words][0]!, [...words.trimEnd()].at(-1)!];
    const left = bearingsOf(from, style).left;
    // The browser tracks behind the last character too.
    const right = bearingsOf(to, style).right + tracking;
    const free = room - line.width - (line.characters - 1) * tracking;
    if (style.textAlign === 'left' || style.textAlign === 'start') first.element.style.marginInlineStart = em(-left);
    else if (style.textAlign === 'right' || style.textAlign === 'end') last.element.style.marginInlineEnd = em(-right);
    else {
      const shift = Math.min(last.point > 0 ? last.point + tracking : right, left + Math.max(0, free)) - left;
      if (shift > 0) first.element.style.marginInlineStart = em(shift);
      else last.element.style.marginInlineEnd = em(Math.min(-shift, Math.max(0, free)));
    }
  }
}

const em = (length: number): string => `${length.toFixed(4)}em`;

/** Breaks a head of fixed size that is wider than its column; `false` where no phrase end helps. */
export function breakDisplay(text: HTMLElement, width: number): boolean {
  ensureParts(text);
  unset(text);
  const size = Number.parseFloat(getComputedStyle(text).fontSize);
  for (const part of partsIn(text)) part.style.cssText = 'display:inline-block;white-space:pre';
  const parts = measureParts(text, size);
  unset(text);
  if (parts.length === 0) return true;
  const breaks = fewestLines(parts, width / size);
  if (!breaks) return false;
  setBreaks(parts, breaks);
  return true;
}

/** Of a quote that the browser breaks between its parts, those are broken inside that are wider than its measure. */
export function letWideBreak(paragraph: HTMLElement): void {
  const parts = partsIn(paragraph);
  if (parts.length === 0) return;
  for (const part of parts) part.style.whiteSpace = '';
  const vertical = getComputedStyle(paragraph).writingMode.startsWith('vertical');
  const along = (element: Element): number => {
    const { from, to } = turned(element.getBoundingClientRect(), vertical);
    return to - from;
  };
  const measure = along(paragraph);
  for (const part of parts.filter((one) => along(one) > measure)) part.style.whiteSpace = 'normal';
}

/** Shrinks a one-line text (kicker, byline) that is wider than its block; never enlarges it. */
export function shrinkToFit(block: HTMLElement): void {
  const text = block.querySelector<HTMLElement>('.one-line');
  if (!text) return;
  text.style.fontSize = '';
  const vertical = getComputedStyle(text).writingMode.startsWith('vertical');
  const room = vertical ? block.clientHeight : block.clientWidth;
  const range = document.createRange();
  range.selectNodeContents(text);
  const { from, to } = turned(range.getBoundingClientRect(), vertical);
  const width = to - from;
  if (width <= room) return;
  const size = Number.parseFloat(getComputedStyle(text).fontSize);
  text.style.fontSize = `${Math.floor(((size * room) / width) * 64 - 1) / 64}px`;
}
