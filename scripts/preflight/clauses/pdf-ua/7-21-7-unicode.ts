import type { Clause } from '../clause.ts';
import { unicodes } from '../font-rules.ts';

export const uaUnicodeMaps: Clause = {
  id: 'pdfua.7-21-7',
  tests: ['7.21.7-1', '7.21.7-2'],
  description: { en: 'text whose characters nobody can tell', zh: '无法得知字符的文字' },
  find: ({ fonts }) => unicodes(fonts, ['7.21.7-1', '7.21.7-2']),
};
