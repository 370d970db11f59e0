/** A last look over the whole document, which trusts nothing that the conversion did. */
import {
  dictAt,
  key,
  nameAt,
  numberAt,
  openOperations,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
  readOperation,
  resolve,
  streamBytes,
} from '../../pdf/index.ts';

export interface Remnant {
  readonly what: string;
  readonly where: string;
  /** Number of the object that holds it. */
  readonly object?: number;
}

const forbidden = new Set(['DeviceRGB', 'CalRGB', 'Lab', 'CalGray']);

/**
 * Colours that are neither ink nor black, in any object that the trailer reaches and in any content.
 * @param context with its garbage collected
 */
export function findRgb(context: PDFContext): readonly Remnant[] {
  const found: Remnant[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const where = `object ${ref.objectNumber}`;
    const note = (what: string): void => void found.push({ what, where, object: ref.objectNumber });
    lookThrough(context, object, note);
    if (object instanceof PDFStream && isContent(object)) {
      const operator = rgbOperator(streamBytes(object));
      if (operator) note(operator);
    }
  }
  return found;
}

/** Streams of content say so, or say nothing at all, as the content of a page does. */
function isContent({ dict }: PDFStream): boolean {
  if (nameAt(dict, 'Subtype') === 'Form' || dict.has(key('PatternType'))) return true;
  return dict.keys().every((name) => ['Length', 'Filter', 'DecodeParms'].includes(name.decodeText()));
}

function rgbOperator(bytes: Uint8Array): string | undefined {
  // Most streams hold no such letters anywhere, which is told in a hundredth of the time.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!text.includes('rg') && !text.includes('RG')) return undefined;
  // A font program or a CMap says nothing of itself either; neither has operators that look like these.
  const reader = openOperations(bytes);
  while (readOperation(reader)) {
    const { operator, operands } = reader;
    if ((operator === 'rg' || operator === 'RG') && operands.length === 3) return `${operands.join(' ')} ${operator}`;
  }
  return undefined;
}

function lookThrough(context: PDFContext, object: PDFObject, note: (what: string) => void): void {
  const todo: PDFObject[] = [object];
  while (todo.length > 0) {
    const one = todo.pop()!;
    if (one instanceof PDFStream) todo.push(one.dict);
    else if (one instanceof PDFDict) {
      for (const [name, value] of one.entries()) {
        if (value instanceof PDFName && /^(?:ColorSpace|CS|Alternate)$/.test(name.decodeText())) lookAt(value, note);
        else todo.push(value);
      }
    } else if (one instanceof PDFArray) {
      const first = one.size() > 0 ? resolve(context, one.get(0)) : undefined;
      if (first instanceof PDFName) lookAtArray(context, one, note);
      todo.push(...one.asArray().filter((part) => part instanceof PDFArray || part instanceof PDFDict));
    }
  }
}

function lookAt(name: PDFName, note: (what: string) => void): void {
  if (forbidden.has(name.decodeText())) note(`colour space ${name.decodeText()}`);
}

function lookAtArray(context: PDFContext, array: PDFArray, note: (what: string) => void): void {
  const first = resolve(context, array.get(0));
  const family = first instanceof PDFName ? first.decodeText() : '';
  if (forbidden.has(family) && array.size() > 1) note(`colour space ${family}`);
  if (/^(?:Pattern|Indexed|Separation|DeviceN)$/.test(family)) {
    for (const part of array.asArray()) if (part instanceof PDFName) lookAt(part, note);
  }
  const stream = family === 'ICCBased' && array.size() > 1 ? resolve(context, array.get(1)) : undefined;
  if (stream instanceof PDFStream && numberAt(stream.dict, 'N') === 3) note('colour space ICCBased, RGB');
}

/** For X-1a, what makes a page transparent. 15930-4:2003, 6.14. */
export function findTransparency(context: PDFContext): readonly Remnant[] {
  const found: Remnant[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const where = `object ${ref.objectNumber}`;
    const todo: PDFObject[] = [object];
    while (todo.length > 0) {
      const one = todo.pop()!;
      const dict = one instanceof PDFStream ? one.dict : one;
      if (dict instanceof PDFDict) {
        const what = transparencyOf(dict);
        if (what) found.push({ what, where, object: ref.objectNumber });
        todo.push(...dict.values().filter((value) => value instanceof PDFDict || value instanceof PDFArray));
      } else if (one instanceof PDFArray) todo.push(...one.asArray().filter((part) => part instanceof PDFDict));
    }
  }
  return found;
}

function transparencyOf(dict: PDFDict): string | undefined {
  const mask = dict.get(key('SMask'));
  if (mask && mask !== PDFName.of('None'))
    return nameAt(dict, 'Subtype') === 'Image' ? 'picture with an alpha channel' : 'soft mask';
  for (const name of ['ca', 'CA']) {
    const alpha = numberAt(dict, name);
    if (alpha !== undefined && alpha < 1 && !dict.has(key('Annot'))) return `opacity of ${alpha}`;
  }
  const blend = nameAt(dict, 'BM');
  if (blend && blend !== 'Normal' && blend !== 'Compatible') return `blend mode ${blend}`;
  const group = dictAt(dict, 'Group');
  return group && nameAt(group, 'S') === 'Transparency' ? 'transparency group' : undefined;
}
