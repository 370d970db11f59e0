/** Finds the words of a house style in a piece of copy. */
import type { HouseTerm } from './house/schema.ts';
import { around } from './in-pieces.ts';
import type { Finding, Piece } from './model.ts';

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const made = new WeakMap<readonly HouseTerm[], RegExp>();

/** One pattern for all the words, longest first; `behind` must stand before them. */
function patternOf(terms: readonly HouseTerm[], behind: string): RegExp {
  const known = made.get(terms);
  if (known) return known;
  const words = terms.map(({ avoid }) => escaped(avoid)).sort((a, b) => b.length - a.length);
  const pattern = words.length > 0 ? new RegExp(`${behind}(?:${words.join('|')})`, 'gu') : /(?!)/g;
  made.set(terms, pattern);
  return pattern;
}

const isWithin = (text: string, at: number, word: string, longer: string): boolean => {
  for (let found = text.indexOf(longer, Math.max(0, at - longer.length)); found >= 0 && found <= at; ) {
    if (found + longer.length >= at + word.length) return true;
    found = text.indexOf(longer, found + 1);
  }
  return false;
};

export function findTerms(piece: Piece, terms: readonly HouseTerm[], behind = ''): Finding[] {
  const byWord = new Map(terms.map((one) => [one.avoid, one]));
  return [...piece.text.matchAll(patternOf(terms, behind))].flatMap(({ 0: found, index: from }): Finding[] => {
    const { prefer, why, unless = [] } = byWord.get(found)!;
    if (unless.some((longer) => isWithin(piece.text, from, found, longer))) return [];
    const to = from + found.length;
    return [{ piece, from, to, parameters: { found, instead: prefer ?? '—', why, around: around(piece, from, to) } }];
  });
}
