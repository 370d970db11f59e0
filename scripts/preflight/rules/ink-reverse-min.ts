import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { groundUnder, mapBox } from '../separations/tac.ts';
import { type Breach, findInText, isType } from '../text-findings.ts';
import { sumOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** Light enough that the ground makes its shape. */
const light = (run: TextRun): boolean => coloursOf(run).every(({ inks }) => sumOf(inks) <= 0.3);

function breachOf(run: TextRun, { separations, node }: SubjectPage, { preset, limits }: Subject): Breach | undefined {
  const { reversed, reversedMulti } = preset.type;
  if (!separations || run.size >= Math.max(reversed, reversedMulti) - 0.01 || !light(run) || !isType(run))
    return undefined;
  const ground = groundUnder(separations, mapBox(separations, node.boxes.MediaBox!, run.box));
  const inks = ground.filter((amount) => amount >= 0.1);
  if (inks.reduce((sum, amount) => sum + amount, 0) < limits['ink.reverse-min.ground'] / 100) return undefined;
  const limit = inks.length > 1 ? reversedMulti : reversed;
  return run.size < limit - 0.01 ? { limit } : undefined;
}

export const inkReverseMin: PressRule = {
  id: 'ink.reverse-min',
  description: {
    en: 'small light type on a dark ground, which fills in',
    zh: '反白小字',
  },
  source: 'newspaper specifications; the preset',
  plates: true,
  find: (subject) => findInText(subject, breachOf),
};
