/** The tables of a merged font that follow from its glyphs. OpenType 1.9. */
import { boxOf } from './glyph.ts';
import { tableOf, viewOf } from './sfnt.ts';
import type { UnpackedFont } from './woff2.ts';

/** A glyph with its metrics, in font units. */
export interface MergedGlyph {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly left: number;
  readonly height: number;
  readonly top: number;
}

function outlines(glyphs: readonly MergedGlyph[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new Uint8Array(4 * (glyphs.length + 1));
  const offsets = viewOf(loca);
  let length = 0;
  for (const [index, { bytes }] of glyphs.entries()) {
    length += (bytes.length + 3) & ~3;
    offsets.setUint32(4 * (index + 1), length);
  }
  const glyf = new Uint8Array(length);
  for (const [index, { bytes }] of glyphs.entries()) glyf.set(bytes, offsets.getUint32(4 * index));
  return { glyf, loca };
}

function metrics(pairs: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(4 * pairs.length);
  const view = viewOf(bytes);
  for (const [index, [advance, bearing]] of pairs.entries()) {
    view.setUint16(4 * index, advance);
    view.setInt16(4 * index + 2, bearing);
  }
  return bytes;
}

const copy = (font: UnpackedFont, tag: string): Uint8Array => tableOf(font.tables, tag).slice();

/** `hhea` or `vhea` for as many glyphs, with a full pair of metrics for each. */
function header(base: UnpackedFont, tag: 'hhea' | 'vhea', count: number): Uint8Array {
  const bytes = copy(base, tag);
  viewOf(bytes).setUint16(34, count);
  return bytes;
}

function head(base: UnpackedFont, glyphs: readonly MergedGlyph[]): Uint8Array {
  const bytes = copy(base, 'head');
  const view = viewOf(bytes);
  const boxes = glyphs.flatMap((glyph) => boxOf(glyph.bytes) ?? []);
  view.setInt16(36, Math.min(...boxes.map((box) => box.left)));
  view.setInt16(38, Math.min(...boxes.map((box) => box.bottom)));
  view.setInt16(40, Math.max(...boxes.map((box) => box.right)));
  view.setInt16(42, Math.max(...boxes.map((box) => box.top)));
  view.setInt16(50, 1);
  return bytes;
}

/** Each limit is the greatest of the slices', which bounds every glyph taken from them. */
function limits(base: UnpackedFont, slices: readonly UnpackedFont[], count: number): Uint8Array {
  const bytes = copy(base, 'maxp');
  const view = viewOf(bytes);
  for (let at = 6; at + 2 <= bytes.length; at += 2) {
    view.setUint16(at, Math.max(...slices.map((slice) => viewOf(tableOf(slice.tables, 'maxp')).getUint16(at))));
  }
  view.setUint16(4, count);
  return bytes;
}

/** All tables but `cmap` and those of layout. */
export function composeTables(
  base: UnpackedFont,
  glyphs: readonly MergedGlyph[],
  slices: readonly UnpackedFont[],
): Map<string, Uint8Array> {
  return new Map([
    ['head', head(base, glyphs)],
    ['hhea', header(base, 'hhea', glyphs.length)],
    ['vhea', header(base, 'vhea', glyphs.length)],
    ['maxp', limits(base, slices, glyphs.length)],
    ['hmtx', metrics(glyphs.map(({ width, left }) => [width, left]))],
    ['vmtx', metrics(glyphs.map(({ height, top }) => [height, top]))],
    ['OS/2', copy(base, 'OS/2')],
    ['name', copy(base, 'name')],
    ['post', copy(base, 'post')],
    ...Object.entries(outlines(glyphs)),
  ]);
}
