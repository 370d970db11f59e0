import { after, before, isDigit, isLatin } from '../characters.ts';
import { around, inPieces } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';

const HAN = /\p{Script=Han}/u;
const curly = { '"': '“”', "'": '‘’' } as const;
const corner = { '"': '「」', "'": '『』' } as const;

type Straight = keyof typeof curly;

/** Straight quotes of one kind that are no apostrophe, no inch and no second. */
const quotesOf = (text: string, sign: Straight): readonly number[] =>
  [...text.matchAll(new RegExp(sign, 'g'))]
    .map(({ index }) => index)
    .filter((at) => !(sign === "'" && isLatin(before(text, at)) && isLatin(after(text, at + 1))));

/** Quotes pair up surely when they alternate, hold Chinese and none may be a sign behind a figure. */
function pairSurely(text: string, at: readonly number[], sign: Straight): boolean {
  const [left, right] = curly[sign];
  if (at.length % 2 === 1 || text.includes(left!) || text.includes(right!)) return false;
  return at.every((from, index) => {
    if (index % 2 === 1) return !/\s/.test(before(text, from) ?? ' ');
    const inside = text.slice(from + 1, at[index + 1]);
    return !isDigit(before(text, from)) && HAN.test(inside) && !/^\s/.test(inside);
  });
}

function find(piece: Piece, style: 'curly' | 'corner'): Finding[] {
  return (['"', "'"] as const).flatMap((sign) => {
    const at = quotesOf(piece.text, sign);
    const sure = pairSurely(piece.text, at, sign);
    return at.flatMap((from, index): Finding[] => {
      // Behind a figure it may be an inch or a minute of arc, and alone it tells nothing.
      if (!sure && isDigit(before(piece.text, from))) return [];
      const instead = (style === 'curly' ? curly : corner)[sign][index % 2]!;
      const parameters = { found: sign, around: around(piece, from, from + 1) };
      return [{ piece, from, to: from + 1, parameters, ...(sure && { mend: instead }) }];
    });
  });
}

export const straightQuotes: CopyRule = {
  id: 'copy.straight-quotes',
  description: { en: 'straight quotation marks in Chinese', zh: '中文里的直引号' },
  source: { en: 'GB/T 15834-2011, 4.8', zh: 'GB/T 15834-2011 第 4.8 条' },
  counts: 'punctuation',
  mends: true,
  find: (desk) => inPieces(desk, (piece) => find(piece, desk.house.quotes)),
};
