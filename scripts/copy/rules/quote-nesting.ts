import { around, inPieces } from '../in-pieces.ts';
import { pairQuotes } from '../quotes.ts';
import type { CopyRule } from '../rule.ts';

export const quoteNesting: CopyRule = {
  id: 'copy.quote-nesting',
  description: { en: 'a quote within a quote in the marks of the outer one', zh: '引号内再用引号，仍用了双引号' },
  source: { en: 'GB/T 15834-2011, 4.8.3.3', zh: 'GB/T 15834-2011 第 4.8.3.3 条' },
  counts: 'punctuation',
  find: (desk) =>
    inPieces(desk, (piece) => {
      const { nested, unclosed } = pairQuotes(piece);
      // Where a mark has lost its fellow, every one behind it looks nested.
      if (unclosed.length > 0) return [];
      return nested.map((at) => ({
        piece,
        from: at,
        to: at + 1,
        parameters: { found: piece.text[at], around: around(piece, at, at + 1) },
      }));
    }),
};
