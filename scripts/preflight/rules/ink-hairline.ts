import type { Bounds } from '../../pdf/index.ts';
import { onPaper } from '../printed.ts';
import { boxInMm, type Found, grouped, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { groundUnder, mapBox } from '../separations/tac.ts';
import { type Inks, platesOf } from '../walk/inks.ts';
import type { PaintedPath } from '../walk/painted.ts';

interface Thin {
  readonly one: PaintedPath;
  readonly width: number;
  readonly inks: Inks;
}

/** Strokes by their width; long thin filled shapes are lines too, as browsers draw their rules. */
function thinOf(one: PaintedPath): readonly Thin[] {
  const [left, bottom, right, top] = one.box;
  const [narrow, long] = [Math.min(right - left, top - bottom), Math.max(right - left, top - bottom)];
  if (one.stroked) return [{ one, width: one.width, inks: one.state.stroke.inks }];
  const pattern = one.state.fill.pattern !== undefined;
  return narrow > 0 && long > 4 * narrow && !pattern ? [{ one, width: narrow, inks: one.state.fill.inks }] : [];
}

/** Total ink of the ground beside a line, in parts of one. */
function inkAround({ separations, node }: SubjectPage, { box }: PaintedPath): number {
  if (!separations) return 0;
  const ground = groundUnder(separations, mapBox(separations, node.boxes.MediaBox!, grown(box, 2)));
  return ground.reduce((sum, amount) => sum + amount, 0);
}

const grown = ([left, bottom, right, top]: Bounds, by: number): Bounds => [
  left - by,
  bottom - by,
  right + by,
  top + by,
];

function ofPage(page: SubjectPage, { preset, limits }: Subject): readonly Found[] {
  const paths = page.painted.filter((one): one is PaintedPath => one.kind === 'path' && onPaper(page, one));
  const faults = paths.flatMap(thinOf).flatMap(({ one, width, inks }) => {
    const reversed = platesOf(inks) === 0;
    // On bare paper, a line in its colour prints nothing.
    if (reversed && inkAround(page, one) < limits['ink.reverse-min.ground'] / 100) return [];
    const limit = reversed || platesOf(inks) > 1 ? preset.line.multi : preset.line.single;
    if (width >= limit - 0.01) return [];
    const severity = width < limits['ink.hairline'] - 0.001 ? ('error' as const) : ('warning' as const);
    return [{ one, severity, value: rounded(width), limit }];
  });
  return grouped(faults, ({ value, limit }) => `${value} ${limit}`).map(
    ({ first: { one, severity, value, limit }, count }) => ({
      page: page.number,
      box: boxInMm(page, one.box),
      severity,
      value,
      limit,
      parameters: { page: page.number, value, limit, count },
    }),
  );
}

const find = (subject: Subject): readonly Found[] => subject.pages.flatMap((page) => ofPage(page, subject));

export const inkHairline: PressRule = {
  id: 'ink.hairline',
  description: {
    en: 'lines too thin to print',
    zh: '过细的线',
  },
  source: 'newspaper specifications; the preset',
  plates: true,
  find,
};
