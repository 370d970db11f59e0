import { excerpt, onPaper } from '../printed.ts';
import { boxInMm, type Found, grouped, type PressRule, type Subject, type SubjectPage } from '../rule.ts';
import { isBlank } from '../walk/inks.ts';
import { coloursOf, type Painted } from '../walk/painted.ts';

function vanishes(one: Painted): boolean {
  const { state } = one;
  const on = state.overprint.fill || (one.kind === 'path' && one.stroked && state.overprint.stroke);
  return (
    on && one.kind !== 'image' && coloursOf(one).some(({ inks, pattern }) => pattern === undefined && isBlank(inks))
  );
}

function ofPage(page: SubjectPage): readonly Found[] {
  const faults = page.painted.filter((one) => onPaper(page, one) && vanishes(one));
  return grouped(faults, ({ kind }) => kind).map(({ first, count }) => ({
    page: page.number,
    box: boxInMm(page, first.box),
    parameters: { page: page.number, count, what: first.kind === 'text' ? `“${excerpt(first.text)}”` : first.kind },
  }));
}

const find = ({ pages }: Subject): readonly Found[] => pages.flatMap(ofPage);

export const inkWhiteOverprint: PressRule = {
  id: 'ink.white-overprint',
  description: {
    en: 'white that overprints, and so is not there',
    zh: '白色设了叠印（印出时消失）',
  },
  source: 'newspaper specifications',
  find,
};
