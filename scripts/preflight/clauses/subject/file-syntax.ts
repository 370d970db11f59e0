/**
 * The file as bytes: how its objects are parted, how long its streams are, how its strings and numbers are written.
 * Readers mend most of this without a word, so nothing of it is left in what they hand on.
 */
import { numberAt, openScanner, type PDFContext, PDFRef, PDFStream, type Scanner, scan } from '../../../pdf/index.ts';

export interface SyntaxFault {
  readonly object: number;
  readonly what: string;
}

export interface FileSyntax {
  readonly headerOffset: number;
  /** First line, without its end. */
  readonly header: string;
  /** Bytes behind the `%` of the second line. */
  readonly comment: readonly number[];
  /** Bytes behind the last `%%EOF` and one end of line. */
  readonly afterEnd: number;
  /** Offsets of cross-reference tables whose first line is not as it must be. */
  readonly tables: readonly number[];
  readonly spacing: readonly SyntaxFault[];
  readonly lengths: readonly SyntaxFault[];
  readonly streamEnds: readonly SyntaxFault[];
  readonly oddHex: readonly SyntaxFault[];
  readonly strayHex: readonly SyntaxFault[];
  readonly longStrings: readonly SyntaxFault[];
  readonly longNames: readonly SyntaxFault[];
  readonly integers: readonly SyntaxFault[];
  readonly reals: readonly SyntaxFault[];
  readonly tinyReals: readonly SyntaxFault[];
  readonly objects: number;
}

const isEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13;
const isSpace = (byte: number | undefined): boolean => byte !== undefined && [0, 9, 10, 12, 13, 32].includes(byte);
const mostFaults = 200;

type Faults = {
  -readonly [Name in keyof FileSyntax]: FileSyntax[Name] extends readonly SyntaxFault[] ? SyntaxFault[] : never;
};

interface Reading {
  readonly buffer: Buffer;
  readonly context: PDFContext;
  readonly scanner: Scanner;
  readonly faults: Pick<
    Faults,
    | 'spacing'
    | 'lengths'
    | 'streamEnds'
    | 'oddHex'
    | 'strayHex'
    | 'longStrings'
    | 'longNames'
    | 'integers'
    | 'reals'
    | 'tinyReals'
  >;
  readonly tables: number[];
  /** The object that is open, by number and generation. */
  object: { readonly number: number; readonly generation: number } | undefined;
  /** Where the last two numbers stand. */
  numbers: readonly { readonly from: number; readonly to: number }[];
  objects: number;
}

export function readSyntax(bytes: Uint8Array, context: PDFContext): FileSyntax {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerOffset = Math.max(0, buffer.subarray(0, 1024).indexOf('%PDF-'));
  const head = lineAt(buffer, headerOffset);
  const second = lineAt(buffer, head.next);
  const reading: Reading = {
    buffer,
    context,
    scanner: openScanner(bytes, head.next),
    faults: {
      spacing: [],
      lengths: [],
      streamEnds: [],
      oddHex: [],
      strayHex: [],
      longStrings: [],
      longNames: [],
      integers: [],
      reals: [],
      tinyReals: [],
    },
    tables: [],
    object: undefined,
    numbers: [],
    objects: 0,
  };
  while (scan(reading.scanner)) look(reading);
  return {
    headerOffset,
    header: buffer.toString('latin1', headerOffset, head.end),
    comment: buffer[head.next] === 0x25 ? [...buffer.subarray(head.next + 1, second.end)] : [],
    afterEnd: bytesAfterEnd(buffer),
    tables: reading.tables,
    objects: reading.objects,
    ...reading.faults,
  };
}

function lineAt(buffer: Buffer, from: number): { readonly end: number; readonly next: number } {
  let end = from;
  while (end < buffer.length && !isEnd(buffer[end])) end++;
  return { end, next: buffer[end] === 13 && buffer[end + 1] === 10 ? end + 2 : end + 1 };
}

function bytesAfterEnd(buffer: Buffer): number {
  const mark = buffer.lastIndexOf('%%EOF');
  if (mark < 0) return 0;
  const rest = buffer.length - mark - 5;
  const end = buffer[mark + 5] === 13 && buffer[mark + 6] === 10 ? 2 : isEnd(buffer[mark + 5]) ? 1 : 0;
  return rest - end;
}

function look(reading: Reading): void {
  const { scanner, buffer } = reading;
  const { kind, from, to } = scanner;
  if (kind === 'space' || kind === 'comment') return;
  if (kind === 'number') {
    reading.numbers = [...reading.numbers.slice(-1), { from, to }];
    lookAtNumber(reading, buffer.toString('latin1', from, to));
    return;
  }
  if (kind === 'word') lookAtWord(reading, buffer.toString('latin1', from, Math.min(to, from + 12)));
  else if (kind === 'hex') lookAtHex(reading, buffer.subarray(from + 1, buffer[to - 1] === 0x3e ? to - 1 : to));
  else if (kind === 'string') {
    // Escapes make a string longer in the file than it is; only one that is too long as written can be too long.
    if (to - from - 2 > 32_767) note(reading, 'longStrings', `${to - from - 2} B`);
  } else if (kind === 'name') lookAtName(reading, buffer.toString('latin1', from + 1, to));
  reading.numbers = [];
}

