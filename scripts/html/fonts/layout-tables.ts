/** The layout tables of a merged face: vertical forms and half-width punctuation. OpenType 1.9, "GSUB" and "GPOS". */
import { viewOf } from './sfnt.ts';

const words = (...values: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(2 * values.length);
  const view = viewOf(bytes);
  for (const [index, value] of values.entries()) view.setUint16(2 * index, value & 0xffff);
  return bytes;
};

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const coverage = (glyphs: readonly number[]): Uint8Array => words(1, glyphs.length, ...glyphs);

/** `items` after a count and their offsets, which start at `before` bytes ahead of the count. */
function list(items: readonly Uint8Array[], before: readonly number[] = []): Uint8Array {
  let offset = 2 * (before.length + 1 + items.length);
  const offsets = items.map((item) => {
    const at = offset;
    offset += item.length;
    return at;
  });
  return join([words(...before, items.length, ...offsets), ...items]);
}

function records(entries: readonly { tag: string; table: Uint8Array }[]): Uint8Array {
  let offset = 2 + 6 * entries.length;
  const head: Uint8Array[] = [words(entries.length)];
  for (const { tag, table } of entries) {
    head.push(new TextEncoder().encode(tag), words(offset));
    offset += table.length;
  }
  return join([...head, ...entries.map((entry) => entry.table)]);
}

/** A layout table whose features, the same for every script, each use the one lookup of `type`. */
function layoutTable(tags: readonly string[], type: number, subtables: readonly Uint8Array[]): Uint8Array {
  const language = words(0, 0xffff, tags.length, ...tags.keys());
  const script = join([words(4, 0), language]);
  const scripts = records(['DFLT', 'hani', 'kana', 'latn'].map((tag) => ({ tag, table: script })));
  const features = records(tags.map((tag) => ({ tag, table: words(0, 1, 0) })));
  const lookups = list([list(subtables, [type, 0])]);
  const head = words(1, 0, 10, 10 + scripts.length, 10 + scripts.length + features.length);
  return join([head, scripts, features, lookups]);
}

/** `vert` and `vrt2`: each glyph to its vertical form. */
export function writeVerticalForms(pairs: ReadonlyMap<number, number>): Uint8Array {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  const head = words(2, 6 + 2 * sorted.length, sorted.length, ...sorted.map(([, form]) => form));
  return layoutTable(['vert', 'vrt2'], 1, [join([head, coverage(sorted.map(([glyph]) => glyph))])]);
}

const X_PLACEMENT = 0x0001;
const X_ADVANCE = 0x0004;

/**
 * `halt`: opening marks lose the empty half before them, closing marks the one after. `half` in font units; at least
 * one glyph in all.
 */
export function writeHalfWidths(opening: readonly number[], closing: readonly number[], half: number): Uint8Array {
  const ascending = (glyphs: readonly number[]): readonly number[] => [...glyphs].sort((a, b) => a - b);
  const subtables = [
    opening.length > 0 && join([words(1, 10, X_PLACEMENT | X_ADVANCE, -half, -half), coverage(ascending(opening))]),
    closing.length > 0 && join([words(1, 8, X_ADVANCE, -half), coverage(ascending(closing))]),
  ].filter((table) => table !== false);
  return layoutTable(['halt'], 1, subtables);
}

function coveredGlyphs(view: DataView, start: number): readonly number[] {
  const count = view.getUint16(start + 2);
  if (view.getUint16(start) === 1) return Array.from({ length: count }, (_, at) => view.getUint16(start + 4 + 2 * at));
  return Array.from({ length: count }, (_, at) => {
    const from = view.getUint16(start + 4 + 6 * at);
    return Array.from({ length: view.getUint16(start + 6 + 6 * at) - from + 1 }, (_, step) => from + step);
  }).flat();
}

const EXTENSION = 7;
const SINGLE = 1;

function addSingle(view: DataView, start: number, pairs: Map<number, number>): void {
  const format = view.getUint16(start);
  const covered = coveredGlyphs(view, start + view.getUint16(start + 2));
  for (const [index, glyph] of covered.entries()) {
    const form = format === 1 ? (glyph + view.getInt16(start + 4)) & 0xffff : view.getUint16(start + 6 + 2 * index);
    if (!pairs.has(glyph)) pairs.set(glyph, form);
  }
}

/** The glyphs that the feature `vert` of a `GSUB` replaces one for one, each with its vertical form. */
export function readVerticalForms(table: Uint8Array): ReadonlyMap<number, number> {
  const view = viewOf(table);
  const pairs = new Map<number, number>();
  const features = view.getUint16(6);
  const lookups = view.getUint16(8);
  for (let index = 0; index < view.getUint16(features); index++) {
    const record = features + 2 + 6 * index;
    if (String.fromCharCode(...table.subarray(record, record + 4)) !== 'vert') continue;
    const feature = features + view.getUint16(record + 4);
    for (let each = 0; each < view.getUint16(feature + 2); each++) {
      const lookup = lookups + view.getUint16(lookups + 2 + 2 * view.getUint16(feature + 4 + 2 * each));
      const type = view.getUint16(lookup);
      for (let sub = 0; sub < view.getUint16(lookup + 4); sub++) {
        const start = lookup + view.getUint16(lookup + 6 + 2 * sub);
        const extended = type === EXTENSION && view.getUint16(start + 2) === SINGLE;
        if (extended) addSingle(view, start + view.getUint32(start + 4), pairs);
        else if (type === SINGLE) addSingle(view, start, pairs);
      }
    }
  }
  return pairs;
}
