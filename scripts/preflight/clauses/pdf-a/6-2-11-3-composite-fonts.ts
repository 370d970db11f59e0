import type { Clause } from '../clause.ts';
import { cmaps, collections, glyphMaps } from '../font-rules.ts';

export const compositeFonts: Clause = {
  id: 'pdfa.6-2-11-3',
  tests: ['6.2.11.3.1-1', '6.2.11.3.2-1', '6.2.11.3.3-1', '6.2.11.3.3-2', '6.2.11.3.3-3'],
  description: {
    en: 'composite fonts whose parts do not fit, or that lack a glyph map or CMap',
    zh: '复合字体的各部分不相符，或缺字形映射、CMap',
  },
  find: ({ fonts }) => [
    ...collections(fonts, '6.2.11.3.1-1'),
    ...glyphMaps(fonts, '6.2.11.3.2-1'),
    ...cmaps(fonts, ['6.2.11.3.3-1', '6.2.11.3.3-2', '6.2.11.3.3-3']),
  ],
};
