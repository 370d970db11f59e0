/** Whether the browser broke a paragraph where it was planned. */
import { textsIn } from './impose.ts';
import type { Part } from './index.ts';
import type { PlannedLine } from './line.ts';
import { isInOtherColumn } from './parting.ts';

/** Finds a character's rectangle by its offset in the paragraph; offsets must be asked for in order. */
function openPlaces(paragraph: Element): (offset: number) => DOMRect | undefined {
  const nodes = textsIn(paragraph);
  const range = document.createRange();
  let index = 0;
  let before = 0;
  return (offset) => {
    while (index < nodes.length && before + nodes[index]!.length <= offset) {
      before += nodes[index]!.length;
      index += 1;
    }
    const node = nodes[index];
    if (!node) return undefined;
    range.setStart(node, offset - before);
    range.setEnd(node, Math.min(node.length, offset - before + 1));
    const rects = range.getClientRects();
    return rects[rects.length - 1];
  };
}

/** The number of the first line that came out otherwise; undefined when all are as planned. */
export function misplacedLine(
  paragraph: Element,
  { set: { of, lines }, from: start, to: end }: Pick<Part, 'set' | 'from' | 'to'>,
  pitch: number,
): number | undefined {
  const skip = of.clusters[lines[start]?.from ?? 0]?.at ?? 0;
  const placeOf = openPlaces(paragraph);
  const vertical = getComputedStyle(paragraph).writingMode.startsWith('vertical');
  const across = (rect: DOMRect): number => (vertical ? (rect.left + rect.right) / 2 : (rect.top + rect.bottom) / 2);
  const along = (rect: DOMRect): number => (vertical ? rect.top : rect.left);
  let before: DOMRect | undefined;
  for (const [index, { from, to }] of lines.slice(start, end).entries()) {
    const number = start + index;
    let visible = to;
    while (visible > from && of.clusters[visible]!.kind === 'space') visible -= 1;
    const last = of.clusters[visible]!;
    const first = placeOf(of.clusters[from]!.at - skip);
    const foot = placeOf(last.at + last.text.length - 1 - skip);
    if (!first || !foot) return number;
    const oneRow = Math.abs(across(first) - across(foot)) < pitch / 2 && along(foot) >= along(first);
    const anew =
      !before || Math.abs(across(first) - across(before)) > pitch / 2 || isInOtherColumn(paragraph, before, first);
    if (!oneRow || !anew) return number;
    before = foot;
  }
  return undefined;
}

const bare = (text: string): string => text.replace(/\s/g, '');

/** The same from lines that were read anyway. */
export function isAsPlanned(
  { set: { of, lines }, from, to }: Pick<Part, 'set' | 'from' | 'to'>,
  read: readonly { readonly text: string }[],
): boolean {
  const textOf = (line: PlannedLine): string => {
    const clusters = of.clusters.slice(line.from, line.to + 1);
    return bare(clusters.map(({ text }) => text).join(''));
  };
  return read.length === to - from && read.every(({ text }, index) => bare(text) === textOf(lines[from + index]!));
}
