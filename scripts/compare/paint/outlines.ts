/** Which outline a code of a font paints, by the outline itself and not by its number in the subset. */
import {
  arrayAt,
  type CffFont,
  dictAt,
  encodingNames,
  type Font,
  type NamedOutlines,
  type Outline,
  type OutlineFont,
  openCff,
  openTrueType,
  openType1,
  PDFDict,
  PDFRawStream,
  PDFStream,
  parseCMap,
  plainData,
  resolve,
  streamAt,
  tablesOf,
} from '../../pdf/index.ts';
import { type Digests, sha } from '../hash/digest.ts';

export interface PaintedGlyph extends Outline {
  /** The outline could not be read: the identity is that of font and character. */
  readonly weak?: true;
}

export type Outlines = (code: number) => PaintedGlyph;

type Find = (code: number) => Outline | undefined;

export function outlinesOf(font: Font, digests: Digests): Outlines {
  const find = finder(font, digests);
  const known = new Map<number, PaintedGlyph>();
  return (code) => {
    const before = known.get(code);
    if (before) return before;
    const glyph = find(code) ?? named(font, code);
    known.set(code, glyph);
    return glyph;
  };
}

function named(font: Font, code: number): PaintedGlyph {
  const text = font.text(code);
  const id = `${font.name} ${text ?? `#${code}`} ${Math.round(font.advance(code))}`;
  return { id, empty: text !== undefined && text.trim() === '', weak: true };
}

function finder(font: Font, digests: Digests): Find {
  if (font.type3) return procedures(font, digests);
  const composite = font.subtype === 'Type0';
  const below = composite ? resolve(font.dict.context, arrayAt(font.dict, 'DescendantFonts')?.get(0)) : font.dict;
  const dict = below instanceof PDFDict ? below : undefined;
  const descriptor = dictAt(dict, 'FontDescriptor');
  const trueType = streamAt(descriptor, 'FontFile2');
  const compact = streamAt(descriptor, 'FontFile3');
  const type1 = streamAt(descriptor, 'FontFile');
  const cid = composite ? cidOf(font) : (code: number): number => code;
  if (trueType) {
    const outlines = digests.shared.once(`glyf ${packedDigest(trueType, digests)}`, () =>
      openTrueType(plainData(trueType).bytes),
    );
    return outlines ? throughTrueType({ font, outlines, dict, composite, cid }) : () => undefined;
  }
  const { shared } = digests;
  if (compact) {
    const cff = shared.once(`cff ${packedDigest(compact, digests)}`, () => cffOf(plainData(compact).bytes));
    if (cff) return composite ? (code) => cff.glyph(cid(code)) : byName(font, cff);
  }
  const program =
    type1 && shared.once(`type1 ${packedDigest(type1, digests)}`, () => openType1(plainData(type1).bytes));
  return program ? byName(font, program) : () => undefined;
}

function byName(font: Font, program: NamedOutlines): Find {
  const nameOf = encodingNames(font);
  return (code) => {
    const name = nameOf(code, program.own);
    return name === undefined ? undefined : program.named(name);
  };
}

const packedDigest = (stream: PDFStream, { shared }: Digests): string =>
  shared.digest(stream instanceof PDFRawStream ? stream.contents : stream.getContents());

interface Source {
  readonly font: Font;
  readonly outlines: OutlineFont | undefined;
  readonly dict: PDFDict | undefined;
  readonly composite: boolean;
  readonly cid: (code: number) => number;
}

/** 9.7.5: what an embedded CMap says, or the code itself. */
function cidOf(font: Font): (code: number) => number {
  const embedded = streamAt(font.dict, 'Encoding');
  const cids = embedded && parseCMap(plainData(embedded).bytes).cids;
  return (code) => cids?.get(code) ?? code;
}

function throughTrueType({ font, outlines, dict, composite, cid }: Source): Find {
  if (!composite) {
    return (code) => {
      const gid = outlines!.gidOf(code, font.text(code)?.codePointAt(0));
      return gid > 0 ? outlines!.glyph(gid) : undefined;
    };
  }
  const map = streamAt(dict, 'CIDToGIDMap');
  const bytes = map && plainData(map).bytes;
  return (code) => {
    const at = cid(code);
    return outlines!.glyph(bytes ? (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0) : at);
  };
}

function cffOf(bytes: Uint8Array): CffFont | undefined {
  const wrapped = bytes[0] === 0x4f ? tablesOf(bytes)?.at.get('CFF ') : undefined;
  return openCff(wrapped ? bytes.subarray(wrapped.from, wrapped.from + wrapped.length) : bytes);
}

/** 9.6.5: a Type 3 glyph is content of its own. */
function procedures(font: Font, digests: Digests): Find {
  const { dict } = font;
  const names = new Map<number, string>();
  let code = 0;
  for (const item of arrayAt(dictAt(dict, 'Encoding'), 'Differences')?.asArray() ?? []) {
    const value = resolve(dict.context, item);
    if (value && 'asNumber' in value) code = (value as { asNumber(): number }).asNumber();
    else if (value && 'decodeText' in value) names.set(code++, (value as { decodeText(): string }).decodeText());
  }
  const drawn = dictAt(dict, 'CharProcs');
  const resources = dictAt(dict, 'Resources');
  const matrix = font.matrix.join(' ');
  return (one) => {
    const stream = streamAt(drawn, names.get(one) ?? '');
    if (!(stream instanceof PDFStream)) return undefined;
    const { bytes } = plainData(stream);
    const empty = !/(?:^|[\s\])>])(?:f|F|f\*|S|s|B|B\*|b|b\*|Do|sh|EI|Tj|TJ|'|")(?:\s|$)/.test(
      Buffer.from(bytes).toString('latin1'),
    );
    return { id: sha(matrix, digests.content(bytes, resources)).slice(0, 16), empty };
  };
}
