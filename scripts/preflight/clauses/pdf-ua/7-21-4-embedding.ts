import type { Clause } from '../clause.ts';
import { embedding, subsets } from '../font-rules.ts';

export const uaFontEmbedding: Clause = {
  id: 'pdfua.7-21-4',
  tests: ['7.21.4.1-1', '7.21.4.1-2', '7.21.4.2-1', '7.21.4.2-2'],
  description: {
    en: 'fonts that are not embedded, that lack glyphs, or that list them wrongly',
    zh: '字体未嵌入、缺字形，或字形清单有误',
  },
  find: ({ fonts }) => [
    ...embedding(fonts, ['7.21.4.1-1', '7.21.4.1-2']),
    ...subsets(fonts, ['7.21.4.2-1', '7.21.4.2-2']),
  ],
};
