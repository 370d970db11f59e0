/** The table `cmap`: from code point to glyph. OpenType 1.9, "cmap", formats 4 and 12. */
import { viewOf } from './sfnt.ts';

/** Glyph of a code point; 0 when the font has none. */
export type GlyphOf = (codePoint: number) => number;

function segments(view: DataView, start: number): GlyphOf {
  const doubled = view.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let low = 0;
    let high = doubled / 2 - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.getUint16(ends + 2 * middle) < codePoint) low = middle + 1;
      else high = middle;
    }
    const first = view.getUint16(starts + 2 * low);
    if (codePoint < first || codePoint > view.getUint16(ends + 2 * low)) return 0;
    const delta = view.getUint16(deltas + 2 * low);
    const range = view.getUint16(ranges + 2 * low);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(ranges + 2 * low + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

function groups(view: DataView, start: number): GlyphOf {
  const count = view.getUint32(start + 12);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = start + 16 + 12 * middle;
      if (codePoint < view.getUint32(at)) high = middle - 1;
      else if (codePoint > view.getUint32(at + 4)) low = middle + 1;
      else return view.getUint32(at + 8) + codePoint - view.getUint32(at);
    }
    return 0;
  };
}

/** Looks code points up in the widest Unicode subtable of a `cmap`. */
export function readCmap(table: Uint8Array): GlyphOf {
  const view = viewOf(table);
  const count = view.getUint16(2);
  let narrow: number | undefined;
  for (let index = 0; index < count; index++) {
    const at = 4 + 8 * index;
    const platform = view.getUint16(at);
    if (platform !== 0 && platform !== 3) continue;
    const start = view.getUint32(at + 4);
    const format = view.getUint16(start);
    if (format === 12) return groups(view, start);
    if (format === 4) narrow ??= start;
  }
  if (narrow === undefined) throw new Error('the font has no Unicode character map');
  return segments(view, narrow);
}

interface Run {
  from: number;
  to: number;
  readonly glyph: number;
}

function runsOf(map: ReadonlyMap<number, number>): readonly Run[] {
  const runs: Run[] = [];
  for (const [codePoint, glyph] of [...map].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    const follows = last && codePoint === last.to + 1 && glyph === last.glyph + codePoint - last.from;
    // A segment of format 4 must not pass U+FFFF.
    if (follows && codePoint !== 0x10000) last.to = codePoint;
    else runs.push({ from: codePoint, to: codePoint, glyph });
  }
  return runs;
}

function writeSegments(runs: readonly Run[]): Uint8Array {
  const all = [...runs.filter((run) => run.to <= 0xfffe), { from: 0xffff, to: 0xffff, glyph: 0 }];
  const bytes = new Uint8Array(16 + 8 * all.length);
  const view = viewOf(bytes);
  const power = Math.floor(Math.log2(all.length));
  const header = [4, bytes.length, 0, 2 * all.length, 2 << power, power, 2 * all.length - (2 << power)];
  for (const [index, value] of header.entries()) view.setUint16(2 * index, value);
  for (const [index, run] of all.entries()) {
    view.setUint16(14 + 2 * index, run.to);
    view.setUint16(16 + 2 * (all.length + index), run.from);
    view.setUint16(16 + 2 * (2 * all.length + index), run.from === 0xffff ? 1 : (run.glyph - run.from) & 0xffff);
  }
  return bytes;
}

function writeGroups(runs: readonly Run[]): Uint8Array {
  const bytes = new Uint8Array(16 + 12 * runs.length);
  const view = viewOf(bytes);
  view.setUint16(0, 12);
  view.setUint32(4, bytes.length);
  view.setUint32(12, runs.length);
  for (const [index, run] of runs.entries()) {
    view.setUint32(16 + 12 * index, run.from);
    view.setUint32(20 + 12 * index, run.to);
    view.setUint32(24 + 12 * index, run.glyph);
  }
  return bytes;
}

/** A `cmap` with a format 4 and a format 12 subtable for code point → glyph. */
export function writeCmap(map: ReadonlyMap<number, number>): Uint8Array {
  const runs = runsOf(map);
  const subtables = [writeSegments(runs), writeGroups(runs)] as const;
  const encodings = [
    { platform: 0, encoding: 3, subtable: 0 },
    { platform: 0, encoding: 4, subtable: 1 },
    { platform: 3, encoding: 1, subtable: 0 },
    { platform: 3, encoding: 10, subtable: 1 },
  ];
  const starts = [4 + 8 * encodings.length, 4 + 8 * encodings.length + subtables[0].length] as const;
  const bytes = new Uint8Array(starts[1] + subtables[1].length);
  const view = viewOf(bytes);
  view.setUint16(2, encodings.length);
  for (const [index, { platform, encoding, subtable }] of encodings.entries()) {
    view.setUint16(4 + 8 * index, platform);
    view.setUint16(6 + 8 * index, encoding);
    view.setUint32(8 + 8 * index, starts[subtable as 0 | 1]);
  }
  bytes.set(subtables[0], starts[0]);
  bytes.set(subtables[1], starts[1]);
  return bytes;
}
