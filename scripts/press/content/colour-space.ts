/** What a colour space of a PDF is for the press. ISO 32000-1:2008, 8.6. */
import {
  nameAt,
  numberAt,
  objectAt,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
  resolve,
} from '../../pdf/index.ts';

/**
 * `press`: may stay as it is. `pattern` with `under` is that of uncoloured patterns. `other` cannot be converted:
 * Lab, spot colours that fall back to RGB, or what no reader knows.
 */
export type Space =
  | { readonly kind: 'rgb' | 'gray' | 'press' | 'other' }
  | { readonly kind: 'pattern'; readonly under?: Space }
  | { readonly kind: 'indexed'; readonly base: Space; readonly array: PDFArray };

const named: Readonly<Record<string, Space>> = {
  DeviceRGB: { kind: 'rgb' },
  RGB: { kind: 'rgb' },
  CalRGB: { kind: 'rgb' },
  DeviceGray: { kind: 'gray' },
  G: { kind: 'gray' },
  CalGray: { kind: 'gray' },
  DeviceCMYK: { kind: 'press' },
  CMYK: { kind: 'press' },
  Pattern: { kind: 'pattern' },
};

const deepest = 4;

/** @param resources where a name that is no device space is looked up */
export function spaceOf(context: PDFContext, object: PDFObject | undefined, resources?: PDFDict, depth = 0): Space {
  const found = resolve(context, object);
  if (depth > deepest) return { kind: 'other' };
  if (found instanceof PDFName) {
    const name = found.decodeText();
    if (Object.hasOwn(named, name)) return named[name]!;
    const listed = resources && objectAt(resources, 'ColorSpace');
    const entry = listed instanceof PDFDict ? listed.get(found) : undefined;
    return entry ? spaceOf(context, entry, undefined, depth + 1) : { kind: 'other' };
  }
  if (!(found instanceof PDFArray)) return { kind: 'other' };
  const family = resolve(context, found.get(0));
  const name = family instanceof PDFName ? family.decodeText() : '';
  const below = (at: number): Space => spaceOf(context, found.get(at), resources, depth + 1);
  if (name === 'ICCBased') return ofProfile(context, found);
  if (name === 'Indexed' || name === 'I') return { kind: 'indexed', base: below(1), array: found };
  if (name === 'Pattern') return found.size() > 1 ? { kind: 'pattern', under: below(1) } : { kind: 'pattern' };
  // A plate of its own prints as it is wherever it exists; where not, its alternative is what prints.
  if (name === 'Separation' || name === 'DeviceN')
    return below(2).kind === 'press' ? { kind: 'press' } : { kind: 'other' };
  return Object.hasOwn(named, name) ? named[name]! : { kind: 'other' };
}

function ofProfile(context: PDFContext, array: PDFArray): Space {
  const stream = resolve(context, array.get(1));
  const components = stream instanceof PDFStream ? numberAt(stream.dict, 'N') : undefined;
  return { kind: components === 3 ? 'rgb' : components === 1 ? 'gray' : components === 4 ? 'press' : 'other' };
}

/** For messages: the name a space goes by. */
export function spaceName(context: PDFContext, object: PDFObject | undefined): string {
  const found = resolve(context, object);
  if (found instanceof PDFName) return found.decodeText();
  const first = found instanceof PDFArray ? resolve(context, found.get(0)) : undefined;
  return first instanceof PDFName ? first.decodeText() : 'unknown';
}

/** True where one of the group's keys says that it is a transparency group. */
export const isTransparencyGroup = (group: PDFDict | undefined): group is PDFDict =>
  group !== undefined && nameAt(group, 'S') === 'Transparency';
