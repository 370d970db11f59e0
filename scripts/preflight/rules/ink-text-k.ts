import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { type Breach, findInText } from '../text-findings.ts';
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

function breachOf(run: TextRun, _page: SubjectPage, { limits }: Subject): Breach | undefined {
  const limit = limits['ink.text-k'];
  return run.size <= limit && mixed(run) ? { limit } : undefined;
}

export const inkTextK: PressRule = {
  id: 'ink.text-k',
  description: {
    en: 'black type made of several inks',
    zh: '用多色油墨拼成的黑字',
  },
  source: 'newspaper specifications: black type on the black plate alone',
  find: (subject) => findInText(subject, breachOf),
};
