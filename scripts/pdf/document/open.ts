/** Opening a PDF, and looking into its objects without trusting them. */
import { inflateSync, constants as zlib } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '../pdf-lib.ts';
import { UnreadablePdf } from './unreadable.ts';

/**
 * @param password opens what is encrypted; without one that is refused. The empty one opens what anybody may read.
 * @throws UnreadablePdf
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<PDFContext> {
  const quiet = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY, throwOnInvalidObject: false };
  const given = { ignoreEncryption: false, ...(password !== undefined && { password }) };
  try {
    const document = await PDFDocument.load(bytes, { ...quiet, ...given, warnOnInvalidObjects: false });
    return document.context;
  } catch (error) {
    throw new UnreadablePdf(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const looked = new WeakMap<Uint8Array, Promise<PDFContext>>();

/**
 * The document for those who only look at it. All who look at the same bytes share it, so nothing in it may be changed.
 * @throws UnreadablePdf
 */
export function readPdf(bytes: Uint8Array): Promise<PDFContext> {
  let context = looked.get(bytes);
  if (!context) {
    context = openPdf(bytes);
    looked.set(bytes, context);
  }
  return context;
}

const names = new Map<string, PDFName>();

/** `PDFName.of` decodes its text anew at each call; this does it once a name. */
export function key(text: string): PDFName {
  let name = names.get(text);
  if (!name) {
    name = PDFName.of(text);
    names.set(text, name);
  }
  return name;
}

/** What the object is or refers to; a chain of references that does not end gives nothing. */
export function resolve(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let found = object;
  for (let hops = 0; found instanceof PDFRef; hops++) {
    if (hops > 32) return undefined;
    found = context.lookup(found);
  }
  return found;
}

const at = (dict: PDFDict | undefined, name: string): PDFObject | undefined =>
  dict && resolve(dict.context, dict.get(key(name)));

/** The dictionary under a key; that of a stream too. */
export function dictAt(dict: PDFDict | undefined, name: string): PDFDict | undefined {
  const found = at(dict, name);
  return found instanceof PDFDict ? found : found instanceof PDFStream ? found.dict : undefined;
}

export function arrayAt(dict: PDFDict | undefined, name: string): PDFArray | undefined {
  const found = at(dict, name);
  return found instanceof PDFArray ? found : undefined;
}

export function streamAt(dict: PDFDict | undefined, name: string): PDFStream | undefined {
  const found = at(dict, name);
  return found instanceof PDFStream ? found : undefined;
}

export function nameAt(dict: PDFDict | undefined, name: string): string | undefined {
  const found = at(dict, name);
  return found instanceof PDFName ? found.decodeText() : undefined;
}

export function numberAt(dict: PDFDict | undefined, name: string): number | undefined {
  const found = at(dict, name);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

export function textAt(dict: PDFDict | undefined, name: string): string | undefined {
  const found = at(dict, name);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
}

export function objectAt(dict: PDFDict | undefined, name: string): PDFObject | undefined {
  return at(dict, name);
}

/** The numbers of an array, given or referred to; what is no number counts as 0, so that places keep. */
export function numbersOf(context: PDFContext, object: PDFObject | undefined): number[] | undefined {
  const array = resolve(context, object);
  if (!(array instanceof PDFArray)) return undefined;
  return array.asArray().map((one) => {
    const value = resolve(context, one);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}

export const numbersAt = (dict: PDFDict | undefined, name: string): number[] | undefined =>
  dict && numbersOf(dict.context, dict.get(key(name)));

/** A stream's data with its filters undone, or as much of them as is whole; nothing for a filter nobody knows. */
export function streamBytes(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const filter = at(stream.dict, 'Filter');
  if (filter === undefined) return stream.contents;
  try {
    if (isFlate(filter) && !stream.dict.has(key('DecodeParms'))) {
      return inflateSync(stream.contents, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 1 << 28 });
    }
    return decodePDFRawStream(stream).decode();
  } catch {
    return new Uint8Array(0);
  }
}

const isFlate = (filter: PDFObject): boolean =>
  filter === key('FlateDecode') ||
  (filter instanceof PDFArray && filter.size() === 1 && filter.get(0) === key('FlateDecode'));
