/** Unpacks a WOFF2 file into TrueType tables. W3C, WOFF File Format 2.0. */
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type Tables, viewOf } from './sfnt.ts';
import { type Glyphs, readGlyphs } from './woff2-glyphs.ts';

const decompress = promisify(brotliDecompress);

/** Section 4.1, the known tags in the order of their numbers. */
const TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

const SIGNATURE = 0x774f4632;
const ARBITRARY_TAG = 63;

interface Entry {
  readonly tag: string;
  readonly transformed: boolean;
  /** Length in the unpacked stream. */
  readonly length: number;
}

/** Section 4.1: UIntBase128. */
function readBase128(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw new Error('a WOFF2 number is broken');
}

function readEntries(bytes: Uint8Array): { entries: readonly Entry[]; end: number } {
  const count = viewOf(bytes).getUint16(12);
  const entries: Entry[] = [];
  let at = 48;
  for (let index = 0; index < count; index++) {
    const flags = bytes[at++]!;
    let tag = TAGS[flags & 0x3f];
    if ((flags & 0x3f) === ARBITRARY_TAG) {
      tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      at += 4;
    }
    const version = flags >> 6;
    // Section 5: version 3 leaves glyf and loca as they are, version 0 all others.
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const original = readBase128(bytes, at);
    const packed = transformed ? readBase128(bytes, original.next) : original;
    at = packed.next;
    entries.push({ tag: tag!, transformed, length: packed.value });
  }
  return { entries, end: at };
}

/** A slice of a web font: its plain tables and its glyphs. */
export interface UnpackedFont extends Glyphs {
  readonly tables: Tables;
}

/** Throws when the file is damaged or uses a part of the format that web-font slices do not. */
export async function unpackWoff2(bytes: Uint8Array): Promise<UnpackedFont> {
  if (bytes.length < 48 || viewOf(bytes).getUint32(0) !== SIGNATURE) throw new Error('not a WOFF2 font');
  const { entries, end } = readEntries(bytes);
  const unpackedLength = entries.reduce((sum, entry) => sum + entry.length, 0);
  const packed = await decompress(bytes.subarray(end, end + viewOf(bytes).getUint32(20)), {
    chunkSize: Math.max(64, unpackedLength),
    maxOutputLength: unpackedLength,
  });
  // A Buffer's slice() shares its memory, an array's is a copy.
  const stream = new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength);
  const tables = new Map<string, Uint8Array>();
  let glyphs: Glyphs | undefined;
  let at = 0;
  for (const { tag, transformed, length } of entries) {
    const table = stream.subarray(at, at + length);
    if (table.length < length) throw new Error(`the WOFF2 font ends inside its table ${tag}`);
    at += length;
    if (tag === 'glyf' && transformed) glyphs = readGlyphs(table);
    else if (transformed && tag !== 'loca') throw new Error(`the WOFF2 table ${tag} is packed in an unknown way`);
    else if (!transformed) tables.set(tag, table);
  }
  if (!glyphs) throw new Error('the WOFF2 font has no packed outlines');
  return { ...glyphs, tables };
}
