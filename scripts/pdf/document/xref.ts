/**
 * Where a file keeps its objects, as its cross-references say. ISO 32000-1:2008, 7.5.4, 7.5.6 and 7.5.8. What is not in
 * plain order, or refers to places outside the file, gives nothing: it is then for a reader that looks for itself.
 */
import { PDFArray, PDFContext, PDFDict, PDFNumber, PDFObjectParser, PDFRawStream } from '../pdf-lib.ts';
import type { ByteSource } from './byte-source.ts';
import { key, numberAt, numbersAt } from './open.ts';
import { plainData } from './plain-data.ts';

/** By object number: its kind, and two numbers about it. */
export interface Places {
  readonly count: number;
  readonly kind: (number: number) => 'none' | 'direct' | 'packed';
  /** Of a direct one its offset, of a packed one the number of the stream that holds it. */
  readonly at: (number: number) => number;
  /** Of a direct one its generation, of a packed one its place among the others. */
  readonly rank: (number: number) => number;
}

export interface Xref {
  readonly places: Places;
  /** Newest first: a key counts in the first that has it. */
  readonly trailers: readonly PDFDict[];
  /** Where the parts of the table begin. */
  readonly starts: ReadonlySet<number>;
  /** Where the object that begins at an offset ends at the latest: where the next begins, or a part of the table. */
  readonly next: (offset: number) => number;
}

/** More objects than these no page needs; a table that claims them is not believed. */
const mostObjects = 8_000_000;
const mostSections = 1000;
const tail = 2048;

interface Table {
  kinds: Uint8Array;
  ats: Float64Array;
  ranks: Uint32Array;
}

/** 7.5.8.3; 3 stands for a number that no section has told of. */
const [free, direct, packed, untold] = [0, 1, 2, 3];

export function readXref(source: ByteSource): Xref | undefined {
  const end = source.slice(Math.max(0, source.length - tail), source.length).toString('latin1');
  const named = [...end.matchAll(/startxref\s+(\d+)\s+%%EOF/g)].at(-1);
  if (!named || !/^%PDF-/.test(source.slice(0, 5).toString('latin1'))) return undefined;
  const table: Table = { kinds: new Uint8Array(0), ats: new Float64Array(0), ranks: new Uint32Array(0) };
  const trailers: PDFDict[] = [];
  const starts = new Set<number>();
  for (let start: number | undefined = Number(named[1]); start !== undefined; ) {
    if (!(start > 0 && start < source.length) || starts.has(start) || starts.size > mostSections) return undefined;
    starts.add(start);
    const trailer = readSection(source, start, table);
    if (!trailer || trailer.has(key('XRefStm'))) return undefined;
    trailers.push(trailer);
    start = numberAt(trailer, 'Prev');
  }
  const borders = Float64Array.from([...starts, ...offsetsOf(table), source.length]).sort();
  return { places: placesOf(table), trailers, starts, next: (offset) => firstAbove(borders, offset) };
}

function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return ascending[low]!;
}

const placesOf = ({ kinds, ats, ranks }: Table): Places => ({
  count: kinds.length,
  kind: (number) => (kinds[number] === direct ? 'direct' : kinds[number] === packed ? 'packed' : 'none'),
  at: (number) => ats[number]!,
  rank: (number) => ranks[number]!,
});

function* offsetsOf({ kinds, ats }: Table): Iterable<number> {
  for (let number = 0; number < kinds.length; number++) if (kinds[number] === direct) yield ats[number]!;
}

/** @returns false where the table grows beyond what can be */
function note(table: Table, number: number, [kind, at, rank]: readonly [number, number, number]): boolean {
  if (number >= mostObjects) return false;
  if (number >= table.kinds.length) grow(table, number);
  // The newest section is read first.
  if (table.kinds[number] !== untold) return true;
  table.kinds[number] = kind;
  table.ats[number] = at;
  table.ranks[number] = rank;
  return true;
}

function grow(table: Table, number: number): void {
  const size = Math.max(number + 1, table.kinds.length * 2, 1024);
  const kinds = new Uint8Array(size).fill(untold);
  const ats = new Float64Array(size);
  const ranks = new Uint32Array(size);
  kinds.set(table.kinds);
  ats.set(table.ats);
  ranks.set(table.ranks);
  Object.assign(table, { kinds, ats, ranks });
}

