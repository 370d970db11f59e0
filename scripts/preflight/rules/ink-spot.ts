import { onPaper } from '../printed.ts';
import { boxInMm, type Found, grouped, type PressRule, type Subject, type SubjectPage } from '../rule.ts';
import type { ColourSpace } from '../walk/colour-space.ts';
import { coloursOf, type Painted } from '../walk/painted.ts';

const process = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'All', 'None']);

const refused = (space: ColourSpace) => space.names.filter((name) => !process.has(name));

const withBase = (space: ColourSpace): readonly ColourSpace[] => [space, ...(space.base ? withBase(space.base) : [])];

function namesIn(one: Painted): readonly string[] {
  const own = (one.kind === 'image' || one.kind === 'shading') && one.space ? [one.space] : [];
  return [...own, ...coloursOf(one).map(({ space }) => space)].flatMap(withBase).flatMap(refused);
}

function ofPage(page: SubjectPage): readonly Found[] {
  const faults = page.painted.flatMap((one) =>
    one.inside || onPaper(page, one) ? namesIn(one).map((ink) => ({ one, ink })) : [],
  );
  return grouped(faults, ({ ink }) => ink).map(({ first: { one, ink }, count }) => ({
    page: page.number,
    ...(one.inside === undefined && { box: boxInMm(page, one.box) }),
    value: ink,
    parameters: { page: page.number, ink, count },
  }));
}

const find = ({ pages }: Subject): readonly Found[] => pages.flatMap(ofPage);

export const inkSpot: PressRule = {
  id: 'ink.spot',
  description: {
    en: 'an ink that the press does not carry',
    zh: '专色油墨',
  },
  source: 'newspaper specifications',
  find,
};
