import type { Clause } from '../clause.ts';
import { cmaps, collections, glyphMaps } from '../font-rules.ts';

export const uaCompositeFonts: Clause = {
  id: 'pdfua.7-21-3',
  tests: ['7.21.3.1-1', '7.21.3.2-1', '7.21.3.3-1', '7.21.3.3-2', '7.21.3.3-3'],
  description: {
    en: 'composite fonts whose parts do not fit, or that lack a glyph map or CMap',
    zh: '复合字体的各部分不相符，或缺字形映射、CMap',
  },
  find: ({ fonts }) => [
    ...collections(fonts, '7.21.3.1-1'),
    ...glyphMaps(fonts, '7.21.3.2-1'),
    ...cmaps(fonts, ['7.21.3.3-1', '7.21.3.3-2', '7.21.3.3-3']),
  ],
};
