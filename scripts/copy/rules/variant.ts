import { everyMatch } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';
import { pairsOf } from '../same-character.ts';
import { VARIANTS } from '../tables/variants.ts';

const standard = pairsOf(VARIANTS);
const PATTERN = new RegExp(`[${[...standard.keys()].join('')}]`, 'gu');

export const variant: CopyRule = {
  id: 'copy.variant',
  description: {
    en: 'traditional and variant forms in simplified copy; characters that the table of 2013 has (乾, 於, 著) are none',
    zh: '简体稿中的繁体字、异体字；《通用规范汉字表》所收的字（乾、於、著）不算',
  },
  source: {
    en: 'Table of General Standard Chinese Characters, 2013, by Unihan (kTGH, kSimplifiedVariant)',
    zh: '《通用规范汉字表》（2013），据 Unihan',
  },
  counts: 'characters',
  find: (desk) => everyMatch(desk, PATTERN, (found) => ({ instead: standard.get(found) })),
};
