import { refusedInks } from '../named-inks.ts';
import type { PressRule } from '../rule.ts';

export const inkRegcolour: PressRule = {
  id: 'ink.regcolour',
  description: {
    en: 'the registration colour on the printed page',
    zh: '成品范围内使用了套版色（All）',
  },
  source: 'newspaper specifications',
  find: refusedInks((ink) => ink === 'All'),
};
