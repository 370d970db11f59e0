import { colourText, excerpt, textOn } from '../printed.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

const least = 0.02;

/** Black or gray mixed of all the colours, rather than a colour of its own. */
const mixed = (run: TextRun): boolean =>
  coloursOf(run).some(
    ({
      inks: {
        process: [c, m, y, k],
      },
    }) => {
      const gray = Math.min(c, m, y);
      return gray > least && (k > least || gray > 0.25);
    },
  );

function limitFor(run: TextRun, _page: SubjectPage, { limits }: Subject): number | undefined {
  const limit = limits['ink.text-k'];
  return run.size <= limit && mixed(run) ? limit : undefined;
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

export const inkTextK: PressRule = {
  id: 'ink.text-k',
  description: {
    en: 'black type made of several inks',
    zh: '用多色油墨拼成的黑字',
  },
  source: 'newspaper specifications: black type on the black plate alone',
  find,
};
