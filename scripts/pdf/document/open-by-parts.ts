/**
 * A PDF whose objects are read when they are asked for, and can be let go again: a file of a thousand pages takes no
 * more room than the page that is looked at.
 */
import { PDFContext, PDFDict, PDFHeader, type PDFObject, PDFObjectParser, PDFRawStream, PDFRef } from '../pdf-lib.ts';
import type { ByteSource } from './byte-source.ts';
import { key, nameAt, numberAt, openPdf, resolve, streamBytes } from './open.ts';
import { UnreadablePdf } from './unreadable.ts';
import { readXref, type Xref } from './xref.ts';

export interface PdfInParts {
  readonly xref: Xref;
  /** Its list of objects holds only those that were asked for. */
  readonly context: PDFContext;
  /** Lets go of every object; what is asked for again is read again, and is then another object. */
  readonly forget: () => void;
}

/** @returns undefined where the file's own table cannot be relied on: only a reader of the whole can tell */
export function openByParts(source: ByteSource): PdfInParts | undefined {
  const xref = readXref(source);
  if (!xref || !isRight(source, xref)) return undefined;
  const context = PDFContext.create();
  const objects = new Map<PDFRef, PDFObject | undefined>();
  const reader: Reader = { source, xref, context, packs: new Map() };
  const get = (ref: PDFRef): PDFObject | undefined => {
    if (objects.has(ref)) return objects.get(ref);
    // Claimed first: a stream whose length is kept in itself has none.
    objects.set(ref, undefined);
    const found = readObject(reader, ref);
    objects.set(ref, found);
    return found;
  };
  // The only way by which pdf-lib comes to an object.
  Object.assign(context, { indirectObjects: Object.assign(new Map(), { get }) });
  const version = /^%PDF-(\d+)\.(\d+)/.exec(source.slice(0, 16).toString('latin1'));
  if (version) context.header = PDFHeader.forVersion(Number(version[1]), Number(version[2]));
  for (const name of ['Size', 'Root', 'Encrypt', 'Info', 'ID'] as const) {
    const value = xref.trailers.find((trailer) => trailer.has(key(name)))?.get(key(name));
    if (value) Object.assign(context.trailerInfo, { [name]: value });
  }
  // Who adds an object must not take the number of one that was not read yet.
  context.largestObjectNumber = xref.places.count - 1;
  const root = resolve(context, context.trailerInfo.Root);
  if (!(root instanceof PDFDict) || nameAt(root, 'Type') !== 'Catalog') return undefined;
  return {
    xref,
    context,
    forget: () => {
      objects.clear();
      reader.packs.clear();
    },
  };
}

export interface OpenedSource {
  readonly context: PDFContext;
  readonly parts?: PdfInParts;
  /** It is encrypted, and anybody may read it. */
  readonly encrypted: boolean;
}

/**
 * By parts where that is possible, whole where it is not.
 * @throws UnreadablePdf
 */
export async function openSource(source: ByteSource): Promise<OpenedSource> {
  const parts = openByParts(source);
  if (parts && !parts.context.trailerInfo.Encrypt) return { context: parts.context, parts, encrypted: false };
  // Of a Buffer the parser takes views where of other arrays it takes copies: the file would be in memory twice.
  const bytes = source.slice(0, source.length);
  try {
    if (!parts) return { context: await openPdf(bytes), encrypted: false };
  } catch (error) {
    if (!(error instanceof UnreadablePdf && isLocked(error))) throw error;
  }
  return { context: await openPdf(bytes, ''), encrypted: true };
}

/** Whether a password is what is missing. */
export const isLocked = ({ message }: UnreadablePdf): boolean => /encrypt|password/i.test(message);

const longestHead = 32;
const block = 64 * 1024;

