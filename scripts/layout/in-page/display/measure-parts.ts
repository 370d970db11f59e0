/** The parts of a display line as the browser sets them. */
import { textsIn } from '../setting/index.ts';
import type { Part } from './break-lines.ts';

/** A part with its element. */
export interface SetPart extends Part {
  readonly element: HTMLElement;
}

/** Points at a line's end stand outside what the eye takes for the line; ！ and ？ are too tall for that. */
const hanging = /[，。、；：]$/u;
const white = /[\s\u3000]$/u;

/** Marks whose white sides meet, and how much of it a compositor takes out, em. */
const tucks: readonly (readonly [before: RegExp, behind: RegExp, tuck: number])[] = [
  [/[，。、；]$/u, /^[“‘]/u, 0.18],
  [/[，。、；]$/u, /^[《〈「『（【]/u, 0.1],
  [/[！？]$/u, /^[“‘《〈「『（【]/u, 0.08],
  [/[”’》〉」』）】]$/u, /^[“‘《〈「『（【]/u, 0.22],
];

function tuckBetween(before: string, behind: string): number {
  return tucks.find(([one, other]) => one.test(before) && other.test(behind))?.[2] ?? 0;
}

const partNames = '.phrase, .word, .held, .dash';

/** What a part says, without readings beside it. */
export const wordsOf = (element: Element | undefined): string =>
  element ? textsIn(element).reduce((words, { data }) => words + data, '') : '';

export const partsIn = (text: HTMLElement): HTMLElement[] => [...text.querySelectorAll<HTMLElement>(partNames)];

/** Words that were typed into the page have no parts yet: they get those that points and spaces make. */
export function ensureParts(text: HTMLElement): void {
  if (partsIn(text).length > 0) return;
  for (const node of textsIn(text)) {
    const spans = node.data.split(/(?<=[\s，、；：])/u).map((phrase) => {
      const span = document.createElement('span');
      span.className = 'phrase';
      span.textContent = phrase;
      return span;
    });
    node.replaceWith(...spans);
  }
}

function priceOf(element: HTMLElement, index: number): number {
  if (index === 0 || element.matches('.held, .dash')) return Number.POSITIVE_INFINITY;
  return element.matches('.word') ? Number(element.dataset['price'] ?? 0) : 0;
}

/**
 * @param text all of it on one line, untracked
 * @param size of its type, px
 */
export function measureParts(text: HTMLElement, size: number): readonly SetPart[] {
  const vertical = getComputedStyle(text).writingMode.startsWith('vertical');
  const along = (rect: DOMRect): number => (vertical ? rect.height : rect.width) / size;
  const range = document.createRange();
  return partsIn(text).map((element, index, all) => {
    const ending = (pattern: RegExp, before: number): number => {
      const node = textsIn(element).at(-1);
      const at = (node?.length ?? 0) - before;
      if (!node || at < 1 || !pattern.test(node.data.slice(0, at))) return 0;
      range.setStart(node, at - 1);
      range.setEnd(node, at);
      return along(range.getBoundingClientRect());
    };
    const space = ending(white, 0);
    return {
      element,
      width: along(element.getBoundingClientRect()),
      characters: [...wordsOf(element)].length,
      price: priceOf(element, index),
      space,
      tuck: tuckBetween(wordsOf(all[index - 1]), wordsOf(element)),
      point: ending(hanging, space > 0 ? 1 : 0),
    };
  });
}
