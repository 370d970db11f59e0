import type { PressRule, Subject, SubjectPage } from '../rule.ts';
import { type Breach, findInText } from '../text-findings.ts';
import { onlyBlack } from '../walk/inks.ts';
import type { Colour, PaintState } from '../walk/paint-state.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** 8.6.7: only DeviceCMYK under mode 1, and colorants by name, leave the other plates as they are. */
function overprints({ space }: Colour, { overprint }: PaintState): boolean {
  if (!overprint.fill) return false;
  return (
    space.family === 'separation' || space.family === 'device-n' || (space.family === 'cmyk' && overprint.mode === 1)
  );
}

function breachOf(run: TextRun, _page: SubjectPage, { limits }: Subject): Breach | undefined {
  const limit = limits['ink.overprint'];
  const solid = coloursOf(run).filter(({ inks }) => onlyBlack(inks) && inks.process[3] > 0.995);
  return run.size < limit && solid.some((colour) => !overprints(colour, run.state)) ? { limit } : undefined;
}

export const inkOverprint: PressRule = {
  id: 'ink.overprint',
  description: {
    en: 'small black type that leaves a hole in the other plates',
    zh: '小号黑字未设叠印',
  },
  source: 'newspaper specifications: black type overprints',
  find: (subject) => findInText(subject, breachOf),
};
