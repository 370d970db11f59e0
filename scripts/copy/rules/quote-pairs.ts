import { around, hasHan } from '../in-pieces.ts';
import type { Piece } from '../model.ts';
import { pairQuotes } from '../quotes.ts';
import type { CopyRule } from '../rule.ts';

/**
 * Of a quotation of several paragraphs each opens with a mark and only the last closes it: GB/T 15834-2011, 4.8.3.4.
 */
const goesOn = (piece: Piece, open: readonly number[], next: Piece | undefined): boolean =>
  open.length === 1 && next?.chain === piece.chain && next.role === piece.role && /^\s*[“「]/.test(next.text);

export const quotePairs: CopyRule = {
  id: 'copy.quote-pairs',
  description: { en: 'quotation marks without their fellow', zh: '引号不成对' },
  source: { en: 'GB/T 15834-2011, 4.8.3', zh: 'GB/T 15834-2011 第 4.8.3 条' },
  counts: 'punctuation',
  find: ({ pieces }) =>
    pieces.filter(hasHan).flatMap((piece, index, all) => {
      const { unclosed, unopened } = pairQuotes(piece);
      const faults = goesOn(piece, unclosed, all[index + 1]) ? unopened : [...unopened, ...unclosed];
      return faults
        .toSorted((a, b) => a - b)
        .map((at) => ({
          piece,
          from: at,
          to: at + 1,
          parameters: { found: piece.text[at], around: around(piece, at, at + 1) },
        }));
    }),
};
