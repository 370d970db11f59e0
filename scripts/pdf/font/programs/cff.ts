/** CFF glyphs as identities: the charstring with its subroutines written out. Adobe Technical Notes 5176 and 5177. */
import { createHash } from 'node:crypto';
import { standardNames, standardStrings } from './glyph-names.ts';
import type { Outline } from './true-type.ts';
import type { NamedOutlines } from './type1.ts';

export interface CffFont extends NamedOutlines {
  /** By CID in CID-keyed fonts, by glyph index in others. */
  readonly glyph: (cid: number) => Outline | undefined;
  /** CIDs or glyph names' numbers that the program holds, that of the missing glyph apart. */
  readonly cids: readonly number[];
  /** Names of its glyphs; none in CID-keyed fonts. */
  readonly names: readonly string[];
  readonly cidKeyed: boolean;
}

type Index = readonly Uint8Array[];

/** What a private dictionary tells. 5176, section 15. */
interface Face {
  readonly locals: Index;
  /** Width of glyphs that tell none, and what is added to those that are told. */
  readonly usual: number;
  readonly nominal: number;
}

/** @returns undefined for what cannot be read as CFF */
export function openCff(bytes: Uint8Array): CffFont | undefined {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function read(bytes: Uint8Array): CffFont | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = indexAt(view, view.getUint8(2));
  const tops = indexAt(view, names.end);
  const strings = indexAt(view, tops.end);
  const stringOf = (sid: number): string =>
    standardStrings[sid] ?? Buffer.from(strings.items[sid - standardStrings.length] ?? []).toString('latin1');
  const globals = indexAt(view, strings.end).items;
  const top = dictOf(tops.items[0]!);
  const charstrings = indexAt(view, top.get(17)![0]!).items;
  const matrix = (top.get(0x0c07) ?? []).join(' ');
  const scale = (top.get(0x0c07)?.[0] || 0.001) * 1000;
  const cidKeyed = top.has(0x0c1e);
  const privateOf = (dict: ReadonlyMap<number, readonly number[]>): Face => {
    const [size, from] = dict.get(18) ?? [0, 0];
    if (!size || !from) return { locals: [], usual: 0, nominal: 0 };
    const own = dictOf(bytes.subarray(from, from + size));
    const local = own.get(19)?.[0];
    const locals = local ? indexAt(view, from + local).items : [];
    return { locals, usual: own.get(20)?.[0] ?? 0, nominal: own.get(21)?.[0] ?? 0 };
  };
  const faces = cidKeyed
    ? indexAt(view, top.get(0x0c24)![0]!).items.map((one) => privateOf(dictOf(one)))
    : [privateOf(top)];
  const faceOf = cidKeyed ? faceSelector(view, top.get(0x0c25)![0]!, charstrings.length) : () => 0;
  const listed = charset(view, top.get(15)?.[0] ?? 0, charstrings.length);
  const gids = cidKeyed ? listed : undefined;
  const known = new Map<number, Outline | undefined>();
  const outlineOf = (gid: number | undefined): Outline | undefined => {
    if (gid === undefined || known.has(gid)) return known.get(gid ?? -1);
    const code = charstrings[gid];
    const face = faces[faceOf(gid)] ?? { locals: [], usual: 0, nominal: 0 };
    const outline = code && identity(code, { globals, ...face, matrix, scale });
    known.set(gid, outline);
    return outline;
  };
  const byName = new Map(cidKeyed ? [] : [...listed].map(([sid, gid]) => [stringOf(sid), gid]));
  const encoding = cidKeyed ? undefined : ownEncoding(view, top.get(16)?.[0] ?? 0);
  const nameOf = new Map([...byName].map(([name, gid]) => [gid, name]));
  return {
    glyph: (cid) => outlineOf(gids ? gids.get(cid) : cid),
    named: (name) => outlineOf(byName.get(name)),
    cids: (gids ? [...gids.keys()] : charstrings.map((_, gid) => gid)).filter((cid) => cid !== 0),
    names: [...byName.keys()],
    cidKeyed,
    own: (code) => (encoding ? nameOf.get(encoding.get(code) ?? -1) : standardNames.get(code)),
  };
}

/** Glyph by code; nothing for the standard ones, which tell names. 5176, section 12. */
function ownEncoding(view: DataView, from: number): ReadonlyMap<number, number> | undefined {
  if (from <= 1) return undefined;
  const found = new Map<number, number>();
  const count = view.getUint8(from + 1);
  let gid = 1;
  for (let index = 0; index < count; index++) {
    if ((view.getUint8(from) & 127) === 0) found.set(view.getUint8(from + 2 + index), gid++);
    else {
      const [first, left] = [view.getUint8(from + 2 + index * 2), view.getUint8(from + 3 + index * 2)];
      for (let by = 0; by <= left; by++) found.set(first + by, gid++);
    }
  }
  return found;
}

function indexAt(view: DataView, from: number): { readonly items: Index; readonly end: number } {
  const count = view.getUint16(from);
  if (count === 0) return { items: [], end: from + 2 };
  const size = view.getUint8(from + 2);
  const offset = (at: number): number => {
    let value = 0;
    for (let by = 0; by < size; by++) value = value * 256 + view.getUint8(from + 3 + at * size + by);
    return value;
  };
  const base = from + 2 + (count + 1) * size;
  const items = Array.from(
    { length: count },
    (_, at) => new Uint8Array(view.buffer, view.byteOffset + base + offset(at), offset(at + 1) - offset(at)),
  );
  return { items, end: base + offset(count) };
}

