import { objectAt } from '../../pdf/index.ts';
import { boxInMm, type Found, grouped, type PressRule, type Subject, type SubjectPage } from '../rule.ts';
import { type ColourSpace, colourSpaceOf, type Family, imageSpace, madeOf } from '../walk/colour-space.ts';
import { coloursOf, type Painted } from '../walk/painted.ts';

const screenFamilies: ReadonlySet<Family> = new Set(['rgb', 'cal-rgb', 'icc-rgb', 'lab', 'unknown']);
const names: Partial<Record<Family, string>> = {
  rgb: 'DeviceRGB',
  'cal-rgb': 'CalRGB',
  'icc-rgb': 'ICC RGB',
  lab: 'Lab',
};
/** X-1a takes no colour that is defined by a measurement. */
const measured: ReadonlySet<Family> = new Set(['cal-gray', 'icc-gray', 'icc-cmyk']);

function spacesOf(one: Painted): readonly ColourSpace[] {
  const own = one.kind === 'image' || one.kind === 'shading' ? one.space : undefined;
  return [...(own ? [own] : []), ...coloursOf(one).map(({ space }) => space)];
}

const nameOf = (space: ColourSpace): string =>
  names[space.family] ?? (space.base ? `${space.family} / ${nameOf(space.base)}` : space.family);

function paintedIn(page: SubjectPage, refused: ReadonlySet<Family>): readonly Found[] {
  const faults = page.painted.flatMap((one) =>
    spacesOf(one)
      .filter((space) => madeOf(space, refused))
      .map((space) => ({ one, what: `${one.kind}: ${nameOf(space)}` })),
  );
  return grouped(faults, ({ what }) => what).map(({ first, count }) => ({
    page: page.number,
    ...(first.one.inside === undefined && { box: boxInMm(page, first.one.box) }),
    parameters: { page: page.number, what: first.what, count },
  }));
}

/** What is reached but painted by no operator that was seen: shadings of patterns, pictures of masks. */
function heldIn(page: SubjectPage, refused: ReadonlySet<Family>): readonly Found[] {
  const painted = new Set(page.painted.flatMap((one) => (one.kind === 'image' && one.stream ? [one.stream.dict] : [])));
  return page.reached.flatMap(({ kind, dict, name }): readonly Found[] => {
    const space =
      kind === 'image' && !painted.has(dict)
        ? imageSpace(dict)
        : kind === 'shading'
          ? colourSpaceOf(dict, objectAt(dict, 'ColorSpace'))
          : undefined;
    if (!space || !madeOf(space, refused)) return [];
    return [
      { page: page.number, parameters: { page: page.number, what: `${kind} /${name}: ${nameOf(space)}`, count: 1 } },
    ];
  });
}

function find({ pages, conformance }: Subject): readonly Found[] {
  const refused = conformance === 'PDF/X-4' ? screenFamilies : new Set([...screenFamilies, ...measured]);
  return pages.flatMap((page) => {
    const painted = paintedIn(page, refused);
    return painted.length > 0 ? painted : heldIn(page, refused);
  });
}

export const pdfxRgb: PressRule = {
  id: 'pdfx.rgb',
  description: {
    en: 'colours that name no printing inks: RGB, Lab',
    zh: '没有指明油墨的颜色：RGB、Lab',
  },
  source: 'ISO 15930-7:2010, 6.2.3; ISO 15930-4:2003, 6.2',
  find,
};
