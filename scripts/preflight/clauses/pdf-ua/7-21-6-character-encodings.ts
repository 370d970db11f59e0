import type { Clause } from '../clause.ts';
import { encodings } from '../font-rules.ts';

export const uaCharacterEncodings: Clause = {
  id: 'pdfua.7-21-6',
  tests: ['7.21.6-1', '7.21.6-2', '7.21.6-3', '7.21.6-4'],
  description: {
    en: 'TrueType fonts whose codes do not lead to glyphs in the standard way',
    zh: 'TrueType 字体的编码不能以标准方式映射到字形',
  },
  find: ({ fonts }) => encodings(fonts, ['7.21.6-1', '7.21.6-2', '7.21.6-3', '7.21.6-4']),
};
