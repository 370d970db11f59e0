/** What of a page's objects is printed on the paper that remains: marks and slug lines outside the bleed do not count. */
import type { Bounds } from '../pdf/index.ts';
import type { SubjectPage } from './rule.ts';
import { inksText, platesOf } from './walk/inks.ts';
import { coloursOf, type Painted, type TextRun } from './walk/painted.ts';

const meets = ([left, bottom, right, top]: Bounds, edges: readonly number[]): boolean =>
  left < edges[2]! && right > edges[0]! && bottom < edges[3]! && top > edges[1]!;

export const onPaper = (page: SubjectPage, one: Painted): boolean =>
  one.inside === undefined && meets(one.box, page.node.boxes.BleedBox ?? page.trim);

/** Text that can be seen. Clipping modes and invisible type lay down no ink of their own. */
export const textOn = (page: SubjectPage): readonly TextRun[] =>
  page.painted.filter(
    (one): one is TextRun =>
      one.kind === 'text' && one.mode !== 3 && one.mode !== 7 && one.text.trim() !== '' && onPaper(page, one),
  );

/** Plates of the first colour that the run is painted in. */
export const textPlates = (run: TextRun): number => Math.max(0, ...coloursOf(run).map(({ inks }) => platesOf(inks)));

export const excerpt = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

export const colourText = (one: Painted): string =>
  coloursOf(one)
    .map(({ inks }) => inksText(inks))
    .join(' / ');
