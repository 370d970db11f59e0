import { around, inPieces, matchesIn } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

const other = { curly: /[「」『』]/g, corner: /[“”]/g } as const;

export const quoteStyle: CopyRule = {
  id: 'copy.quote-style',
  description: {
    en: 'quotation marks of the other style than the house’s: corner marks belong to vertical text',
    zh: '引号与体例不合：横排用“ ”‘ ’，直角引号用于竖排',
  },
  source: { en: 'GB/T 15834-2011, 4.8.2 and 5.2', zh: 'GB/T 15834-2011 第 4.8.2、5.2 条' },
  counts: 'punctuation',
  find: (desk) =>
    inPieces(desk, (piece) => {
      // A headline may be meant for a vertical block, where corner marks are right.
      if (piece.role === 'headline') return [];
      const [first] = matchesIn(piece, other[desk.house.quotes]);
      if (!first) return [];
      const { from, to } = first;
      return [{ piece, from, to, parameters: { found: piece.text.slice(from, to), around: around(piece, from, to) } }];
    }),
};
