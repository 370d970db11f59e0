import type { CopyRule } from '../rule.ts';
import { findTerms } from '../terms.ts';

export const term: CopyRule = {
  id: 'copy.term',
  description: { en: 'words that the house style bans or prefers otherwise', zh: '体例禁用或另有提法的词语' },
  source: { en: 'house style: terms', zh: '体例 terms' },
  counts: 'characters',
  anyLanguage: true,
  find: ({ pieces, house }) => pieces.flatMap((piece) => findTerms(piece, house.terms)),
};
