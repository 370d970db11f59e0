import { around, matchesIn } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule } from '../rule.ts';
import { narrowOf } from '../same-character.ts';

const RUN = /[０-９Ａ-Ｚａ-ｚ]+(?:[．][０-９]+)?/g;

function find(piece: Piece): Finding[] {
  return [...matchesIn(piece, RUN)].map(({ from, to, match: [found] }) => {
    const instead = [...found].map((one) => narrowOf(one) ?? '.').join('');
    const parameters = { found, instead, around: around(piece, from, to) };
    return { piece, from, to, parameters, mend: instead };
  });
}

export const fullWidth: CopyRule = {
  id: 'copy.full-width',
  description: { en: 'full-width digits and Latin letters', zh: '全角数字、全角字母' },
  source: { en: 'GB/T 15835-2011, 5.1.7', zh: 'GB/T 15835-2011 第 5.1.7 条' },
  counts: 'form',
  mends: true,
  anyLanguage: true,
  find: (desk) => (desk.house.digits === 'keep' ? [] : desk.pieces.flatMap(find)),
};
