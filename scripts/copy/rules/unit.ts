import { hasHan } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';
import { findTerms } from '../terms.ts';

export const unit: CopyRule = {
  id: 'copy.unit',
  description: { en: 'units behind a number that are no legal units', zh: '数字后面的非法定计量单位' },
  source: { en: 'GB 3100-1993; house style: units', zh: 'GB 3100-1993；体例 units' },
  counts: 'number',
  find: ({ pieces, house }) =>
    pieces
      .filter(hasHan)
      .flatMap((piece) => findTerms(piece, house.units, '(?<=[0-9零一二三四五六七八九十百千万亿两几多余])')),
};
