/** TrueType glyphs as identities: subsets number their glyphs anew, but an outline keeps its bytes. OpenType 1.9, "glyf". */
import { createHash } from 'node:crypto';

export interface Outline {
  readonly id: string;
  /** Nothing is painted. */
  readonly empty: boolean;
  /** In ems. */
  readonly box?: readonly [number, number, number, number];
  /** Advance in thousandths of an em; missing where the program does not tell. */
  readonly width?: number;
}

export interface OutlineFont {
  readonly glyph: (gid: number) => Outline | undefined;
  /** Glyph of a character code by the font's own table; for one-byte fonts. */
  readonly gidOf: (code: number, unicode: number | undefined) => number;
  /** Advance in thousandths of an em. */
  readonly width: (gid: number) => number | undefined;
  /** Platform and encoding of each table of "cmap": `3,1`. */
  readonly cmaps: readonly string[];
  readonly count: number;
}

interface Tables {
  readonly view: DataView;
  readonly at: ReadonlyMap<string, { readonly from: number; readonly length: number }>;
}

export function tablesOf(bytes: Uint8Array): Tables | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return undefined;
  const at = new Map<string, { from: number; length: number }>();
  const count = view.getUint16(4);
  for (let index = 0; index < count && 28 + index * 16 <= bytes.length; index++) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    at.set(tag, { from: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  return { view, at };
}

/** @returns undefined for what has no TrueType outlines */
export function openTrueType(bytes: Uint8Array): OutlineFont | undefined {
  const tables = tablesOf(bytes);
  const head = tables?.at.get('head');
  const loca = tables?.at.get('loca');
  const glyf = tables?.at.get('glyf');
  if (!tables || !head || !loca || !glyf) return undefined;
  const { view } = tables;
  try {
    const units = view.getUint16(head.from + 18) || 1000;
    const long = view.getInt16(head.from + 50) === 1;
    const count = loca.length / (long ? 4 : 2) - 1;
    const offset = (gid: number): number =>
      long ? view.getUint32(loca.from + gid * 4) : view.getUint16(loca.from + gid * 2) * 2;
    const record = (gid: number): DataView | undefined => {
      if (gid < 0 || gid >= count) return undefined;
      const [from, to] = [offset(gid), offset(gid + 1)];
      return new DataView(view.buffer, view.byteOffset + glyf.from + from, Math.max(0, to - from));
    };
    const known = new Map<number, Outline | undefined>();
    const glyph = (gid: number): Outline | undefined => {
      if (known.has(gid)) return known.get(gid);
      let outline: Outline | undefined;
      try {
        outline = readOutline(record, gid, units);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
      known.set(gid, outline);
      return outline;
    };
    const { gidOf, cmaps } = characterMap(tables);
    return { glyph, gidOf, cmaps, count, width: advances(tables, units) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Record = (gid: number) => DataView | undefined;

function readOutline(record: Record, gid: number, units: number): Outline | undefined {
  const view = record(gid);
  if (!view) return undefined;
  if (view.byteLength < 10) return { id: 'empty', empty: true };
  const hash = createHash('sha1');
  hash.update(`${units}`);
  feed(hash, { record, view, depth: 0 });
  const box = [2, 4, 6, 8].map((at) => view.getInt16(at) / units);
  return { id: hash.digest('hex').slice(0, 16), empty: false, box: box as [number, number, number, number] };
}

interface Part {
  readonly record: Record;
  readonly view: DataView;
  readonly depth: number;
}

const bytesOf = (view: DataView, from: number, to = view.byteLength): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + from, Math.max(0, to - from));

/** The outline's bytes without its instructions, which steer only how screens round it, and without padding. */
function feed(hash: ReturnType<typeof createHash>, { record, view, depth }: Part): void {
  if (view.byteLength < 10 || depth > 8) return;
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const ends = 10 + contours * 2;
    hash.update(bytesOf(view, 10, ends));
    const data = ends + 2 + view.getUint16(ends);
    const points = contours === 0 ? 0 : view.getUint16(ends - 2) + 1;
    hash.update(bytesOf(view, data, pointsEnd(view, data, points)));
    return;
  }
  let at = 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(at);
    const part = record(view.getUint16(at + 2));
    let length = 4 + (flags & 1 ? 4 : 2);
    if (flags & 8) length += 2;
    else if (flags & 0x40) length += 4;
    else if (flags & 0x80) length += 8;
    hash.update(`${flags & ~0x120}`);
    hash.update(bytesOf(view, at + 4, at + length));
    if (part) feed(hash, { record, view: part, depth: depth + 1 });
    at += length;
    more = (flags & 0x20) !== 0;
  }
}

function pointsEnd(view: DataView, from: number, points: number): number {
  let at = from;
  let [across, up] = [0, 0];
  for (let done = 0; done < points; ) {
    const flag = view.getUint8(at++);
    const times = flag & 8 ? view.getUint8(at++) + 1 : 1;
    across += times * (flag & 2 ? 1 : flag & 16 ? 0 : 2);
    up += times * (flag & 4 ? 1 : flag & 32 ? 0 : 2);
    done += times;
  }
  return at + across + up;
}

/** Formats 0, 4 and 6 of "cmap", which one-byte fonts carry. ISO 32000-1:2008, 9.6.6.4. */
function characterMap({ view, at }: Tables): Pick<OutlineFont, 'gidOf' | 'cmaps'> {
  const cmap = at.get('cmap');
  if (!cmap) return { gidOf: (code) => code, cmaps: [] };
  const found = new Map<string, number>();
  for (let index = 0; index < view.getUint16(cmap.from + 2); index++) {
    const record = cmap.from + 4 + index * 8;
    found.set(`${view.getUint16(record)},${view.getUint16(record + 2)}`, cmap.from + view.getUint32(record + 4));
  }
  const [symbols, unicodes, mac] = [found.get('3,0'), found.get('3,1') ?? found.get('0,3'), found.get('1,0')];
  const gidOf: OutlineFont['gidOf'] = (code, unicode) => {
    try {
      const tries: readonly (readonly [number | undefined, number | undefined])[] = [
        [symbols, code],
        [symbols, 0xf000 + code],
        [unicodes, unicode],
        [mac, code],
        [unicodes, code],
      ];
      for (const [table, one] of tries) {
        const gid = table === undefined || one === undefined ? 0 : lookUp(view, table, one);
        if (gid > 0) return gid;
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return 0;
  };
  return { gidOf, cmaps: [...found.keys()] };
}

/** "hhea" and "hmtx": glyphs behind the last that is told are as wide as that. */
function advances({ view, at }: Tables, units: number): OutlineFont['width'] {
  const [head, metrics] = [at.get('hhea'), at.get('hmtx')];
  if (!head || !metrics) return () => undefined;
  const told = view.getUint16(head.from + 34);
  return (gid) => {
    const place = metrics.from + Math.min(gid, told - 1) * 4;
    return told === 0 || place + 2 > view.byteLength ? undefined : (view.getUint16(place) * 1000) / units;
  };
}

function lookUp(view: DataView, table: number, code: number): number {
  const format = view.getUint16(table);
  if (format === 0) return code < 256 ? view.getUint8(table + 6 + code) : 0;
  if (format === 6) {
    const first = view.getUint16(table + 6);
    return code >= first && code < first + view.getUint16(table + 8)
      ? view.getUint16(table + 10 + (code - first) * 2)
      : 0;
  }
  if (format !== 4) return 0;
  const twice = view.getUint16(table + 6);
  for (let at = 0; at < twice; at += 2) {
    if (view.getUint16(table + 14 + at) < code) continue;
    const start = view.getUint16(table + 16 + twice + at);
    if (start > code) return 0;
    const delta = view.getUint16(table + 16 + 2 * twice + at);
    const place = table + 16 + 3 * twice + at;
    const range = view.getUint16(place);
    if (range === 0) return (code + delta) & 0xffff;
    const gid = view.getUint16(place + range + (code - start) * 2);
    return gid === 0 ? 0 : (gid + delta) & 0xffff;
  }
  return 0;
}
