import { after, before, CLOSING, isHan, OPENING, POINTS } from '../characters.ts';
import { around, inPieces, matchesIn, running } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

const SPACES = /[ \u00a0\u2002-\u200a\u202f\u205f]+/g;
const isWestern = (one: string | undefined): boolean => one !== undefined && /^[0-9A-Za-z%℃\u00c0-\u024f]$/.test(one);
const isMark = (one: string | undefined): boolean =>
  one !== undefined && `${POINTS}${OPENING}${CLOSING}…`.includes(one);
const SENTENCE = /[，。！？；：]/u;

/** Longest title between marks, on either side of the space. */
const TITLE = 40;

/** In a name or a title between marks a space may part its members: “护河 行动”. A spoken sentence has points. */
function inTitle(text: string, at: number): boolean {
  const left = text.slice(Math.max(0, at - TITLE), at);
  const right = text.slice(at, at + TITLE);
  const open = /[“‘《〈「『]([^”’》〉」』]*)$/u.exec(left);
  const close = /^[^“‘《〈「『”’》〉」』]*(?=[”’》〉」』])/u.exec(right);
  return open !== null && close !== null && !SENTENCE.test(open[1]! + close[0]);
}

function find(piece: Piece, spacing: 'none' | 'keep'): Finding[] {
  return [...matchesIn(piece, SPACES)].flatMap(({ from, to }): Finding[] => {
    const { text } = piece;
    const [left, right] = [before(text, from), after(text, to)];
    if (left === undefined || right === undefined) return [];
    const spot = { piece, from, to };
    const parameters = { found: text.slice(from, to), around: around(piece, from, to) };
    const mixed = (isHan(left) && isWestern(right)) || (isWestern(left) && isHan(right));
    if (mixed) {
      if (spacing === 'keep') return [];
      return [{ ...spot, parameters, ...(!inTitle(text, from) && { mend: '' }) }];
    }
    // Chinese marks bring their own white.
    if (isMark(left) || isMark(right)) return [{ ...spot, parameters, ...(!inTitle(text, from) && { mend: '' }) }];
    if (isHan(left) && isHan(right) && !inTitle(text, from)) return [{ ...spot, parameters }];
    return [];
  });
}

export const space: CopyRule = {
  id: 'copy.space',
  description: {
    en: 'spaces typed between Han and Latin letters or digits, beside Chinese marks, or within a sentence',
    zh: '汉字与西文、数字之间，标点旁边或句子中间手敲的空格',
  },
  source: { en: 'house style: spacing; W3C CLREQ, mixed text', zh: '体例 spacing；W3C《中文排版需求》中西文混排' },
  counts: 'form',
  mends: true,
  find: (desk) =>
    // A short line of a plain text may be a caption, and may be a head, whose clauses a space parts.
    inPieces(
      desk,
      (piece) => (desk.file.kind === 'text' && piece.role === 'caption' ? [] : find(piece, desk.house.spacing)),
      running,
    ),
};
