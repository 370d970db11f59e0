import { nameAt, type PDFDict } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';

function find({ pages }: Subject): readonly Found[] {
  const told = new Set<PDFDict>();
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap(({ kind, dict, name }): readonly Found[] => {
      if (kind !== 'font' || told.has(dict) || nameAt(dict, 'Subtype') !== 'Type3') return [];
      told.add(dict);
      return [{ page: number, parameters: { page: number, font: nameAt(dict, 'Name') ?? name } }];
    }),
  );
}

export const pdfxType3: PressRule = {
  id: 'pdfx.type3',
  description: {
    en: 'type drawn as pictures of letters',
    zh: 'Type 3 图形字',
  },
  source: 'newspaper practice: screened type prints ragged',
  find,
};
