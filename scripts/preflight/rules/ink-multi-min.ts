import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { type Breach, findInText, isType } from '../text-findings.ts';
import { platesOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** Between the least that any plant prints and what the preset asks for, it is a warning. */
function breachOf(run: TextRun, _page: SubjectPage, { preset, limits }: Subject): Breach | undefined {
  const limit = preset.type.multi;
  const several = coloursOf(run).some(({ inks }) => platesOf(inks) > 1);
  if (run.size >= limit - 0.01 || !several || !isType(run)) return undefined;
  const floor = Math.min(limit, limits['ink.multi-min.floor']);
  return { limit, severity: run.size < floor - 0.01 ? 'error' : 'warning' };
}

export const inkMultiMin: PressRule = {
  id: 'ink.multi-min',
  description: {
    en: 'small type of several inks, which never meet exactly',
    zh: '多色套印的小字',
  },
  source: 'newspaper specifications; the preset',
  find: (subject) => findInText(subject, breachOf),
};
