import { around, inPieces } from '../in-pieces.ts';
import { endsInterval } from '../intervals.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

const pairs: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '（',
  '》': '《',
  '〉': '〈',
  '】': '【',
  '〕': '〔',
  '］': '［',
  '｝': '｛',
};
const opening = new Set('（(《〈【〔［｛');
const kind = (mark: string): string => (mark === '(' ? '（' : mark);

function find(piece: Piece): Finding[] {
  const { text } = piece;
  const open: number[] = [];
  const findings: Finding[] = [];
  const add = (at: number): void => {
    findings.push({ piece, from: at, to: at + 1, parameters: { found: text[at], around: around(piece, at, at + 1) } });
  };
  for (const { 0: mark, index: at } of text.matchAll(/[（(）)《》〈〉【】〔〕［］｛｝]/g)) {
    if (endsInterval(text, at)) continue;
    if (opening.has(mark)) {
      open.push(at);
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined && kind(text[last]!) === pairs[mark]) open.pop();
    // `1)` and `a）` number the items of a list.
    // A face, :) or ;-).
    else if (/[:;]-?$/.test(text.slice(Math.max(0, at - 2), at))) continue;
    else if (!/(?:^|[\s，。；：、])[0-9a-zA-Z一二三四五六七八九十]{1,2}$/.test(text.slice(Math.max(0, at - 4), at)))
      add(at);
  }
  for (const at of open) add(at);
  return findings.sort((a, b) => a.from - b.from);
}

export const brackets: CopyRule = {
  id: 'copy.brackets',
  description: { en: 'brackets and title marks without their fellow', zh: '括号、书名号不成对' },
  source: { en: 'GB/T 15834-2011, 4.9 and 4.15', zh: 'GB/T 15834-2011 第 4.9、4.15 条' },
  counts: 'punctuation',
  find: (desk) => inPieces(desk, find),
};
