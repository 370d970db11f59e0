import { colourText, excerpt, textOn } from '../printed.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { platesOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

function limitFor(run: TextRun, _page: SubjectPage, { preset }: Subject): number | undefined {
  const limit = preset.type.multi;
  return run.size < limit - 0.01 && coloursOf(run).some(({ inks }) => platesOf(inks) > 1) ? limit : undefined;
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

export const inkMultiMin: PressRule = {
  id: 'ink.multi-min',
  description: {
    en: 'small type of several inks, which never meet exactly',
    zh: '多色套印的小字',
  },
  source: 'newspaper specifications; the preset',
  find,
};
