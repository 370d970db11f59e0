/** A face cut down to what is set in it, embedded as a CID font. ISO 32000-1:2008, 9.7.4. */
import { deflateSync } from 'node:zlib';
import type { Checked } from '../../core/diagnostic.ts';
import { postScriptName } from '../font/post-script-name.ts';
import { type PDFContext, PDFRawStream, type PDFRef, PDFString } from '../pdf-lib.ts';

export interface EmbeddedFace {
  readonly font: PDFRef;
  /** Hexadecimal digits of the glyphs of a text, two bytes each. */
  readonly glyphsOf: (text: string) => string;
  /** Of a text at 1 pt. */
  readonly widthOf: (text: string) => number;
}

export interface WantedFace {
  readonly family: string;
  readonly weight: number;
  /** All that will be set in it. */
  readonly text: string;
  /** In front of its name in the file: `ABCDEF+`, as of any subset. 9.6.4. */
  readonly tag: string;
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

export async function embedFace(
  context: PDFContext,
  { family, weight, text, tag }: WantedFace,
): Promise<Checked<EmbeddedFace>> {
  // Who only reads PDFs has no need of the fonts.
  const { readCmap, readTables, subsetFaces, tableOf, viewOf } = await import('../../html/fonts/index.ts');
  const { value: faces, diagnostics } = await subsetFaces([{ family, weight, text }]);
  const bytes = faces?.[0]?.bytes;
  if (!bytes) return { diagnostics };
  const tables = readTables(bytes);
  const view = (name: string): DataView => viewOf(tableOf(tables, name));
  const glyphOf = readCmap(tableOf(tables, 'cmap'));
  const unitsPerEm = view('head').getUint16(18);
  const metrics = view('hhea').getUint16(34);
  const advance = (glyph: number): number => view('hmtx').getUint16(4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  const glyphs = (words: string): number[] => Array.from(words, (character) => glyphOf(character.codePointAt(0)!));
  const characters = Array.from(text, (character) => ({ character, glyph: glyphOf(character.codePointAt(0)!) }));
  const name = `${tag}${postScriptName(bytes) ?? family.replaceAll(' ', '')}`;
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
  const value = {
    font,
    glyphsOf: (words: string) => glyphs(words).map(hex).join(''),
    widthOf: (words: string) => glyphs(words).reduce((sum, glyph) => sum + advance(glyph), 0),
  };
  return { value, diagnostics };
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
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /DY-Face def\n` +
      `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend\nend\n`,
  );
}
