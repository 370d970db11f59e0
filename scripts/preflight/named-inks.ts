/** Inks by name, Separation and DeviceN, wherever something painted uses them. */
import { onPaper } from './printed.ts';
import { boxInMm, type Found, grouped, type Subject, type SubjectPage } from './rule.ts';
import type { ColourSpace } from './walk/colour-space.ts';
import { coloursOf, type Painted } from './walk/painted.ts';

type Refused = (ink: string) => boolean;

const withBase = (space: ColourSpace): readonly ColourSpace[] => [space, ...(space.base ? withBase(space.base) : [])];

function inksOf(one: Painted): readonly string[] {
  const own = (one.kind === 'image' || one.kind === 'shading') && one.space ? [one.space] : [];
  return [...own, ...coloursOf(one).map(({ space }) => space)].flatMap(withBase).flatMap(({ names }) => names);
}

function onPage(page: SubjectPage, refused: Refused): readonly Found[] {
  const faults = page.painted.flatMap((one) =>
    one.inside || onPaper(page, one) ? inksOf(one).flatMap((ink) => (refused(ink) ? [{ one, ink }] : [])) : [],
  );
  return grouped(faults, ({ ink }) => ink).map(({ first: { one, ink }, count }) => ({
    page: page.number,
    ...(one.inside === undefined && { box: boxInMm(page, one.box) }),
    value: ink,
    parameters: { page: page.number, ink, count },
  }));
}

/** One finding for each page and ink that is refused, with how often it is used. */
export const refusedInks =
  (refused: Refused) =>
  ({ pages }: Subject): readonly Found[] =>
    pages.flatMap((page) => onPage(page, refused));
