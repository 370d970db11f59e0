import type { Clause } from '../clause.ts';
import { missingGlyphs } from '../font-rules.ts';

export const notdefGlyphs: Clause = {
  id: 'pdfa.6-2-11-8',
  tests: ['6.2.11.8-1'],
  description: { en: 'text that shows the sign for a missing glyph', zh: '文字引用了 .notdef（缺字符号）' },
  find: ({ fonts }) => missingGlyphs(fonts, '6.2.11.8-1'),
};
