import { textAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { nameOfElement } from '../subject/tag-facts.ts';

export const formulas: Clause = {
  id: 'pdfua.7-7',
  tests: ['7.7-1'],
  description: { en: 'formulas without words for them', zh: '公式没有替代文字' },
  find: ({ tags }) =>
    tags.elements.flatMap((one) => {
      const { dict } = one.element;
      const told = textAt(dict, 'Alt') || textAt(dict, 'ActualText') !== undefined;
      return one.standard === 'Formula' && !told ? [breach('7.7-1', `${nameOfElement(one)} /Alt –`)] : [];
    }),
};
