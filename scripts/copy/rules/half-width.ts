import { after, before, CLOSING, isChinese, isHan, isLatin } from '../characters.ts';
import { around, inPieces } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '.': '。',
};

const chineseMark = (one: string | undefined): boolean => one !== undefined && (isHan(one) || isChinese(one));
const LONGEST_WORD = 40;

const skipBack = (text: string, at: number): number => {
  let here = at;
  while (text[here - 1] === ' ') here -= 1;
  return here;
};
const skipOn = (text: string, at: number): number => {
  let here = at;
  while (text[here] === ' ') here += 1;
  return here;
};

/** A Latin word between the mark and the last Chinese character before it. */
const wordBehindChinese = (text: string, at: number): boolean =>
  chineseMark(
    before(text, at - (/[A-Za-z0-9]+$/.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))?.[0].length ?? 0)),
  );

/** A point belongs to Chinese when Chinese stands beside it; between figures or Latin words it is theirs. */
function isChinesePoint(text: string, at: number): boolean {
  const previous = before(text, skipBack(text, at));
  const next = after(text, skipOn(text, at + 1));
  if (text[at] === ':' && /^[()/\\]/.test(text.slice(at + 1, at + 2))) return false;
  // “To be”, he said.
  const inLatin = previous !== undefined && '”’'.includes(previous) && isLatin(next);
  if (inLatin && isLatin(before(text, skipBack(text, at) - 1))) return false;
  if (chineseMark(previous)) return true;
  if (next === undefined || CLOSING.includes(next))
    return !isLatin(previous) || wordBehindChinese(text, skipBack(text, at));
  return chineseMark(next);
}

/** Yahoo! and Jeopardy! have their mark in the name. */
const endsName = (text: string, at: number): boolean => '!?'.includes(text[at]!) && isLatin(text[at - 1]);

/** A full stop behind Han: certain at the end; before Han it may be a point between names. */
function fullStop(piece: Piece, at: number): Finding[] {
  const { text } = piece;
  const next = after(text, at + 1);
  if (!isHan(before(text, at)) || next === '.' || text[at - 1] === '.') return [];
  const ends = next === undefined || (CLOSING.includes(next) && after(text, at + 2) === undefined);
  if (!ends && !isHan(next)) return [];
  return [found(piece, at, ends)];
}

const found = (piece: Piece, at: number, sure = true): Finding => {
  const instead = wide[piece.text[at]!]!;
  const words = { found: piece.text[at], instead, around: around(piece, at, at + 1) };
  return { piece, from: at, to: at + 1, parameters: words, ...(sure && { mend: instead }) };
};

/** Pairs of brackets, either half full-width or not; both halves of one become full-width where they stand in Chinese. */
function brackets(piece: Piece): Finding[] {
  const { text } = piece;
  const open: number[] = [];
  const findings: Finding[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[()（）]/g)) {
    if (mark === '(' || mark === '（') open.push(at);
    else if (open.length > 0) {
      const from = open.pop()!;
      const halves = [from, at].filter((one) => '()'.includes(text[one]!));
      const inChinese =
        halves.length === 1 ||
        chineseMark(before(text, skipBack(text, from))) ||
        /\p{Script=Han}/u.test(text.slice(from + 1, at));
      if (inChinese) findings.push(...halves.map((one) => found(piece, one)));
    }
  }
  return findings;
}

export const halfWidth: CopyRule = {
  id: 'copy.half-width',
  description: {
    en: 'half-width points and brackets in Chinese: , ; : ? ! ( ) and a full stop behind Han',
    zh: '中文里的半角标点：, ; : ? ! ( ) 和汉字后的 .',
  },
  source: { en: 'GB/T 15834-2011, 5.1', zh: 'GB/T 15834-2011 第 5.1 条' },
  counts: 'punctuation',
  mends: true,
  find: (desk) =>
    inPieces(desk, (piece) => [
      ...[...piece.text.matchAll(/[,;:?!]/g)].flatMap(({ index }) =>
        isChinesePoint(piece.text, index) ? [found(piece, index, !endsName(piece.text, index))] : [],
      ),
      ...[...piece.text.matchAll(/\./g)].flatMap(({ index }) => fullStop(piece, index)),
      ...brackets(piece),
    ]),
};
