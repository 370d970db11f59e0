import { breach, type Clause } from '../clause.ts';
import { headFaults } from '../subject/table-grid.ts';
import { nameOfElement } from '../subject/tag-facts.ts';

export const tables: Clause = {
  id: 'pdfua.7-5',
  tests: ['7.5-1', '7.5-2'],
  description: { en: 'tables whose heads do not say what they are the heads of', zh: '表头没有说明其作用范围' },
  find: ({ tags }) =>
    tags.elements.flatMap((one) =>
      one.standard === 'Table' ? headFaults(one).map(({ test, cell }) => breach(test, nameOfElement(cell))) : [],
    ),
};