function note({ faults, object }: Reading, list: keyof Reading['faults'], what: string): void {
  if (faults[list].length < mostFaults) faults[list].push({ object: object?.number ?? 0, what });
}

/** Annex C.2; of reals, those that no 32 bits hold. */
export function numberFault(text: string): 'integers' | 'reals' | 'tinyReals' | undefined {
  const value = Number(text);
  if (!text.includes('.')) return value > 2_147_483_647 || value < -2_147_483_648 ? 'integers' : undefined;
  if (Math.abs(value) > 3.403e38) return 'reals';
  return value !== 0 && Math.abs(value) < 1.175e-38 ? 'tinyReals' : undefined;
}

function lookAtNumber(reading: Reading, text: string): void {
  const fault = numberFault(text);
  if (fault) note(reading, fault, text.slice(0, 40));
}

function lookAtName(reading: Reading, text: string): void {
  const length = text.replace(/#[0-9A-Fa-f]{2}/g, '.').length;
  if (length > 127) note(reading, 'longNames', `/${text.slice(0, 20)}… ${length} B`);
}

function lookAtHex(reading: Reading, inside: Buffer): void {
  let digits = 0;
  let strays = 0;
  for (const byte of inside) {
    if (isSpace(byte)) continue;
    digits++;
    if (!/[0-9A-Fa-f]/.test(String.fromCharCode(byte))) strays++;
  }
  const shown = `<${inside.toString('latin1', 0, 20)}…>`;
  if (strays > 0) note(reading, 'strayHex', shown);
  if (digits % 2 === 1) note(reading, 'oddHex', shown);
  if (digits / 2 > 32_767) note(reading, 'longStrings', `${Math.floor(digits / 2)} B`);
}

function lookAtWord(reading: Reading, word: string): void {
  if (word === 'obj') beginObject(reading);
  else if (word === 'endobj') endObject(reading);
  else if (word === 'stream' && reading.object) skipStream(reading);
  else if (word === 'xref') {
    const { scanner, buffer, tables } = reading;
    const { next } = lineAt(buffer, scanner.to);
    // One end of line, and then the table at once.
    if (!isEnd(buffer[scanner.to]) || buffer[next]! < 0x30 || buffer[next]! > 0x39) tables.push(scanner.from);
  }
}

/** 6.1.9 */
function beginObject(reading: Reading): void {
  const { buffer, scanner, numbers } = reading;
  const [first, second] = numbers;
  if (!first || !second) return;
  const value = (at: { from: number; to: number }): number => Number(buffer.toString('latin1', at.from, at.to));
  reading.object = { number: value(first), generation: value(second) };
  reading.objects++;
  const single = second.from - first.to === 1 && scanner.from - second.to === 1;
  if (!isEnd(buffer[first.from - 1]) || !single || !isEnd(buffer[scanner.to]))
    note(reading, 'spacing', `${reading.object.number} ${reading.object.generation} obj`);
}

function endObject(reading: Reading): void {
  const { buffer, scanner } = reading;
  if (!isEnd(buffer[scanner.from - 1]) || !isEnd(buffer[scanner.to])) note(reading, 'spacing', 'endobj');
  reading.object = undefined;
}

/** 6.1.7.1: goes past the data, which may look like anything. */
function skipStream(reading: Reading): void {
  const { buffer, scanner, context, object } = reading;
  const crlf = buffer[scanner.to] === 13 && buffer[scanner.to + 1] === 10;
  const data = scanner.to + (crlf ? 2 : 1);
  const begins = crlf || buffer[scanner.to] === 10;
  const found = context.lookup(PDFRef.of(object!.number, object!.generation));
  const told = found instanceof PDFStream ? numberAt(found.dict, 'Length') : undefined;
  const end = streamEnd(buffer, data, told);
  const before = buffer[end - 1] === 10 && buffer[end - 2] === 13 ? 2 : isEnd(buffer[end - 1]) ? 1 : 0;
  // Of CR and LF, the first may belong to the data, where the length says so.
  const real = told !== undefined && before > 0 && data + told === end - 1 ? told : end - before - data;
  if (!begins || before === 0) note(reading, 'streamEnds', begins ? 'endstream' : 'stream');
  if (told !== real) note(reading, 'lengths', `/Length ${told ?? '–'}, ${real} B`);
  scanner.to = Math.max(end, scanner.to);
}

/** Where `endstream` stands: behind as many bytes as the length tells, or at the next one there is. */
function streamEnd(buffer: Buffer, data: number, length: number | undefined): number {
  if (length !== undefined && length >= 0 && data + length <= buffer.length) {
    for (let by = 0; by <= 2; by++) {
      const at = data + length + by;
      if (buffer.toString('latin1', at, at + 9) === 'endstream') return at;
    }
  }
  const next = buffer.indexOf('endstream', data);
  return next < 0 ? buffer.length : next;
}
