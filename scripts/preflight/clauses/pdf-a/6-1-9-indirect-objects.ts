import { breach, type Clause } from '../clause.ts';

export const indirectObjects: Clause = {
  id: 'pdfa.6-1-9',
  tests: ['6.1.9-1'],
  description: {
    en: 'objects that do not begin and end on lines of their own, or whose numbers stand wide apart',
    zh: '对象首尾不独占一行，或编号间距不合要求',
  },
  find: ({ syntax }) => syntax.spacing.map(({ object, what }) => breach('6.1.9-1', `${object}: ${what}`)),
};
