/** The fonts of a document with the codes that are shown in them, and what their programs hold. */
import {
  arrayAt,
  type CffFont,
  dictAt,
  encodingNames,
  type Font,
  key,
  type NamedOutlines,
  nameAt,
  numberAt,
  type OutlineFont,
  openCff,
  openTrueType,
  openType1,
  PDFDict,
  type PDFStream,
  parseCMap,
  resolve,
  streamAt,
  streamBytes,
  tablesOf,
} from '../../../pdf/index.ts';

/** Codes by font; 1 where a code is painted, 2 where it is only shown in the mode that paints nothing, 3 for both. */
export type GlyphUses = Map<Font, Map<number, number>>;

export interface Glyph {
  readonly present: boolean;
  /** Of the program, in thousandths of an em; missing where it does not tell. */
  readonly width?: number | undefined;
  /** True for what stands where a glyph is missing. */
  readonly missing: boolean;
  /** By the encoding of a one-byte font, or its program's own. */
  readonly name?: string | undefined;
}

export interface FontProgram {
  readonly trueType?: OutlineFont;
  readonly cff?: CffFont;
  readonly type1?: NamedOutlines;
  /** False for a program that cannot be read. */
  readonly read: boolean;
}

export interface FontUse {
  readonly font: Font;
  /** The dictionary that tells of the program: that of the descendant in composite fonts. */
  readonly below: PDFDict;
  readonly descriptor: PDFDict | undefined;
  readonly stream: PDFStream | undefined;
  readonly program: FontProgram | undefined;
  readonly codes: ReadonlyMap<number, number>;
  /** True where something is painted in it. */
  readonly painted: boolean;
  readonly glyph: (code: number) => Glyph;
  /** Width that the dictionary tells, in thousandths of an em. */
  readonly told: (code: number) => number;
}

export function fontUses(glyphs: GlyphUses): readonly FontUse[] {
  return [...glyphs].map(([font, codes]): FontUse => {
    const first = resolve(font.dict.context, arrayAt(font.dict, 'DescendantFonts')?.get(0));
    const below = font.subtype === 'Type0' && first instanceof PDFDict ? first : font.dict;
    const descriptor = dictAt(below, 'FontDescriptor');
    const stream = ['FontFile', 'FontFile2', 'FontFile3'].map((name) => streamAt(descriptor, name)).find(Boolean);
    const program = stream && openProgram(stream);
    return {
      font,
      below,
      descriptor,
      stream,
      program,
      codes,
      painted: [...codes.values()].some((use) => (use & 1) !== 0),
      glyph: glyphFinder({ font, below, program }),
      told: (code) => font.advance(code) * (font.type3 ? font.matrix[0] * 1000 : 1),
    };
  });
}

function openProgram(stream: PDFStream): FontProgram {
  const bytes = streamBytes(stream);
  const wrapped = bytes[0] === 0x4f ? tablesOf(bytes)?.at.get('CFF ') : undefined;
  const compact = wrapped ? bytes.subarray(wrapped.from, wrapped.from + wrapped.length) : bytes;
  const trueType = openTrueType(bytes);
  if (trueType) return { trueType, read: true };
  const type1 = bytes[0] === 1 || wrapped ? undefined : openType1(bytes);
  if (type1) return { type1, read: true };
  const cff = openCff(compact);
  return cff ? { cff, read: true } : { read: false };
}

interface Source {
  readonly font: Font;
  readonly below: PDFDict;
  readonly program: FontProgram | undefined;
}

const unknown: Glyph = { present: true, missing: false };

function glyphFinder({ font, below, program }: Source): (code: number) => Glyph {
  if (font.type3) return type3Glyph(font);
  if (!program?.read) return () => unknown;
  if (font.subtype === 'Type0') {
    const cid = cidOf(font);
    if (!cid) return () => unknown;
    const { trueType, cff } = program;
    const map = streamAt(below, 'CIDToGIDMap');
    const gids = map && streamBytes(map);
    return (code) => {
      const at = cid(code);
      const gid = gids ? (gids[at * 2] ?? 0) * 256 + (gids[at * 2 + 1] ?? 0) : at;
      if (trueType) return { present: gid < trueType.count, missing: gid === 0, width: trueType.width(gid) };
      const outline = cff?.glyph(at);
      return cff ? { present: outline !== undefined, missing: at === 0, width: outline?.width } : unknown;
    };
  }
  const nameOf = encodingNames(font);
  if (program.trueType) {
    const { trueType } = program;
    return (code) => {
      const gid = trueType.gidOf(code, font.text(code)?.codePointAt(0));
      return { present: gid > 0 || code === 0, missing: gid === 0, width: trueType.width(gid) };
    };
  }
  const named = program.type1 ?? program.cff!;
  return (code) => {
    const name = nameOf(code, named.own);
    const outline = name === undefined ? undefined : named.named(name);
    const missing = name === '.notdef' || name === undefined;
    return { present: outline !== undefined, missing, width: outline?.width, name };
  };
}

function type3Glyph(font: Font): (code: number) => Glyph {
  const nameOf = encodingNames(font);
  const drawn = dictAt(font.dict, 'CharProcs');
  return (code) => {
    const name = nameOf(code, () => undefined);
    const stream = name === undefined ? undefined : streamAt(drawn, name);
    const told = stream && /^\s*([-+.\d]+)\s+[-+.\d]+\s+(?:d0|(?:[-+.\d]+\s+){4}d1)/.exec(headOf(stream))?.[1];
    return {
      present: stream !== undefined,
      missing: name === '.notdef',
      ...(told !== undefined && { width: Number(told) * font.matrix[0] * 1000 }),
    };
  };
}

const headOf = (stream: PDFStream): string => Buffer.from(streamBytes(stream).subarray(0, 200)).toString('latin1');

/** 9.7.5: what an embedded CMap says, or the code itself; undefined where a CMap is one that readers bring. */
function cidOf(font: Font): ((code: number) => number) | undefined {
  const name = nameAt(font.dict, 'Encoding');
  if (name !== undefined) return /^Identity-[HV]$/.test(name) ? (code) => code : undefined;
  const embedded = streamAt(font.dict, 'Encoding');
  if (!embedded || embedded.dict.has(key('UseCMap'))) return undefined;
  const { cids } = parseCMap(streamBytes(embedded));
  return (code) => cids.get(code) ?? 0;
}

/** Table 123, bit 3. */
export const isSymbolic = ({ descriptor }: FontUse): boolean => ((numberAt(descriptor, 'Flags') ?? 0) & 4) !== 0;

export const encodingOf = ({ font }: FontUse): string | undefined =>
  nameAt(font.dict, 'Encoding') ?? nameAt(dictAt(font.dict, 'Encoding'), 'BaseEncoding');
