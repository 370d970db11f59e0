import { colourText, excerpt, textOn } from '../printed.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { groundUnder } from '../separations/tac.ts';
import { sumOf } from '../walk/inks.ts';
import type { TextRun } from '../walk/painted.ts';
import { coloursOf } from '../walk/painted.ts';

/** Light enough that the ground makes its shape. */
const light = (run: TextRun): boolean => coloursOf(run).every(({ inks }) => sumOf(inks) <= 0.3);

function limitFor(run: TextRun, { separations, node }: SubjectPage, { preset, limits }: Subject): number | undefined {
  const { reversed, reversedMulti } = preset.type;
  if (!separations || run.size >= Math.max(reversed, reversedMulti) - 0.01 || !light(run)) return undefined;
  const [left, , , top] = node.boxes.MediaBox!;
  const scale = separations.dpi / 72;
  const ground = groundUnder(separations, {
    left: (run.box[0] - left!) * scale,
    right: (run.box[2] - left!) * scale,
    top: (top! - run.box[3]) * scale,
    bottom: (top! - run.box[1]) * scale,
  });
  const inks = ground.filter((amount) => amount >= 0.1);
  if (inks.reduce((sum, amount) => sum + amount, 0) < limits['ink.reverse-min.ground'] / 100) return undefined;
  const limit = inks.length > 1 ? reversedMulti : reversed;
  return run.size < limit - 0.01 ? limit : undefined;
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

export const inkReverseMin: PressRule = {
  id: 'ink.reverse-min',
  description: {
    en: 'small light type on a dark ground, which fills in',
    zh: '反白小字',
  },
  source: 'newspaper specifications; the preset',
  find,
};