/** Whether at every place stands the object that the table has there. */
function isRight(source: ByteSource, { places }: Xref): boolean {
  const numbers: number[] = [];
  for (let number = 1; number < places.count; number++) if (places.kind(number) === 'direct') numbers.push(number);
  numbers.sort((a, b) => places.at(a) - places.at(b));
  let bytes = source.slice(0, 0);
  let start = 0;
  return numbers.every((number) => {
    const from = places.at(number);
    if (from + longestHead > start + bytes.length) {
      start = from;
      bytes = source.slice(start, start + block);
    }
    return headAt(bytes, from - start, number) !== undefined;
  });
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;

/** Length of `12 0 obj` with the space before it. */
function headAt(bytes: Buffer, from: number, number: number): number | undefined {
  let at = from;
  const spaces = (): void => {
    while (isSpace(bytes[at])) at++;
  };
  const digits = (): number => {
    let value = 0;
    for (; bytes[at]! >= 0x30 && bytes[at]! <= 0x39; at++) value = value * 10 + bytes[at]! - 0x30;
    return value;
  };
  spaces();
  if (digits() !== number) return undefined;
  spaces();
  digits();
  spaces();
  return bytes[at] === 0x6f && bytes[at + 1] === 0x62 && bytes[at + 2] === 0x6a ? at + 3 - from : undefined;
}

interface Pack {
  readonly bytes: Uint8Array;
  /** Object number and first byte of each. */
  readonly index: readonly (readonly [number: number, from: number])[];
}

interface Reader {
  readonly source: ByteSource;
  readonly xref: Xref;
  readonly context: PDFContext;
  readonly packs: Map<number, Pack | undefined>;
}

function readObject(reader: Reader, { objectNumber: number, generationNumber }: PDFRef): PDFObject | undefined {
  const { places } = reader.xref;
  const kind = number > 0 && number < places.count ? places.kind(number) : 'none';
  try {
    if (kind === 'packed') return generationNumber === 0 ? unpacked(reader, number) : undefined;
    return kind === 'direct' && places.rank(number) === generationNumber ? direct(reader, number) : undefined;
  } catch {
    // As pdf-lib has it: what cannot be parsed is nothing.
    return undefined;
  }
}

/** 7.5.7 */
function unpacked(reader: Reader, number: number): PDFObject | undefined {
  const { packs, context, xref } = reader;
  const holder = xref.places.at(number);
  if (!packs.has(holder)) packs.set(holder, packOf(context.lookup(PDFRef.of(holder))));
  const pack = packs.get(holder);
  if (!pack) return undefined;
  const rank = xref.places.rank(number);
  const at = pack.index[rank]?.[0] === number ? rank : pack.index.findIndex(([own]) => own === number);
  const from = pack.index[at]?.[1];
  return from === undefined ? undefined : PDFObjectParser.forBytes(pack.bytes.subarray(from), context).parseObject();
}

function packOf(stream: PDFObject | undefined): Pack | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const bytes = streamBytes(stream);
  const [count, first] = [numberAt(stream.dict, 'N') ?? 0, numberAt(stream.dict, 'First') ?? 0];
  const numbers = Buffer.from(bytes.subarray(0, first)).toString('latin1').trim().split(/\s+/).map(Number);
  const index = Array.from({ length: Math.min(count, numbers.length >> 1) }, (_, at) => {
    return [numbers[2 * at]!, first + numbers[2 * at + 1]!] as const;
  });
  return { bytes, index };
}

/** What is shorter is read whole at once. */
const short = 64 * 1024;

function direct(reader: Reader, number: number): PDFObject {
  const { source, context, xref } = reader;
  const from = xref.places.at(number);
  const to = xref.next(from);
  const bytes = source.slice(from, Math.min(to, from + short));
  const head = headAt(bytes, 0, number)!;
  const data = dataIn(bytes, head);
  const dict = data && dictOf(bytes.subarray(head, data.keyword), context);
  const stream = dict && streamAt(reader, dict, { start: from + data.start, end: to });
  if (stream) return stream;
  const all = to - from <= short ? bytes : source.slice(from, to);
  return PDFObjectParser.forBytes(all.subarray(head), context).parseObject();
}

function dictOf(bytes: Uint8Array, context: PDFContext): PDFDict | undefined {
  try {
    const found = PDFObjectParser.forBytes(bytes, context).parseObject();
    return found instanceof PDFDict ? found : undefined;
  } catch {
    // The word stood in a string.
    return undefined;
  }
}

const keyword = Buffer.from('stream');
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** The first `stream` behind a dictionary, and where its data begin. */
function dataIn(bytes: Buffer, head: number): { readonly keyword: number; readonly start: number } | undefined {
  const at = bytes.indexOf(keyword, head);
  const end = bytes.indexOf('endobj', head);
  if (at < 0 || (end >= 0 && end < at) || !/>>\s*$/.test(bytes.toString('latin1', Math.max(head, at - 8), at)))
    return undefined;
  let start = at + keyword.length;
  if (bytes[start] === carriageReturn) start++;
  if (bytes[start] === lineFeed) start++;
  return { keyword: at, start };
}

/** The stream with its data left where they are; undefined where its length is wrong. */
function streamAt(
  { source }: Reader,
  dict: PDFDict,
  { start, end }: { readonly start: number; readonly end: number },
): PDFRawStream | undefined {
  const length = numberAt(dict, 'Length');
  if (length === undefined || !(length >= 0 && start + length < end)) return undefined;
  if (!/^\s*endstream/.test(source.slice(start + length, start + length + 16).toString('latin1'))) return undefined;
  const data = (): Buffer => source.slice(start, start + length);
  if ('bytes' in source.held) return PDFRawStream.of(dict, data());
  return Object.defineProperty(PDFRawStream.of(dict, new Uint8Array(0)), 'contents', { get: data });
}
