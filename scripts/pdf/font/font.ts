/** A font as text needs it: how bytes become codes, codes become characters, and how far each one advances. */

import { type Matrix, matrixOf } from '../content/matrix.ts';
import { arrayAt, dictAt, nameAt, numberAt, numbersAt, resolve, streamAt, streamBytes } from '../document/open.ts';
import { PDFDict } from '../pdf-lib.ts';
import { type CMap, type CodeSpace, parseCMap } from './cmap.ts';
import { glyphHeights, glyphWidths } from './glyph-widths.ts';
import { simpleEncoding } from './simple-encoding.ts';

export interface Font {
  readonly dict: PDFDict;
  readonly subtype: string;
  /** PostScript name without a subset's tag; `Type3` for fonts that have none. */
  readonly name: string;
  readonly subset: boolean;
  readonly type3: boolean;
  readonly vertical: boolean;
  /** Glyph space to text space. */
  readonly matrix: Matrix;
  readonly spaces: readonly CodeSpace[];
  readonly toUnicode?: CMap;
  /** Characters of a code; nothing when the font does not tell. */
  readonly text: (code: number) => string | undefined;
  /** Advance of a code in glyph space; downwards (negative) in vertical fonts. */
  readonly advance: (code: number) => number;
}

const oneByte: readonly CodeSpace[] = [{ bytes: 1, low: 0, high: 255 }];
const twoBytes: readonly CodeSpace[] = [{ bytes: 2, low: 0, high: 0xffff }];
const thousandth: Matrix = [0.001, 0, 0, 0.001, 0, 0];

export function loadFont(dict: PDFDict): Font {
  const subtype = nameAt(dict, 'Subtype') ?? 'Type1';
  const toUnicodeStream = streamAt(dict, 'ToUnicode');
  const toUnicode = toUnicodeStream && parseCMap(streamBytes(toUnicodeStream));
  const written = nameAt(dict, 'BaseFont') ?? (subtype === 'Type3' ? 'Type3' : 'unnamed');
  const shared = {
    dict,
    subtype,
    name: written.replace(/^[A-Z]{6}\+/, ''),
    subset: /^[A-Z]{6}\+/.test(written),
    type3: subtype === 'Type3',
    ...(toUnicode && { toUnicode }),
  };
  return subtype === 'Type0' ? { ...shared, ...composite(dict, toUnicode) } : { ...shared, ...simple(dict, toUnicode) };
}

type Workings = Pick<Font, 'vertical' | 'matrix' | 'spaces' | 'text' | 'advance'>;

function simple(dict: PDFDict, toUnicode: CMap | undefined): Workings {
  const type3 = nameAt(dict, 'Subtype') === 'Type3';
  const first = numberAt(dict, 'FirstChar') ?? 0;
  const widths = numbersAt(dict, 'Widths') ?? [];
  const missing = numberAt(dictAt(dict, 'FontDescriptor'), 'MissingWidth') ?? (widths.length > 0 || type3 ? 0 : 500);
  let encoding: ReadonlyMap<number, string> | undefined;
  return {
    vertical: false,
    matrix: type3 ? matrixOf(numbersAt(dict, 'FontMatrix')) : thousandth,
    spaces: oneByte,
    text: (code) => {
      const mapped = toUnicode?.texts.get(code);
      if (mapped !== undefined || type3) return mapped;
      encoding ??= simpleEncoding(dict);
      return encoding.get(code);
    },
    advance: (code) => widths[code - first] ?? missing,
  };
}

function composite(dict: PDFDict, toUnicode: CMap | undefined): Workings {
  const descendant = resolve(dict.context, arrayAt(dict, 'DescendantFonts')?.get(0));
  const cidFont = descendant instanceof PDFDict ? descendant : undefined;
  const encoding = nameAt(dict, 'Encoding');
  const embedded = streamAt(dict, 'Encoding');
  const cmap = embedded && parseCMap(streamBytes(embedded));
  const vertical = cmap?.vertical ?? encoding?.endsWith('-V') ?? false;
  const unicodeCodes = encoding !== undefined && /^Uni\w+-(UCS2|UTF16)/.test(encoding);
  const widths = glyphWidths(cidFont);
  const heights = vertical ? glyphHeights(cidFont) : undefined;
  const usual = numberAt(cidFont, 'DW') ?? 1000;
  const usualHeight = numbersAt(cidFont, 'DW2')?.[1] ?? -1000;
  const cid = (code: number): number => cmap?.cids.get(code) ?? code;
  return {
    vertical,
    matrix: thousandth,
    spaces: cmap?.spaces.length ? cmap.spaces : twoBytes,
    text: (code) => toUnicode?.texts.get(code) ?? (unicodeCodes ? String.fromCharCode(code) : undefined),
    advance: (code) => (vertical ? (heights?.get(cid(code)) ?? usualHeight) : (widths.get(cid(code)) ?? usual)),
  };
}

/** Cuts a shown string into codes by the font's code spaces, the shortest that fits first. 9.7.6.2. */
export function eachCode(font: Font, bytes: Uint8Array, use: (code: number, bytes: number) => void): void {
  const { spaces } = font;
  if (spaces === twoBytes) {
    for (let at = 0; at + 1 < bytes.length; at += 2) use(bytes[at]! * 256 + bytes[at + 1]!, 2);
    return;
  }
  const shortest = Math.max(1, Math.min(...spaces.map((space) => space.bytes)));
  for (let at = 0; at < bytes.length; ) {
    let code = 0;
    let taken = 0;
    for (let length = 1; length <= 4 && at + length <= bytes.length && taken === 0; length++) {
      code = code * 256 + bytes[at + length - 1]!;
      if (spaces.some((space) => space.bytes === length && code >= space.low && code <= space.high)) taken = length;
    }
    if (taken === 0) {
      taken = shortest;
      code = bytes.subarray(at, at + shortest).reduce((sum, byte) => sum * 256 + byte, 0);
    }
    use(code, taken);
    at += taken;
  }
}
