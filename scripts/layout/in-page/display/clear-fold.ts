/** A headline across the fold of a double truck: moved aside so that a gap between characters lies on the fold. */
import { textsIn } from '../setting/index.ts';
import { partsIn } from './measure-parts.ts';

interface Glyph {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

function glyphsOf(text: HTMLElement): readonly Glyph[] {
  const range = document.createRange();
  return textsIn(text).flatMap((node) =>
    [...node.data].flatMap((_, index) => {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { left, right, top } = range.getBoundingClientRect();
      return right > left ? [{ left, right, top }] : [];
    }),
  );
}

/** The shorter way aside that leaves the line within its block; nothing where there is no room. */
function wayAside(line: readonly Glyph[], { left, right }: DOMRect, fold: number): number {
  const cut = line.find((glyph) => glyph.left < fold && glyph.right > fold);
  if (!cut) return 0;
  const [from, to] = [Math.min(...line.map((one) => one.left)), Math.max(...line.map((one) => one.right))];
  const ways = [fold - cut.left, fold - cut.right].toSorted((a, b) => Math.abs(a) - Math.abs(b));
  return ways.find((way) => from + way >= left && to + way <= right) ?? 0;
}

/**
 * Its lines keep their size and their breaks.
 *
 * @param fold in CSS px of the window, where the page is shown `scale` times as large as it is
 */
export function clearFold(
  block: HTMLElement,
  { fold, scale }: { readonly fold: number; readonly scale: number },
): void {
  const text = block.querySelector<HTMLElement>('.fitted, .one-line');
  if (!text || getComputedStyle(text).writingMode.startsWith('vertical')) return;
  const parts = partsIn(text);
  const outer = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  const moved = outer.length > 0 ? outer : [text];
  for (const one of moved) one.style.left = '';
  const room = block.getBoundingClientRect();
  const set = moved
    .map((element) => ({ element, glyphs: glyphsOf(element) }))
    .filter(({ glyphs }) => glyphs.length > 0);
  for (const line of Map.groupBy(set, ({ glyphs }) => Math.round(glyphs[0]!.top)).values()) {
    const glyphs = line.flatMap((one) => one.glyphs);
    const aside = wayAside(glyphs, room, fold) / scale;
    if (aside === 0) continue;
    for (const { element } of line) Object.assign(element.style, { position: 'relative', left: `${aside}px` });
  }
}
