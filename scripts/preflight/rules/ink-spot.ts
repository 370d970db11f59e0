import { refusedInks } from '../named-inks.ts';
import type { PressRule } from '../rule.ts';

/** The press carries the first four; `All` has a rule of its own, `None` prints nothing. */
const carried = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'All', 'None']);

export const inkSpot: PressRule = {
  id: 'ink.spot',
  description: {
    en: 'an ink that the press does not carry',
    zh: '专色油墨',
  },
  source: 'newspaper specifications',
  find: refusedInks((ink) => !carried.has(ink)),
};
