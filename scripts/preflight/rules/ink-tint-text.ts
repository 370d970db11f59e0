import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { type Breach, findInText, isType } from '../text-findings.ts';
import { platesOf, sumOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** What is no smaller than black type may be is a warning: a dark tint often holds. */
function breachOf(run: TextRun, _page: SubjectPage, { preset, limits }: Subject): Breach | undefined {
  const limit = limits['ink.tint-text'];
  const tint = coloursOf(run).some(({ inks }) => platesOf(inks) === 1 && sumOf(inks) < 0.995);
  if (run.size >= limit - 0.01 || !tint || !isType(run)) return undefined;
  return { limit, severity: run.size < preset.type.black - 0.01 ? 'error' : 'warning' };
}

export const inkTintText: PressRule = {
  id: 'ink.tint-text',
  description: {
    en: 'small type in a tint, which the screen eats',
    zh: '用网点印的小字',
  },
  source: 'newspaper specifications: tinted type',
  find: (subject) => findInText(subject, breachOf),
};
