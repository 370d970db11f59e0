/** Colour spaces that a file holds, used or not: whoever refers to them, they stand in some array. */
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream, resolve } from '../../../pdf/index.ts';
import type { ClauseSubject } from '../clause.ts';

export type ColourFamily = 'Separation' | 'DeviceN' | 'ICCBased';

export interface ColourArray {
  readonly family: ColourFamily;
  readonly array: PDFArray;
  /** Number of the object that it stands in. */
  readonly object: number;
}

const families = new Set<string>(['Separation', 'DeviceN', 'ICCBased'] satisfies ColourFamily[]);
const deepest = 12;
/** Arrays of numbers and of structure are longer than any colour space. */
const longest = 1000;

const found = new WeakMap<PDFContext, readonly ColourArray[]>();

export function colourArrays({ objects, context }: ClauseSubject): readonly ColourArray[] {
  const known = found.get(context);
  if (known) return known;
  const all: ColourArray[] = [];
  for (const [ref, object] of objects) {
    const look = (one: PDFObject, depth: number): void => {
      if (depth > deepest) return;
      if (one instanceof PDFDict) for (const value of one.values()) look(value, depth + 1);
      if (!(one instanceof PDFArray) || one.size() > longest) return;
      const first = one.size() > 1 ? resolve(context, one.get(0)) : undefined;
      const family = first instanceof PDFName ? first.decodeText() : '';
      if (families.has(family)) all.push({ family: family as ColourFamily, array: one, object: ref.objectNumber });
      for (const part of one.asArray()) look(part, depth + 1);
    };
    look(object instanceof PDFStream ? object.dict : object, 0);
  }
  found.set(context, all);
  return all;
}
