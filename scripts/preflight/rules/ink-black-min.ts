import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { type Breach, findInText, isType } from '../text-findings.ts';
import { platesOf, sumOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** Han have several times the strokes of a letter; 注音 in Latin letters may be smaller. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

function breachOf(run: TextRun, _page: SubjectPage, { preset }: Subject): Breach | undefined {
  const limit = wide.test(run.text) ? preset.type.black : preset.type.latin;
  const solid = coloursOf(run).some(({ inks }) => platesOf(inks) === 1 && sumOf(inks) >= 0.995);
  return run.size < limit - 0.01 && solid && isType(run) ? { limit } : undefined;
}

export const inkBlackMin: PressRule = {
  id: 'ink.black-min',
  description: {
    en: 'type of one ink that is too small to print',
    zh: '单色文字过小',
  },
  source: 'newspaper specifications; the preset',
  find: (subject) => findInText(subject, breachOf),
};
