import { colourText, onPaper } from '../printed.ts';
import { boxInMm, type Found, grouped, type PressRule, rounded, type Subject, type SubjectPage } from '../rule.ts';
import { coloursOf } from '../walk/painted.ts';

function ofPage(page: SubjectPage, { preset }: Subject): readonly Found[] {
  const limit = Math.round(preset.highlight * 100);
  const faults = page.painted.flatMap((one) => {
    if (!onPaper(page, one)) return [];
    const amounts = coloursOf(one).flatMap(({ inks }) => [...inks.process, ...inks.spots.map(([, amount]) => amount)]);
    const light = amounts.filter((amount) => amount > 0.001 && amount < preset.highlight - 0.0005);
    return light.length > 0 ? [{ one, value: rounded(Math.min(...light) * 100, 1), ink: colourText(one) }] : [];
  });
  return grouped(faults, ({ ink }) => ink).map(({ first: { one, value, ink }, count }) => ({
    page: page.number,
    box: boxInMm(page, one.box),
    value,
    limit,
    parameters: { page: page.number, value, limit, ink, count },
  }));
}

const find = (subject: Subject): readonly Found[] => subject.pages.flatMap((page) => ofPage(page, subject));

export const inkHighlight: PressRule = {
  id: 'ink.highlight',
  description: {
    en: 'tints lighter than the press can hold',
    zh: '过浅、印不出的网点',
  },
  source: 'newspaper specifications; the preset',
  find,
};
