/** A face cut down to the slug, embedded as a CID font. ISO 32000-1:2008, 9.7.4. */
import { deflateSync } from 'node:zlib';
import type { Checked } from '../../core/diagnostic.ts';
import { readCmap, readTables, subsetFaces, tableOf, viewOf } from '../../html/fonts/index.ts';
import { type PDFContext, PDFRawStream, type PDFRef, PDFString, postScriptName } from '../../pdf/index.ts';

export interface SlugFont {
  readonly font: PDFRef;
  /** Hexadecimal digits of the glyphs, two bytes each. */
  readonly glyphs: string;
  /** Of the whole text at 1 pt. */
  readonly width: number;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');
const subsetTag = 'DYSLUG+';

export async function embedSlugFont(context: PDFContext, text: string): Promise<Checked<SlugFont>> {
  const { value: faces, diagnostics } = await subsetFaces([{ family: 'DY Hei', weight: 400, text }]);
  const bytes = faces?.[0]?.bytes;
  if (!bytes) return { diagnostics };
  const tables = readTables(bytes);
  const view = (tag: string): DataView => viewOf(tableOf(tables, tag));
  const glyphOf = readCmap(tableOf(tables, 'cmap'));
  const unitsPerEm = view('head').getUint16(18);
  const metrics = view('hhea').getUint16(34);
  const advance = (glyph: number): number => view('hmtx').getUint16(4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  const characters = Array.from(text, (character) => ({ character, glyph: glyphOf(character.codePointAt(0)!) }));
  const name = `${subsetTag}${postScriptName(bytes) ?? 'DYHei'}`;
  const thousandths = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [
        context.obj({
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: name,
          CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
          CIDToGIDMap: 'Identity',
          DW: 1000,
          W: [...new Map(characters.map(({ glyph }) => [glyph, Math.round(advance(glyph) * 1000)]))]
            .sort(([a], [b]) => a - b)
            .flatMap(([glyph, width]) => [glyph, [width]]),
          FontDescriptor: context.register(
            context.obj({
              Type: 'FontDescriptor',
              FontName: name,
              // 9.8.2: symbolic, since the glyphs are named by number.
              Flags: 4,
              FontBBox: [2, 4, 6, 8].map((at) => thousandths(view('head').getInt16(34 + at))),
              ItalicAngle: 0,
              Ascent: thousandths(view('hhea').getInt16(4)),
              Descent: thousandths(view('hhea').getInt16(6)),
              CapHeight: 700,
              StemV: 80,
              FontFile2: stream(context, bytes, { Length1: bytes.length }),
            }),
          ),
        }),
      ],
      ToUnicode: stream(context, toUnicode(characters)),
    }),
  );
  const width = characters.reduce((sum, { glyph }) => sum + advance(glyph), 0);
  return { value: { font, glyphs: characters.map(({ glyph }) => hex(glyph)).join(''), width }, diagnostics };
}

function stream(context: PDFContext, bytes: Uint8Array, entries: Record<string, number> = {}): PDFRef {
  const packed = deflateSync(bytes);
  return context.register(
    PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode', Length: packed.length }), packed),
  );
}

/** At most 100 lines a block. 9.10.3. */
function toUnicode(characters: readonly { character: string; glyph: number }[]): Uint8Array {
  const rows = [...new Map(characters.map(({ character, glyph }) => [glyph, character]))].map(
    ([glyph, character]) => `<${hex(glyph)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /DY-Slug def\n` +
      `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend\nend\n`,
  );
}
