/** Colours in the words of the file: no conversion, since 100 K and four-colour black look alike and print apart. */
import {
  dictAt,
  isName,
  key,
  nameAt,
  numberAt,
  numbersOf,
  type Operand,
  PDFArray,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
  resolve,
} from '../../pdf/index.ts';
import type { Digests } from '../hash/digest.ts';

export interface Space {
  readonly label: string;
  readonly components: number;
  readonly pattern?: true;
  readonly subtractive?: true;
}

const gray: Space = { label: 'gray', components: 1 };
const rgb: Space = { label: 'rgb', components: 3 };
const cmyk: Space = { label: 'cmyk', components: 4 };
const device: Readonly<Record<string, Space>> = {
  DeviceGray: gray,
  G: gray,
  CalGray: { label: 'cal-gray', components: 1 },
  DeviceRGB: rgb,
  RGB: rgb,
  DeviceCMYK: cmyk,
  CMYK: cmyk,
  Pattern: { label: 'pattern', components: 0, pattern: true },
};
export const directSpaces: Readonly<Record<string, Space>> = { g: gray, G: gray, rg: rgb, RG: rgb, k: cmyk, K: cmyk };
export const startInk = 'gray 0';

const short = (digest: string): string => digest.replace(/[^0-9a-zA-Z.]/g, '').slice(0, 8);
const textOf = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '');

export function spaceNamed(name: string, resources: PDFDict | undefined, digests: Digests): Space {
  const listed = dictAt(resources, 'ColorSpace')?.get(key(name));
  return resources && listed
    ? spaceOf(resources, listed, digests)
    : (device[name] ?? { label: `unknown ${name}`, components: 1 });
}

export function spaceOf(owner: PDFDict, object: PDFObject | undefined, digests: Digests): Space {
  const { context } = owner;
  const found = resolve(context, object);
  if (found instanceof PDFName) return device[textOf(found)] ?? { label: textOf(found), components: 1 };
  if (!(found instanceof PDFArray)) return gray;
  const item = (at: number): PDFObject | undefined => (at < found.size() ? resolve(context, found.get(at)) : undefined);
  const name = textOf(item(0));
  if (name === 'ICCBased') {
    const profile = item(1);
    const components = profile instanceof PDFStream ? (numberAt(profile.dict, 'N') ?? 3) : 3;
    return { label: `icc${components}(${short(digests.of(profile))})`, components };
  }
  if (name === 'Separation') {
    const tint = short(digests.of(found));
    return { label: `spot ${textOf(item(1))}(${tint})`, components: 1, subtractive: true };
  }
  if (name === 'DeviceN') {
    const list = item(1);
    const names = list instanceof PDFArray ? list.asArray().map((one) => textOf(resolve(context, one))) : [];
    const label = `inks ${names.join('+')}(${short(digests.of(found))})`;
    return { label, components: names.length, subtractive: true };
  }
  if (name === 'Pattern') return { label: 'pattern', components: 0, pattern: true };
  if (name === 'Indexed' || name === 'I') return { label: `indexed(${short(digests.of(found))})`, components: 1 };
  if (name === 'Lab' || name === 'CalRGB' || name === 'CalGray') {
    return { label: `${name.toLowerCase()}(${short(digests.of(found))})`, components: name === 'CalGray' ? 1 : 3 };
  }
  return device[name] ?? gray;
}

/** 8.6.8: what choosing a space sets. */
export function initialInk(space: Space): string {
  if (space === cmyk) return 'cmyk 0 0 0 1';
  return `${space.label} ${new Array(space.components).fill(space.subtractive ? 1 : 0).join(' ')}`.trim();
}

const level = (value: number): string => String(Math.round(value * 1e4) / 1e4);

export interface InkSource {
  readonly space: Space;
  readonly operands: readonly Operand[];
  readonly resources: PDFDict | undefined;
  readonly digests: Digests;
}

export function inkOf({ space, operands, resources, digests }: InkSource): string {
  const numbers = operands.filter((one) => typeof one === 'number').map(level);
  const last = operands.at(-1);
  if (!isName(last)) return `${space.label} ${numbers.join(' ')}`.trim();
  const pattern = dictAt(resources, 'Pattern')?.get(key(last.name));
  const found = resources && resolve(resources.context, pattern);
  const dict = found instanceof PDFStream ? found.dict : dictAt(dictAt(resources, 'Pattern'), last.name);
  const kind = numberAt(dict, 'PatternType') === 2 ? 'shading' : 'tiling';
  return `${kind} pattern(${short(digests.of(pattern))}) ${numbers.join(' ')}`.trim();
}

/** An entry of ExtGState that may be a dictionary, a name or missing. */
export function maskOf(dict: PDFDict, digests: Digests): string | undefined {
  const mask = dict.get(key('SMask'));
  if (mask === undefined) return undefined;
  return nameAt(dict, 'SMask') === 'None' ? '' : short(digests.of(mask));
}

export const blendOf = (dict: PDFDict): string | undefined => {
  const one = nameAt(dict, 'BM');
  const list = resolve(dict.context, dict.get(key('BM')));
  const name = one ?? (list instanceof PDFArray ? textOf(resolve(dict.context, list.get(0))) : undefined);
  return name === 'Compatible' ? 'Normal' : name;
};

export const dashOf = (dict: PDFDict): readonly number[] | undefined => {
  const list = resolve(dict.context, dict.get(key('D')));
  return list instanceof PDFArray ? numbersOf(dict.context, list.get(0)) : undefined;
};
