/** Puts glyphs out of several slices of one typeface together into one TrueType font. */
import { writeCmap } from './cmap.ts';
import { boxOf, componentOffsets, composeSimple } from './glyph.ts';
import { readVerticalForms, writeHalfWidths, writeVerticalForms } from './layout-tables.ts';
import { composeTables, type MergedGlyph } from './merge-tables.ts';
import { drawQuote, type QuoteMark } from './quotes.ts';
import { tableOf, viewOf, writeSfnt } from './sfnt.ts';
import type { UnpackedFont } from './woff2.ts';

/** A glyph by its number in a slice; with `quote`, one to be drawn from it. */
export interface SliceGlyph {
  readonly slice: UnpackedFont;
  readonly index: number;
  readonly quote?: QuoteMark;
}

interface Merge {
  readonly em: number;
  readonly glyphs: MergedGlyph[];
  /** Number in the merged font, by slice and number in the slice. */
  readonly numbers: Map<UnpackedFont, Map<number, number>>;
}

/** The pair that `hmtx` or `vmtx` holds for a glyph: advance and side bearing. */
function metric(slice: UnpackedFont, table: 'hmtx' | 'vmtx', index: number): readonly [number, number] {
  const view = viewOf(tableOf(slice.tables, table));
  const long = viewOf(tableOf(slice.tables, table === 'hmtx' ? 'hhea' : 'vhea')).getUint16(34);
  if (index < long) return [view.getUint16(4 * index), view.getInt16(4 * index + 2)];
  return [view.getUint16(4 * (long - 1)), view.getInt16(4 * long + 2 * (index - long))];
}

/** Takes a glyph over, with those it is put together from; its number in the merged font. */
function add(merge: Merge, slice: UnpackedFont, index: number): number {
  const numbers = merge.numbers.get(slice) ?? new Map<number, number>();
  merge.numbers.set(slice, numbers);
  const known = numbers.get(index);
  if (known !== undefined) return known;
  const number = merge.glyphs.length;
  numbers.set(index, number);
  const bytes = slice.glyph(index).slice();
  const [width, left] = metric(slice, 'hmtx', index);
  const [height, top] = metric(slice, 'vmtx', index);
  merge.glyphs.push({ bytes, width, left, height, top });
  const view = viewOf(bytes);
  for (const at of componentOffsets(bytes)) view.setUint16(at, add(merge, slice, view.getUint16(at)));
  return number;
}

function addQuote(merge: Merge, { slice, index }: SliceGlyph, mark: QuoteMark): number {
  const [width] = metric(slice, 'hmtx', index);
  const outline = slice.outline(index);
  if (width >= merge.em || !outline) return add(merge, slice, index);
  const bytes = composeSimple(drawQuote(outline, mark, { width, em: merge.em }));
  const [height, top] = metric(slice, 'vmtx', index);
  merge.glyphs.push({ bytes, width: merge.em, left: boxOf(bytes)?.left ?? 0, height, top });
  return merge.glyphs.length - 1;
}

function addVerticalForms(merge: Merge): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (const [slice, numbers] of [...merge.numbers]) {
    const table = slice.tables.get('GSUB');
    if (!table) continue;
    const forms = readVerticalForms(table);
    for (const [index, number] of [...numbers]) {
      const form = forms.get(index);
      if (form !== undefined) pairs.set(number, add(merge, slice, form));
    }
  }
  return pairs;
}

/** GB/T 15834-2011, 5.2: in vertical text curly quotes are ﹃﹄, and ﹁﹂ within them; here by the bracket whose form each takes. */
export const cornerOf: ReadonlyMap<number, number> = new Map([
  [0x201c, 0x300e],
  [0x201d, 0x300f],
  [0x2018, 0x300c],
  [0x2019, 0x300d],
]);

/** The vertical forms of quotes, glyphs of their own: text is extracted through the glyph. */
function addVerticalQuotes(
  merge: Merge,
  map: ReadonlyMap<number, number>,
  corners: ReadonlyMap<number, SliceGlyph>,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (const [quote, bracket] of cornerOf) {
    const [glyph, corner] = [map.get(quote), corners.get(bracket)];
    const table = corner?.slice.tables.get('GSUB');
    const form = corner && table && readVerticalForms(table).get(corner.index);
    if (!corner || glyph === undefined || form === undefined) continue;
    const bytes = corner.slice.glyph(form).slice();
    if (componentOffsets(bytes).length > 0) continue;
    const [width, left] = metric(corner.slice, 'hmtx', form);
    const [height, top] = metric(corner.slice, 'vmtx', form);
    pairs.set(glyph, merge.glyphs.length);
    merge.glyphs.push({ bytes, width, left, height, top });
  }
  return pairs;
}

const OPENING = '“‘（《〈「『【〔〖［｛';
const CLOSING = '”’）》〉」』】〕〗］｝，。、；：！？';

/** The marks that can give up half of their square: one em wide, with their ink in the right half of it, or the left. */
function halfWidths({ em, glyphs }: Merge, map: ReadonlyMap<number, number>): Uint8Array | undefined {
  const half = em / 2;
  const wide = (marks: string): readonly { number: number; left: number; right: number }[] =>
    [...marks].flatMap((mark) => {
      const number = map.get(mark.codePointAt(0)!);
      const box = number === undefined ? undefined : boxOf(glyphs[number]!.bytes);
      return box && glyphs[number!]!.width === em ? [{ number: number!, left: box.left, right: box.right }] : [];
    });
  const opening = wide(OPENING).filter(({ left }) => left >= half);
  const closing = wide(CLOSING).filter(({ right }) => right <= half);
  if (opening.length + closing.length === 0) return undefined;
  return writeHalfWidths(
    opening.map(({ number }) => number),
    closing.map(({ number }) => number),
    half,
  );
}

/**
 * One TrueType font of these characters. `corners`: the brackets whose vertical forms curly quotes take. Names, line heights and the glyph for what is missing are those of `base`;
 * the same characters give the same bytes.
 */
export function mergeSlices(
  base: UnpackedFont,
  characters: ReadonlyMap<number, SliceGlyph>,
  corners: ReadonlyMap<number, SliceGlyph> = new Map(),
): Uint8Array {
  const merge: Merge = { em: viewOf(tableOf(base.tables, 'head')).getUint16(18), glyphs: [], numbers: new Map() };
  add(merge, base, 0);
  const map = new Map<number, number>();
  for (const [codePoint, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    map.set(codePoint, glyph.quote ? addQuote(merge, glyph, glyph.quote) : add(merge, glyph.slice, glyph.index));
  }
  const forms = new Map([...addVerticalForms(merge), ...addVerticalQuotes(merge, map, corners)]);
  const halves = halfWidths(merge, map);
  const tables = composeTables(base, merge.glyphs, [...merge.numbers.keys()]);
  tables.set('cmap', writeCmap(map));
  if (forms.size > 0) tables.set('GSUB', writeVerticalForms(forms));
  if (halves) tables.set('GPOS', halves);
  const codePoints = [...map.keys()].map((codePoint) => Math.min(codePoint, 0xffff));
  const os2 = viewOf(tableOf(tables, 'OS/2'));
  os2.setUint16(64, Math.min(...codePoints));
  os2.setUint16(66, Math.max(...codePoints));
  return writeSfnt(tables);
}
