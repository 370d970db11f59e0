import type { Clause } from '../clause.ts';
import { encodings } from '../font-rules.ts';

export const characterEncodings: Clause = {
  id: 'pdfa.6-2-11-6',
  tests: ['6.2.11.6-1', '6.2.11.6-2', '6.2.11.6-3', '6.2.11.6-4'],
  description: {
    en: 'TrueType fonts whose codes do not lead to glyphs in the standard way',
    zh: 'TrueType 字体的编码不能以标准方式映射到字形',
  },
  find: ({ fonts }) => encodings(fonts, ['6.2.11.6-1', '6.2.11.6-2', '6.2.11.6-3', '6.2.11.6-4']),
};