/** Operands by operator; two-byte operators count from 0x0c00. */
function dictOf(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!;
    if (byte <= 21) {
      const operator = byte === 12 ? 0x0c00 + bytes[at++]! : byte;
      found.set(operator, operands);
      operands = [];
    } else if (byte === 28) {
      operands.push(((bytes[at]! << 24) >> 16) | bytes[at + 1]!);
      at += 2;
    } else if (byte === 29) {
      operands.push((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!);
      at += 4;
    } else if (byte === 30) {
      let text = '';
      for (let over = false; at < bytes.length && !over; at++) {
        for (const half of [bytes[at]! >> 4, bytes[at]! & 15]) {
          if (half === 15) over = true;
          if (!over) text += realDigits[half] ?? '';
        }
      }
      operands.push(Number(text) || 0);
    } else if (byte >= 32 && byte <= 246) operands.push(byte - 139);
    else if (byte <= 250) operands.push((byte - 247) * 256 + bytes[at++]! + 108);
    else operands.push(-(byte - 251) * 256 - bytes[at++]! - 108);
  }
  return found;
}

/** 5176, table 5. */
const realDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];

function faceSelector(view: DataView, from: number, count: number): (gid: number) => number {
  if (view.getUint8(from) === 0) return (gid) => (gid < count ? view.getUint8(from + 1 + gid) : 0);
  const ranges = view.getUint16(from + 1);
  return (gid) => {
    for (let at = ranges - 1; at >= 0; at--) {
      if (view.getUint16(from + 3 + at * 3) <= gid) return view.getUint8(from + 5 + at * 3);
    }
    return 0;
  };
}

function charset(view: DataView, from: number, count: number): ReadonlyMap<number, number> {
  const gids = new Map([[0, 0]]);
  const format = from <= 2 ? -1 : view.getUint8(from);
  let at = from + 1;
  for (let gid = 1; gid < count; ) {
    if (format === -1) gids.set(gid, gid++);
    else if (format === 0) {
      gids.set(view.getUint16(at), gid++);
      at += 2;
    } else {
      const first = view.getUint16(at);
      const left = format === 1 ? view.getUint8(at + 2) : view.getUint16(at + 2);
      for (let by = 0; by <= left; by++) gids.set(first + by, gid++);
      at += format === 1 ? 3 : 4;
    }
  }
  return gids;
}

interface Subroutines extends Face {
  readonly globals: Index;
  readonly matrix: string;
  /** Glyph units to thousandths of an em. */
  readonly scale: number;
}

/** Operands of the operators that may begin a charstring; one more is the width. 5177, section 4.1. */
const takes: ReadonlyMap<number, number> = new Map([
  [4, 1],
  [14, 0],
  [21, 2],
  [22, 1],
]);
const pairs = new Set([1, 3, 18, 19, 20, 23]);

const bias = (index: Index): number => (index.length < 1240 ? 107 : index.length < 33_900 ? 1131 : 32_768);

/** Writes the charstring's tokens into a hash, calls replaced by what they call. */
function identity(code: Uint8Array, { globals, locals, matrix, scale, usual, nominal }: Subroutines): Outline {
  const hash = createHash('sha1');
  hash.update(matrix);
  let stack: number[] = [];
  let stems = 0;
  let painted = false;
  let width: number | undefined;
  const run = (bytes: Uint8Array, depth: number): void => {
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at++]!;
      if (byte >= 32 || byte === 28) {
        let value = byte - 139;
        if (byte === 28) {
          value = ((bytes[at]! << 24) >> 16) | bytes[at + 1]!;
          at += 2;
        } else if (byte === 255) {
          value = ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) / 65_536;
          at += 4;
        } else if (byte >= 251) value = -(byte - 251) * 256 - bytes[at++]! - 108;
        else if (byte >= 247) value = (byte - 247) * 256 + bytes[at++]! + 108;
        stack.push(value);
        continue;
      }
      if (byte === 10 || byte === 29) {
        const index = byte === 10 ? locals : globals;
        const called = index[(stack.pop() ?? 0) + bias(index)];
        if (called && depth < 10) run(called, depth + 1);
        continue;
      }
      if (byte === 11) return;
      if (width === undefined && (pairs.has(byte) || takes.has(byte))) {
        const more = pairs.has(byte) ? stack.length % 2 === 1 : stack.length > takes.get(byte)!;
        // An accented letter ends with four operands.
        width = more && !(byte === 14 && stack.length === 4) ? nominal + stack[0]! : usual;
      }
      if (byte === 1 || byte === 3 || byte === 18 || byte === 23) stems += stack.length >> 1;
      let mask: Uint8Array | undefined;
      if (byte === 19 || byte === 20) {
        stems += stack.length >> 1;
        mask = bytes.subarray(at, at + ((stems + 7) >> 3));
        at += mask.length;
      }
      const operator = byte === 12 ? 256 + bytes[at++]! : byte;
      if ((operator >= 5 && operator <= 8) || (operator >= 24 && operator <= 31) || operator >= 256) painted = true;
      hash.update(`${stack.join(' ')} ${operator}`);
      if (mask) hash.update(mask);
      stack = [];
    }
  };
  run(code, 0);
  return { id: hash.digest('hex').slice(0, 16), empty: !painted, width: (width ?? usual) * scale };
}
