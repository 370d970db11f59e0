/** How far the outlines of an embedded TrueType font reach. OpenType 1.9, "glyf" and "loca". */
import { arrayAt, dictAt, resolve, streamAt, streamBytes } from '../document/open.ts';
import { PDFDict } from '../pdf-lib.ts';
import type { Font } from './font.ts';
import { tablesOf } from './programs/true-type.ts';

/** Left, bottom, right, top of an outline from the glyph's origin, in ems. */
export type GlyphBounds = readonly [number, number, number, number];

const none = (): undefined => undefined;

/**
 * Bounds by code; nothing for a glyph without an outline, and for fonts of any other kind.
 * @throws when the font program ends inside one of its tables
 */
export function glyphBounds(font: Font): (code: number) => GlyphBounds | undefined {
  const below = resolve(font.dict.context, arrayAt(font.dict, 'DescendantFonts')?.get(0));
  const descendant = below instanceof PDFDict ? below : undefined;
  const program = streamAt(dictAt(descendant, 'FontDescriptor'), 'FontFile2');
  if (!program) return none;
  const bytes = streamBytes(program);
  const tables = tablesOf(bytes)?.at;
  const viewOf = (tag: string): DataView | undefined => {
    const table = tables?.get(tag);
    return table && new DataView(bytes.buffer, bytes.byteOffset + table.from, table.length);
  };
  const [head, loca, glyf] = [viewOf('head'), viewOf('loca'), viewOf('glyf')];
  if (!head || !loca || !glyf) return none;
  const units = head.getUint16(18);
  const long = head.getInt16(50) === 1;
  const count = loca.byteLength / (long ? 4 : 2) - 1;
  const offset = (glyph: number): number => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const map = streamAt(descendant, 'CIDToGIDMap');
  const glyphs = map && streamBytes(map);
  return (code) => {
    const glyph = glyphs ? (glyphs[code * 2] ?? 0) * 256 + (glyphs[code * 2 + 1] ?? 0) : code;
    if (glyph >= count || offset(glyph) === offset(glyph + 1)) return undefined;
    const at = offset(glyph);
    return [2, 4, 6, 8].map((by) => glyf.getInt16(at + by) / units) as unknown as GlyphBounds;
  };
}
