import type { Clause } from '../clause.ts';
import { fontTypes } from '../font-rules.ts';

export const fontDictionaries: Clause = {
  id: 'pdfa.6-2-11-2',
  tests: ['6.2.11.2-1', '6.2.11.2-2', '6.2.11.2-3', '6.2.11.2-4', '6.2.11.2-5', '6.2.11.2-6', '6.2.11.2-7'],
  description: { en: 'font dictionaries that lack what they must say', zh: '字体字典缺少必需的键' },
  find: ({ fonts }) => fontTypes(fonts, '6.2.11.2'),
};
