/**
 * 专名号, a straight line, and 书名号甲式, a wavy one: under the characters, in vertical text at their left. GB/T 15834-2011,
 * 4.16, 4.15 and 5.2.3. They are drawn line by line when the page is set, as paths: what CSS draws takes the space behind
 * a character with it, and runs from one name into the next.
 */
import { type Face, faceOf, holderOf } from './face.ts';
import { textsIn } from './setting/index.ts';

/** One line's part of a name. `from` and `to` along the line, `foot` the side of the em box that the mark stands at. */
interface Part {
  readonly from: number;
  to: number;
  readonly foot: number;
  readonly face: Face;
}

/** Of an em: from the characters to the middle of the mark, from its ends to theirs, and how heavy it is. */
const away = 0.12;
const inset = 0.05;
const weight = 0.06;
/** Half a wave, and half its height. */
const wave = { length: 0.16, height: 0.055 };
/** 0.5 pt, the least that newsprint holds in one ink. */
const finest = 2 / 3;

const han = /\p{Script=Han}/u;

export function drawNameLines(root: HTMLElement): void {
  for (const old of root.querySelectorAll('svg.name-lines')) old.remove();
  const faces = new Map<Element, Face>();
  const drawn = new Map<HTMLElement, string[]>();
  for (const name of root.querySelectorAll<HTMLElement>('u.name, cite.title')) {
    const block = name.closest<HTMLElement>('.block');
    if (!block) continue;
    const wavy = name.tagName === 'CITE';
    const paths = drawn.get(block) ?? [];
    drawn.set(block, paths);
    const corner = block.getBoundingClientRect();
    for (const part of partsOf(name, faces)) paths.push(pathOf(part, { wavy, corner }));
  }
  for (const [block, paths] of drawn) if (paths.length > 0) block.append(picture(paths));
}

/** The stretches of the lines that a name stands in. The last character's own space is no part of them. */
function partsOf(name: Element, faces: Map<Element, Face>): Part[] {
  const range = document.createRange();
  const parts: Part[] = [];
  for (const node of textsIn(name)) {
    const face = faceOf(holderOf(node), faces);
    for (let at = 0; at < node.length; at += 1) {
      const pair = node.data.codePointAt(at)! > 0xffff ? 1 : 0;
      range.setStart(node, at);
      range.setEnd(node, at + 1 + pair);
      const rects = range.getClientRects();
      const rect = rects[rects.length - 1];
      const character = node.data.slice(at, at + 1 + pair);
      at += pair;
      if (!rect || (rect.width === 0 && rect.height === 0)) continue;
      const from = face.vertical ? rect.top : rect.left;
      const end = face.vertical ? rect.bottom : rect.right;
      const to = han.test(character) ? from + face.size : end;
      const foot = face.vertical
        ? (rect.left + rect.right - face.size) / 2
        : rect.top + rect.height * face.baseline + 0.12 * face.size;
      const last = parts.at(-1);
      if (last && Math.abs(last.foot - foot) < face.size / 2 && from > last.from) last.to = Math.max(last.to, to);
      else parts.push({ from, to, foot, face });
    }
  }
  return parts;
}

const round = (value: number): string => String(Number(value.toFixed(3)));

function pathOf(
  { from, to, foot, face: { size, vertical, colour } }: Part,
  { wavy, corner }: { wavy: boolean; corner: DOMRect },
): string {
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
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(Math.max(finest, weight * size))}"/>`;
}

function picture(paths: readonly string[]): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'name-lines');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.cssText = 'position:absolute;left:0;top:0;width:1px;height:1px;overflow:visible;pointer-events:none';
  svg.innerHTML = paths.join('');
  return svg;
}
