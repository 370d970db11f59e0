import { around, inPieces } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

const NAME = '[\\p{Script=Han}A-Za-z]';
const PATTERN = new RegExp(`(?<=${NAME})[•・･‧∙⋅](?=${NAME})`, 'gu');

export const interpunct: CopyRule = {
  id: 'copy.interpunct',
  description: { en: 'another point than · between the parts of a name or title', zh: '人名、书名中的间隔号不是“·”' },
  source: { en: 'GB/T 15834-2011, 4.14.2', zh: 'GB/T 15834-2011 第 4.14.2 条' },
  counts: 'punctuation',
  mends: true,
  find: (desk) =>
    inPieces(desk, (piece) =>
      [...piece.text.matchAll(PATTERN)].map(({ 0: found, index: from }) => {
        const to = from + found.length;
        const parameters = { found, instead: '·', around: around(piece, from, to) };
        // A bullet may also part two items of a list.
        return { piece, from, to, parameters, ...(found !== '•' && { mend: '·' }) };
      }),
    ),
};
