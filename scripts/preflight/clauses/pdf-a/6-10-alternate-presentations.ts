import { dictAt, key } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const alternatePresentations: Clause = {
  id: 'pdfa.6-10',
  tests: ['6.10-1', '6.10-2'],
  description: { en: 'slide shows', zh: '交替演示与步进放映' },
  find: ({ catalog, pages }) => [
    ...(dictAt(catalog, 'Names')?.has(key('AlternatePresentations'))
      ? [breach('6.10-1', '/AlternatePresentations')]
      : []),
    ...pages.flatMap(({ number, node }) =>
      node.dict.has(key('PresSteps')) ? [breach('6.10-2', '/PresSteps', number)] : [],
    ),
  ],
};
