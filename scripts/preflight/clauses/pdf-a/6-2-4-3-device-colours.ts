import { dictAt, key, objectAt } from '../../../pdf/index.ts';
import { type ColourSpace, colourSpaceOf, imageSpace } from '../../walk/colour-space.ts';
import { coloursOf, type Painted } from '../../walk/painted.ts';
import { type Breach, breach, type Clause, type ClausePage, type ClauseSubject } from '../clause.ts';

const told = {
  rgb: { test: '6.2.4.3-2', name: 'DeviceRGB', standsFor: 'DefaultRGB', needs: 'RGB ' },
  cmyk: { test: '6.2.4.3-3', name: 'DeviceCMYK', standsFor: 'DefaultCMYK', needs: 'CMYK' },
  gray: { test: '6.2.4.3-4', name: 'DeviceGray', standsFor: 'DefaultGray', needs: undefined },
} as const;
type Device = keyof typeof told;

function devicesOf(space: ColourSpace | undefined): readonly Device[] {
  if (!space) return [];
  const own = space.family === 'rgb' || space.family === 'cmyk' || space.family === 'gray' ? [space.family] : [];
  return [...own, ...devicesOf(space.base)];
}

function spacesOf(one: Painted): readonly (ColourSpace | undefined)[] {
  const own = one.kind === 'image' || one.kind === 'shading' ? [one.space] : [];
  return [...own, ...coloursOf(one).map(({ space }) => space)];
}

/** Spaces of pictures, gradients and groups, painted or not. */
function held({ reached, node }: ClausePage): readonly (ColourSpace | undefined)[] {
  const groups = [node.dict, ...reached.filter(({ kind }) => kind === 'form').map(({ dict }) => dict)].map((dict) =>
    dictAt(dict, 'Group'),
  );
  return [
    ...groups.map((group) => (group?.has(key('CS')) ? colourSpaceOf(group, objectAt(group, 'CS')) : undefined)),
    ...reached.map(({ kind, dict }) =>
      kind === 'image'
        ? imageSpace(dict)
        : kind === 'shading'
          ? colourSpaceOf(dict, objectAt(dict, 'ColorSpace'))
          : undefined,
    ),
  ];
}

function find({ pages, outfit }: ClauseSubject): readonly Breach[] {
  return pages.flatMap((page) => {
    const defaults = dictAt(page.node.resources, 'ColorSpace');
    const used = new Set([...page.painted.flatMap(spacesOf), ...held(page)].flatMap(devicesOf));
    return [...used].flatMap((device) => {
      const { test, name, standsFor, needs } = told[device];
      const sound = needs === undefined ? outfit.space !== undefined : outfit.space === needs;
      return sound || defaults?.has(key(standsFor)) ? [] : [breach(test, name, page.number)];
    });
  });
}

export const deviceColours: Clause = {
  id: 'pdfa.6-2-4-3',
  tests: ['6.2.4.3-2', '6.2.4.3-3', '6.2.4.3-4'],
  description: {
    en: 'colours of a device (RGB, CMYK, gray) that no output intent says the meaning of',
    zh: '使用设备颜色（RGB、CMYK、灰），而没有相应的输出意图说明其含义',
  },
  find,
};
