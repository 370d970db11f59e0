import type { Clause } from '../clause.ts';
import { metrics } from '../font-rules.ts';

export const uaFontMetrics: Clause = {
  id: 'pdfua.7-21-5',
  tests: ['7.21.5-1'],
  description: { en: 'glyphs of another width than the file says', zh: '字形宽度与文件所述不符' },
  find: ({ fonts }) => metrics(fonts, '7.21.5-1'),
};
