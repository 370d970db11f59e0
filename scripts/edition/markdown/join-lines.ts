/** What stands for a line end inside a paragraph: nothing between Chinese characters, a space between Latin words. */
import type { Piece } from './runs.ts';

const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef\u00b7\u2014\u2018-\u201d\u2026\u25a0-\u25ff]/u;

/** True for Chinese characters and marks, and for no character at all. */
export const isWide = (character: string | undefined): boolean => character === undefined || WIDE.test(character);

const lastOf = (text: string): string | undefined => [...text.slice(-2)].at(-1);

/** The pieces without breaks: a break became a space or nothing. */
export function joinLines(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') {
      joined.push(piece);
      continue;
    }
    const before = lastOf(joined.at(-1)?.text ?? '');
    const after = pieces.slice(index + 1).find((one) => one.text !== '')?.text;
    if (isWide(before) || isWide(after && [...after.slice(0, 2)][0])) continue;
    joined.push({ ...piece, kind: 'text', text: ' ' });
  }
  return joined;
}
