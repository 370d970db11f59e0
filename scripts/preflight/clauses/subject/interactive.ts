/** Form fields and films, as far as clauses ask. ISO 32000-1:2008, 12.7 and 13.2. */
import {
  arrayAt,
  dictAt,
  key,
  nameAt,
  PDFDict,
  PDFHexString,
  type PDFObject,
  PDFString,
  resolve,
  textAt,
} from '../../../pdf/index.ts';
import { attributesOf } from './table-grid.ts';
import type { Tagged } from './tag-facts.ts';

/** Words for a field, its own or those of the field that it is part of. */
export function fieldNameOf(widget: PDFDict): string | undefined {
  let at: PDFDict | undefined = widget;
  for (let steps = 0; at && steps < 20; steps++) {
    const name = textAt(at, 'TU');
    if (name) return name;
    at = dictAt(at, 'Parent');
  }
  return undefined;
}

/** Table 348: a drawn form says which kind of field it shows. */
export const roleOf = ({ element }: Tagged): string | undefined =>
  attributesOf(element.dict)
    .map((one) => nameAt(one, 'Role'))
    .find((one) => one !== undefined);

export const isMediaClip = (object: PDFObject): object is PDFDict =>
  object instanceof PDFDict && nameAt(object, 'S') === 'MCD' && (nameAt(object, 'Type') ?? 'MediaClip') === 'MediaClip';

/** Table 274: pairs of a language and words in it. */
export function mediaAlternatives(clip: PDFDict): boolean {
  const list =
    arrayAt(clip, 'Alt')
      ?.asArray()
      .map((one) => resolve(clip.context, one)) ?? [];
  return (
    clip.has(key('Alt')) &&
    list.length > 0 &&
    list.length % 2 === 0 &&
    list.every((one) => one instanceof PDFString || one instanceof PDFHexString)
  );
}
