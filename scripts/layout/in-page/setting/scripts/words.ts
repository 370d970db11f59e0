/** Words of Latin text, and the parts that a line may break them into. */
import { hyphenate } from './hyphenate.ts';

export interface WordPart {
  readonly text: string;
  /** The word as far as this part's end; a part that goes on with a word is as wide as it makes that. */
  readonly prefix?: string;
  /** A line that ends behind it ends in a hyphen. */
  readonly soft?: true;
}

/** A word with the points, dashes and brackets around it. */
const word = /\s|[^\s\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+|[\s\S]/gu;

/** Behind a hyphen between letters, and behind a dash, a line may break as it is. */
const hard = /(?<=\p{L}-)(?=\p{L})|(?<=[\u2014\u2e3a])(?=[^\u2014\u2e3a])/u;
const letters = /\p{L}+/gu;

const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** `hyphenates`: whether its words may be parted by hyphens of ours. */
export function wordsIn(text: string, hyphenates: boolean): readonly (readonly WordPart[])[] {
  return [...text.matchAll(word)].map(([whole]) => {
    if (!isWord(whole)) return [{ text: whole }];
    const parts: { text: string; soft?: true }[] = [];
    for (const piece of whole.split(hard)) {
      const cuts = hyphenates ? cutsOf(piece) : [];
      for (const [index, from] of [0, ...cuts].entries()) {
        const to = cuts[index] ?? piece.length;
        parts.push({ text: piece.slice(from, to), ...(index < cuts.length && { soft: true as const }) });
      }
    }
    if (parts.length === 1) return [{ text: whole }];
    let end = 0;
    return parts.map((part) => {
      end += part.text.length;
      return { ...part, prefix: whole.slice(0, end) };
    });
  });
}

/** Where a piece of a word may be parted; addresses, numbers and what is written in capitals are left whole. */
function cutsOf(piece: string): readonly number[] {
  const found = [...piece.matchAll(letters)];
  const [one] = found.filter(([part]) => part.length > 1);
  if (!one || found.filter(([part]) => part.length > 2).length > 1 || /[\p{N}@/_.](?=[\p{L}\p{N}])/u.test(piece))
    return [];
  return /\p{Ll}/u.test(one[0].slice(1)) && !/\p{Lu}/u.test(one[0].slice(1))
    ? hyphenate(one[0]).map((at) => one.index + at)
    : [];
}
