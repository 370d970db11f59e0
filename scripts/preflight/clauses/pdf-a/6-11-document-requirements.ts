import { key } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const documentRequirements: Clause = {
  id: 'pdfa.6-11',
  tests: ['6.11-1'],
  description: { en: 'demands on the reader', zh: '对阅读器提出要求（Requirements）' },
  find: ({ catalog }) => (catalog?.has(key('Requirements')) ? [breach('6.11-1', '/Requirements')] : []),
};