function readSection(source: ByteSource, start: number, table: Table): PDFDict | undefined {
  const plain = /^\s*xref\s/.exec(source.slice(start, start + 16).toString('latin1'));
  try {
    return plain ? readTable(source, start + plain[0].length, table) : readStream(source, start, table);
  } catch {
    // What pdf-lib cannot make sense of here it may find elsewhere in the file.
    return undefined;
  }
}

const row = 20;

function readTable(source: ByteSource, from: number, table: Table): PDFDict | undefined {
  for (let at = from; ; ) {
    const head = source.slice(at, at + 64).toString('latin1');
    const heading = /^\s*(\d+) (\d+)[ \t]*(?:\r\n|\r|\n)/.exec(head);
    if (!heading) {
      const trailer = /^\s*trailer/.exec(head);
      return trailer ? readDict(source, at + trailer[0].length) : undefined;
    }
    const [first, count] = [Number(heading[1]), Number(heading[2])];
    at += heading[0].length;
    if (at + count * row > source.length) return undefined;
    const rows = source.slice(at, at + count * row);
    for (let index = 0; index < count; index++) {
      const entry = rowAt(rows, index * row, source.length);
      if (!entry || !note(table, first + index, entry)) return undefined;
    }
    at += count * row;
  }
}

/** `0000000000 00000 n` and a line end of two bytes. */
function rowAt(rows: Buffer, from: number, length: number): readonly [number, number, number] | undefined {
  const offset = digits(rows, from, 10);
  const generation = digits(rows, from + 11, 5);
  if (rows[from + 10] !== 0x20 || rows[from + 16] !== 0x20) return undefined;
  if (rows[from + 17] === 0x66) return [free, 0, 0];
  return rows[from + 17] === 0x6e && offset < length ? [direct, offset, generation] : undefined;
}

function digits(bytes: Buffer, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = bytes[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readDict(source: ByteSource, from: number): PDFDict | undefined {
  for (const size of [4096, 1 << 18]) {
    try {
      const found = PDFObjectParser.forBytes(source.slice(from, from + size), PDFContext.create()).parseObject();
      return found instanceof PDFDict ? found : undefined;
    } catch {
      // It may be longer.
    }
  }
  return undefined;
}

function readStream(source: ByteSource, start: number, table: Table): PDFDict | undefined {
  const head = source.slice(start, start + 8192).toString('latin1');
  const found = /^\s*\d+\s+\d+\s+obj\s*(<<[\s\S]*?>>)\s*stream(?:\r\n|\n)/.exec(head);
  const dict = found && PDFObjectParser.forBytes(Buffer.from(found[1]!, 'latin1'), PDFContext.create()).parseObject();
  const length = dict instanceof PDFDict ? dict.get(key('Length')) : undefined;
  if (!(dict instanceof PDFDict && length instanceof PDFNumber) || dict.has(key('Encrypt'))) return undefined;
  const from = start + found![0].length;
  const { bytes, left } = plainData(PDFRawStream.of(dict, source.slice(from, from + length.asNumber())));
  const widths = numbersAt(dict, 'W');
  const size = numberAt(dict, 'Size');
  if (left !== '' || widths?.length !== 3 || size === undefined) return undefined;
  const index = dict.get(key('Index')) instanceof PDFArray ? numbersAt(dict, 'Index')! : [0, size];
  return readEntries(bytes, { widths, index, length: source.length }, table) ? dict : undefined;
}

interface Layout {
  readonly widths: readonly number[];
  readonly index: readonly number[];
  readonly length: number;
}

function readEntries(bytes: Uint8Array, { widths, index, length }: Layout, table: Table): boolean {
  let at = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let left = width; left > 0; left--) value = value * 256 + (bytes[at++] ?? Number.NaN);
    return value;
  };
  for (let part = 0; part + 1 < index.length; part += 2) {
    for (let number = index[part]!; number < index[part]! + index[part + 1]!; number++) {
      const kind = widths[0] === 0 ? direct : field(widths[0]!);
      const [first, second] = [field(widths[1]!), field(widths[2]!)];
      if (Number.isNaN(first + second) || (kind === direct && !(first < length))) return false;
      if (!note(table, number, kind === direct || kind === packed ? [kind, first, second] : [free, 0, 0])) return false;
    }
  }
  return true;
}
