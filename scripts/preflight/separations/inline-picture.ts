/** Inline images as the streams they would be. ISO 32000-1:2008, 8.9.7. */
import {
  isArray,
  isBytes,
  isDict,
  isName,
  key,
  type Operand,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFStream,
} from '../../pdf/index.ts';
import { isStencil } from './picture-inks.ts';

const longNames: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
};
const longFilters: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};

/** An inline image as the stream it would be. Only stencils: what has samples of its own is small and rare. */
export function inlineStream(target: PDFContext, [dict, data]: readonly Operand[]): PDFStream | undefined {
  if (!isDict(dict) || !isBytes(data) || data.length > 1 << 20) return undefined;
  const made = target.obj({ Type: 'XObject', Subtype: 'Image' });
  for (const [name, value] of dict.entries) made.set(key(longNames[name] ?? name), objectOf(target, value));
  const stream = PDFRawStream.of(made, data);
  return isStencil(stream) ? stream : undefined;
}

function objectOf(target: PDFContext, value: Operand): PDFObject {
  if (typeof value === 'number') return PDFNumber.of(value);
  if (isName(value)) return PDFName.of(longFilters[value.name] ?? value.name);
  if (isBytes(value)) return PDFHexString.of(Buffer.from(value).toString('hex'));
  if (isArray(value)) {
    const array = PDFArray.withContext(target);
    for (const one of value) array.push(objectOf(target, one));
    return array;
  }
  if (isDict(value)) {
    const made = target.obj({});
    for (const [name, one] of value.entries) made.set(key(name), objectOf(target, one));
    return made;
  }
  return value === null ? PDFNull : value ? PDFBool.True : PDFBool.False;
}
