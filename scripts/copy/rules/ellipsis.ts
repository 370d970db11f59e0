import { after, before, isChinese } from '../characters.ts';
import { around, inPieces, matchesIn } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

/** Six points, or twelve for a line or more left out: GB/T 15834-2011, 4.11.2 and 4.11.3.4. */
const FORMS = /\.{3,}|．{3,}|。{3,}|·{3,}|・{3,}|…+|⋯+|‥+/g;

export const ellipsis: CopyRule = {
  id: 'copy.ellipsis',
  description: { en: 'an ellipsis in another form than six points', zh: '省略号不是六连点' },
  source: { en: 'GB/T 15834-2011, 4.11.2', zh: 'GB/T 15834-2011 第 4.11.2 条' },
  counts: 'punctuation',
  mends: true,
  find: (desk) =>
    inPieces(desk, (piece) => {
      const instead = desk.house.ellipsis;
      return [...matchesIn(piece, FORMS)].flatMap(({ from, to, match: [found] }) => {
        if (found === instead || found === '…………') return [];
        const { text } = piece;
        const inChinese = isChinese(before(text, from)) || isChinese(after(text, to)) || !/^\./.test(found);
        if (!inChinese) return [];
        // Leaders in a table of contents are no ellipsis; how many points were meant is not sure.
        const sure = found.length <= (found[0] === '…' || found[0] === '⋯' ? 3 : 7);
        return [
          {
            piece,
            from,
            to,
            parameters: { found, instead, around: around(piece, from, to) },
            ...(sure && { mend: instead }),
          },
        ];
      });
    }),
};
