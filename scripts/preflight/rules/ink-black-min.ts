import { colourText, excerpt, textOn } from '../printed.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { platesOf, sumOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

function limitFor(run: TextRun, _page: SubjectPage, { preset }: Subject): number | undefined {
  const limit = preset.type.black;
  const solid = coloursOf(run).some(({ inks }) => platesOf(inks) === 1 && sumOf(inks) >= 0.995);
  return run.size < limit - 0.01 && solid ? limit : undefined;
}

function find(subject: Subject): readonly Found[] {
  return subject.pages.flatMap((page) =>
    textOn(page).flatMap((run): readonly Found[] => {
      const limit = limitFor(run, page, subject);
      if (limit === undefined) return [];
      const value = rounded(run.size);
      const parameters = { page: page.number, text: excerpt(run.text), ink: colourText(run), value, limit };
      return [{ page: page.number, box: boxInMm(page, run.box), value, limit, parameters }];
    }),
  );
}

export const inkBlackMin: PressRule = {
  id: 'ink.black-min',
  description: {
    en: 'type of one ink that is too small to print',
    zh: '单色文字过小',
  },
  source: 'newspaper specifications; the preset',
  find,
};
