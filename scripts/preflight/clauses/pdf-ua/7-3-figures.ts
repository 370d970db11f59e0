import { textAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { nameOfElement } from '../subject/tag-facts.ts';

export const figures: Clause = {
  id: 'pdfua.7-3',
  tests: ['7.3-1'],
  description: { en: 'pictures without words for those who cannot see them', zh: '图片没有替代文字' },
  find: ({ tags }) =>
    tags.elements.flatMap((one) => {
      const { dict } = one.element;
      const told = textAt(dict, 'Alt') || textAt(dict, 'ActualText') !== undefined;
      return one.standard === 'Figure' && !told ? [breach('7.3-1', `${nameOfElement(one)} /Alt –`)] : [];
    }),
};
