/** Colour spaces as preflight needs them: what family they are, and which inks a colour in them lays down. ISO 32000-1:2008, 8.6. */
import {
  arrayAt,
  key,
  nameAt,
  numberAt,
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
  resolve,
} from '../../pdf/index.ts';

export type Family =
  | 'gray'
  | 'cmyk'
  | 'rgb'
  | 'cal-gray'
  | 'cal-rgb'
  | 'lab'
  | 'icc-gray'
  | 'icc-rgb'
  | 'icc-cmyk'
  | 'separation'
  | 'device-n'
  | 'indexed'
  | 'pattern'
  | 'unknown';

export interface ColourSpace {
  readonly family: Family;
  readonly components: number;
  /** Names of the colorants, for Separation and DeviceN. */
  readonly names: readonly string[];
  /** Base of an indexed space; the space under an uncoloured pattern. */
  readonly base?: ColourSpace;
  readonly table?: PDFObject;
  readonly object?: PDFObject;
}

const device: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: { family: 'gray', components: 1, names: [] },
  DeviceCMYK: { family: 'cmyk', components: 4, names: [] },
  DeviceRGB: { family: 'rgb', components: 3, names: [] },
  Pattern: { family: 'pattern', components: 0, names: [] },
};
const short: Readonly<Record<string, string>> = { G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK', I: 'Indexed' };

export const deviceGray = device.DeviceGray!;
export const deviceCmyk = device.DeviceCMYK!;
export const deviceRgb = device.DeviceRGB!;
const unknown: ColourSpace = { family: 'unknown', components: 1, names: [] };
const deepest = 8;

/** A device space by its name, or the abbreviation of inline images. */
export const deviceSpace = (name: string): ColourSpace | undefined => device[short[name] ?? name];

/** @param object a name or an array; names that are no device space count as unknown */
export function colourSpaceOf(dict: PDFDict, object: PDFObject | undefined, depth = 0): ColourSpace {
  const { context } = dict;
  const found = resolve(context, object);
  if (found instanceof PDFName) return deviceSpace(found.decodeText()) ?? unknown;
  if (!(found instanceof PDFArray) || depth > deepest) return unknown;
  const first = resolve(context, found.get(0));
  const name = first instanceof PDFName ? first.decodeText() : '';
  const item = (at: number): PDFObject | undefined => (at < found.size() ? resolve(context, found.get(at)) : undefined);
  const below = (at: number): ColourSpace => colourSpaceOf(dict, item(at), depth + 1);
  if (name === 'ICCBased') return iccSpace(item(1));
  if (name === 'CalGray') return { family: 'cal-gray', components: 1, names: [] };
  if (name === 'CalRGB') return { family: 'cal-rgb', components: 3, names: [] };
  if (name === 'Lab') return { family: 'lab', components: 3, names: [] };
  if (name === 'Indexed' || name === 'I') {
    const table = item(3);
    return { family: 'indexed', components: 1, names: [], base: below(1), ...(table && { table }) };
  }
  if (name === 'Pattern') return { ...device.Pattern!, ...(found.size() > 1 && { base: below(1) }) };
  if (name === 'Separation') {
    return { family: 'separation', components: 1, names: textsOf(item(1)), base: below(2), object: found };
  }
  if (name === 'DeviceN') {
    const listed = item(1);
    const names = listed instanceof PDFArray ? listed.asArray().flatMap((one) => textsOf(resolve(context, one))) : [];
    return { family: 'device-n', components: names.length, names, base: below(2), object: found };
  }
  return device[short[name] ?? name] ?? unknown;
}

const textsOf = (object: PDFObject | undefined): string[] => (object instanceof PDFName ? [object.decodeText()] : []);

function iccSpace(object: PDFObject | undefined): ColourSpace {
  if (!(object instanceof PDFStream)) return unknown;
  const components = numberAt(object.dict, 'N');
  const family =
    components === 1 ? 'icc-gray' : components === 3 ? 'icc-rgb' : components === 4 ? 'icc-cmyk' : undefined;
  return family ? { family, components: components!, names: [], object } : unknown;
}

/** A space named in a content stream: a device space, or one of the resources. */
export function namedSpace(resources: PDFDict | undefined, name: string): ColourSpace {
  const listed = resources && resolve(resources.context, resources.get(key('ColorSpace')));
  const entry = listed instanceof PDFDict ? listed.get(key(name)) : undefined;
  if (resources && entry) return colourSpaceOf(resources, entry);
  return deviceSpace(name) ?? unknown;
}

/** A family that ends in red, green and blue whatever names it. */
export const rgbFamilies: ReadonlySet<Family> = new Set(['rgb', 'cal-rgb', 'icc-rgb']);

/** True where the space, or what it is made on, is of one of the families. */
export const madeOf = (space: ColourSpace, families: ReadonlySet<Family>): boolean =>
  families.has(space.family) || (space.base !== undefined && madeOf(space.base, families));

export const imageSpace = (dict: PDFDict): ColourSpace | undefined =>
  dict.has(key('ColorSpace')) ? colourSpaceOf(dict, dict.get(key('ColorSpace'))) : undefined;

export const filtersOf = (dict: PDFDict): readonly string[] => {
  const one = nameAt(dict, 'Filter');
  if (one) return [one];
  const many = arrayAt(dict, 'Filter');
  return many ? many.asArray().flatMap((item) => textsOf(resolve(dict.context, item))) : [];
};
