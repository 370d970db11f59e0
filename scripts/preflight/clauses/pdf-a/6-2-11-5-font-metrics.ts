import type { Clause } from '../clause.ts';
import { metrics } from '../font-rules.ts';

export const fontMetrics: Clause = {
  id: 'pdfa.6-2-11-5',
  tests: ['6.2.11.5-1'],
  description: { en: 'glyphs of another width than the file says', zh: '字形宽度与文件所述不符' },
  find: ({ fonts }) => metrics(fonts, '6.2.11.5-1'),
};
