import { key } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const triggerEvents: Clause = {
  id: 'pdfa.6-5-2',
  tests: ['6.5.2-1', '6.5.2-2'],
  description: { en: 'actions that the document or a page starts by itself', zh: '文档或页面自动触发的动作' },
  find: ({ catalog, pages }) => [
    ...(catalog?.has(key('AA')) ? [breach('6.5.2-1', 'Catalog /AA')] : []),
    ...pages.flatMap(({ number, node }) => (node.dict.has(key('AA')) ? [breach('6.5.2-2', 'Page /AA', number)] : [])),
  ],
};
