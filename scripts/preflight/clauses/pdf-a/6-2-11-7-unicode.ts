import type { Clause } from '../clause.ts';
import { unicodes } from '../font-rules.ts';

export const unicodeMaps: Clause = {
  id: 'pdfa.6-2-11-7',
  tests: ['6.2.11.7.2-1', '6.2.11.7.2-2'],
  description: { en: 'text whose characters nobody can tell', zh: '无法得知字符的文字' },
  find: ({ fonts }) => unicodes(fonts, ['6.2.11.7.2-1', '6.2.11.7.2-2']),
};
