import { after, before, CLOSING, isChinese, isHan, isLatin } from '../characters.ts';
import { around, inPieces } from '../in-pieces.ts';
import { endsInterval } from '../intervals.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';
import { titles } from './head-stop.ts';

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
/** A face drawn with marks, :) or ;-D, and what begins as one: a path, an address. */
const FACE = /^[:;]-?[()DPpOo](?![A-Za-z0-9])|^:[/\\]/;
/** C:盘 */
const DRIVE = /(?:^|[^A-Za-z])[A-Za-z]:盘$/;
const LONGEST_WORD = 40;
const LONGEST_ADDRESS = 300;

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
  if (FACE.test(text.slice(at, at + 4)) || DRIVE.test(text.slice(Math.max(0, at - 2), at + 2))) return false;
  if (inAddress(text, at)) return false;
  // “To be”, he said.
  const inLatin = previous !== undefined && '”’'.includes(previous) && isLatin(next);
  if (inLatin && isLatin(before(text, skipBack(text, at) - 1))) return false;
  if (chineseMark(previous)) return true;
  if (next === undefined || CLOSING.includes(next))
    return !isLatin(previous) || wordBehindChinese(text, skipBack(text, at));
  return chineseMark(next);
}

/** An address on the net or of a letter box runs up to here: what stands in it is its own. */
function inAddress(text: string, at: number): boolean {
  const next = after(text, at + 1);
  if (next === undefined || isHan(next) || !/[!-~]/.test(text[at - 1] ?? '')) return false;
  // From the last character that no address has.
  const run = /[^\s\p{Script=Han}，。；：、！？（）“”]*$/u.exec(text.slice(Math.max(0, at - LONGEST_ADDRESS), at))![0];
  return /:\/\/|^www\.|\S@/.test(run);
}

/** Yahoo! and Jeopardy! have their mark in the name. */
const endsName = (text: string, at: number): boolean => '!?'.includes(text[at]!) && isLatin(text[at - 1]);

/** What is to stand there instead is not sure at the end of a head, which has no point, nor in a byline, which has none. */
const isSure = ({ role, text }: Piece, at: number): boolean =>
  role !== 'byline' && !(titles.has(role) && at === text.length - 1 && ',;'.includes(text[at]!)) && !endsName(text, at);

/** A full stop behind Han: certain at the end; before Han it may be a point between names. */
function fullStop(piece: Piece, at: number): Finding[] {
  const { text } = piece;
  const next = after(text, at + 1);
  const previous = before(text, at);
  const closed = previous !== undefined && CLOSING.includes(previous) && next === undefined;
  if (!(isHan(previous) || closed) || next === '.' || text[at - 1] === '.') return [];
  const ends = next === undefined || CLOSING.includes(next);
  if (!ends && !isHan(next)) return [];
  // A head needs none: whether it goes, a person says.
  return [found(piece, at, ends && !titles.has(piece.role))];
}

const found = (piece: Piece, at: number, sure = true): Finding => {
  const instead = wide[piece.text[at]!]!;
  const words = { found: piece.text[at], instead, around: around(piece, at, at + 1) };
  return { piece, from: at, to: at + 1, parameters: words, ...(sure && { mend: instead }) };
};

/** `(1)甲`: the number of an item, not the argument of a function. */
const numbersItem = (text: string, from: number, to: number): boolean =>
  /^[0-9A-Za-z]{1,2}$/.test(text.slice(from + 1, to)) &&
  isHan(after(text, to + 1)) &&
  !/[0-9A-Za-z]/.test(before(text, from) ?? ' ');

/** Pairs of brackets, either half full-width or not; both halves of one become full-width where they stand in Chinese. */
function brackets(piece: Piece): Finding[] {
  const { text } = piece;
  const open: number[] = [];
  const findings: Finding[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[()（）]/g)) {
    if (endsInterval(text, at)) continue;
    if (mark === '(' || mark === '（') open.push(at);
    else if (open.length > 0) {
      const from = open.pop()!;
      const halves = [from, at].filter((one) => '()'.includes(text[one]!));
      const inChinese =
        halves.length === 1 ||
        chineseMark(before(text, skipBack(text, from))) ||
        numbersItem(text, from, at) ||
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
        isChinesePoint(piece.text, index) ? [found(piece, index, isSure(piece, index))] : [],
      ),
      ...[...piece.text.matchAll(/\./g)].flatMap(({ index }) => fullStop(piece, index)),
      ...brackets(piece),
    ]),
};
