/**
 * Marks beside characters: 着重号, a dot at each; 专名号, a straight line, and 书名号甲式, a wavy one. Under the characters, in
 * vertical text dots at their right and lines at their left. GB/T 15834-2011, 4.11, 4.16, 4.15 and 5.2; W3C CLREQ, 3.3.
 *
 * They are drawn when the page is set, as paths beside the text and no part of it: what CSS draws takes the space behind a
 * character with it, runs from one name into the next, and belongs to the words of a tagged PDF.
 */
import { type Face, faceOf, holderOf } from './face.ts';
import { textsIn } from './setting/index.ts';

/** A character along its line, and the sides of its em box across it: the one with the foot of the character first. */
interface Glyph {
  readonly from: number;
  readonly to: number;
  readonly foot: number;
  readonly head: number;
  readonly face: Face;
}

/** A path in px from the corner of its block. */
interface Drawing {
  readonly corner: DOMRect;
  readonly shapes: string[];
}

/** Of an em: from the characters to the middle of a mark, from the ends of a name to those of its line, how heavy it is. */
const away = 0.12;
const inset = 0.06;
const weight = 0.06;
const dot = 0.11;
/** Half a wave, and half its height. */
const wave = { length: 0.18, height: 0.05 };
/** 0.5 pt, the least that newsprint holds in one ink. */
const finest = 2 / 3;

const han = /[\p{Script=Han}〇]/u;

/** What a picture of ours holds, as it was written: asking for it back would serialise it. */
const drawn = new WeakMap<Element, string>();

/** A picture that comes out as it was is left alone, for whatever is put into a page makes the browser lay it out again. */
export function drawTextMarks(root: HTMLElement): void {
  const old = new Map<Element, SVGElement>();
  for (const one of root.querySelectorAll<SVGElement>('svg.text-marks')) old.set(one.parentElement!, one);
  const faces = new Map<Element, Face>();
  const drawings = new Map<HTMLElement, Drawing>();
  for (const words of root.querySelectorAll<HTMLElement>('em, u.name, cite.title')) {
    const block = words.closest<HTMLElement>('.block');
    if (!block) continue;
    const drawing = drawings.get(block) ?? { corner: block.getBoundingClientRect(), shapes: [] };
    drawings.set(block, drawing);
    const glyphs = glyphsOf(words, faces);
    if (words.tagName === 'EM') for (const glyph of glyphs) drawDot(drawing, glyph);
    else for (const part of linesOf(glyphs)) drawLine(drawing, part, words.tagName === 'CITE');
  }
  for (const [block, { shapes }] of drawings) {
    if (shapes.length === 0) continue;
    const marks = old.get(block) ?? block.appendChild(picture());
    old.delete(block);
    const markup = shapes.join('');
    if (drawn.get(marks) === markup) continue;
    marks.innerHTML = markup;
    drawn.set(marks, markup);
  }
  for (const gone of old.values()) gone.remove();
}

/** The characters of some words where they stand. The space behind a character is no part of it. */
function glyphsOf(words: Element, faces: Map<Element, Face>): Glyph[] {
  const range = document.createRange();
  const glyphs: Glyph[] = [];
  for (const node of textsIn(words)) {
    const face = faceOf(holderOf(node), faces);
    const { size, vertical } = face;
    for (let at = 0; at < node.length; at += 1) {
      const pair = node.data.codePointAt(at)! > 0xffff ? 1 : 0;
      range.setStart(node, at);
      range.setEnd(node, at + 1 + pair);
      const rects = range.getClientRects();
      const rect = rects[rects.length - 1];
      const character = node.data.slice(at, at + 1 + pair);
      at += pair;
      if (!rect || (rect.width === 0 && rect.height === 0)) continue;
      const from = vertical ? rect.top : rect.left;
      const to = han.test(character) ? from + size : vertical ? rect.bottom : rect.right;
      const middle = (rect.left + rect.right) / 2;
      const foot = vertical ? middle - size / 2 : rect.top + rect.height * face.baseline + 0.12 * size;
      glyphs.push({ from, to, foot, head: vertical ? middle + size / 2 : foot - size, face });
    }
  }
  return glyphs;
}

/** The stretches of a name that stand in one line each. */
function linesOf(glyphs: readonly Glyph[]): Glyph[] {
  const parts: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = parts.at(-1);
    const level = last && Math.abs(last.foot - glyph.foot) < glyph.face.size / 2 && glyph.from > last.from;
    // What stands level in the next column is another line's.
    const goesOn = level && glyph.from < last.to + glyph.face.size;
    if (goesOn) parts[parts.length - 1] = { ...last, to: Math.max(last.to, glyph.to) };
    else parts.push(glyph);
  }
  return parts;
}

const round = (value: number): string => String(Number(value.toFixed(3)));

function drawDot({ corner, shapes }: Drawing, { from, foot, head, face: { size, vertical, colour } }: Glyph): void {
  const along = from + size / 2;
  const across = vertical ? head + away * size : foot + away * size;
  const [x, y] = vertical ? [across, along] : [along, across];
  const [cx, cy, r] = [x - corner.left, y - corner.top, dot * size].map(round);
  shapes.push(`<circle cx="${cx}" cy="${cy}" r="${r}" fill="${colour}"/>`);
}

function drawLine({ corner, shapes }: Drawing, { from, to, foot, face }: Glyph, wavy: boolean): void {
  const { size, vertical, colour } = face;
  const [start, end] = [from + inset * size, to - inset * size];
  const side = vertical ? foot - away * size - corner.left : foot + away * size - corner.top;
  const offset = vertical ? corner.top : corner.left;
  const place = (along: number, across: number): string => {
    const [x, y] = [along - offset, side + across];
    return vertical ? `${round(y)} ${round(x)}` : `${round(x)} ${round(y)}`;
  };
  let path = `M${place(start, 0)}`;
  if (wavy) {
    // A whole number of half waves, so that it ends as it began.
    const count = Math.max(2, Math.round((end - start) / (wave.length * size)));
    const step = (end - start) / count;
    for (let at = 0; at < count; at += 1) {
      const height = (at % 2 === 0 ? -2 : 2) * wave.height * size;
      path += `Q${place(start + (at + 0.5) * step, height)} ${place(start + (at + 1) * step, 0)}`;
    }
  } else path += `L${place(end, 0)}`;
  const heavy = round(Math.max(finest, weight * size));
  shapes.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${heavy}"/>`);
}

function picture(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'text-marks');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.cssText = 'position:absolute;left:0;top:0;width:1px;height:1px;overflow:visible;pointer-events:none';
  return svg;
}
