import { breach, type Clause } from '../clause.ts';

export const crossReferenceTable: Clause = {
  id: 'pdfa.6-1-4',
  tests: ['6.1.4-2'],
  description: {
    en: '`xref` and the table behind it parted by more than one end of line',
    zh: '`xref` 与交叉引用表之间不是单个换行',
  },
  find: ({ syntax }) => syntax.tables.map((at) => breach('6.1.4-2', `xref @ ${at}`)),
};
