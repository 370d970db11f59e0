import { onPaper } from '../printed.ts';
import { boxInMm, type Found, grouped, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
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

function ofPage(page: SubjectPage, { preset, limits }: Subject): readonly Found[] {
  const paths = page.painted.filter((one): one is PaintedPath => one.kind === 'path' && onPaper(page, one));
  const faults = paths.flatMap(thinOf).flatMap(({ one, width, inks }) => {
    // Nothing printed: a line in the colour of the paper only parts what stands beside it.
    if (platesOf(inks) === 0) return [];
    const limit = platesOf(inks) > 1 ? preset.line.multi : preset.line.single;
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
  find,
};
