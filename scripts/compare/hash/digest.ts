/**
 * Digests of PDF objects that survive a rewriting of the file: object numbers, compression, resource names, the order of
 * keys and the spelling of numbers leave no trace in them. What steers only structure or bookkeeping is left out.
 */
import { createHash } from 'node:crypto';
import {
  dictAt,
  key,
  nameAt,
  numberAt,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  plainData,
  resolve,
} from '../../pdf/index.ts';
import { writeContent } from './content.ts';
import { hashOf, openSharedBytes, type SharedBytes } from './shared-bytes.ts';

export interface Digests {
  /** 32 hexadecimal digits; the same object gives the same digest in every document. */
  readonly of: (object: PDFObject | undefined) => string;
  /** A content stream's bytes, with the names in it replaced by what they name. */
  readonly content: (bytes: Uint8Array, resources: PDFDict | undefined) => string;
  readonly shared: SharedBytes;
}

export interface DigestOptions {
  /** Takes streams as they lie in the file: faster, and equal only where the bytes are. */
  readonly raw?: boolean;
  /** Shared with the other document of a comparison. */
  readonly shared?: SharedBytes;
}

export const sha = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
};

const passedOver: ReadonlySet<string> = new Set(
  'Parent P StructParent StructParents LastModified PieceInfo Metadata Name Thumb M NM CreationDate OPI'.split(' '),
);
const ofStreams: ReadonlySet<string> = new Set(['Length', 'Filter', 'DecodeParms', 'DL', 'FFilter', 'Length1']);
const untagged = (name: string): string => name.replace(/^[A-Z]{6}\+/, '');

/** The number as both 32-bit readers and six printed digits keep it: writers differ behind that. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return value === 0 ? '0' : String(value);
  if (Math.abs(value) < 5e-6) return '0';
  return String(+Math.fround(value).toPrecision(6));
}

export function openDigests(
  context: PDFContext,
  { raw = false, shared = openSharedBytes() }: DigestOptions = {},
): Digests {
  const known = new WeakMap<PDFObject, string>();
  // What was let go of and is read again keeps its number.
  const byRef = new Map<PDFRef, string>();

  const of = (object: PDFObject | undefined, depth = 0): string => {
    if (!(object instanceof PDFRef)) return ofObject(object, depth);
    const before = byRef.get(object);
    if (before !== undefined) return before;
    const digest = ofObject(resolve(context, object), depth);
    if (digest !== '~cycle' && digest !== '~deep') byRef.set(object, digest);
    return digest;
  };

  const ofObject = (found: PDFObject | undefined, depth: number): string => {
    if (found instanceof PDFNumber) return plainNumber(found.asNumber());
    if (found instanceof PDFName) return `/${untagged(found.decodeText())}`;
    if (found instanceof PDFBool) return String(found.asBoolean());
    if (found instanceof PDFString || found instanceof PDFHexString) {
      return `(${untagged(Buffer.from(found.asBytes()).toString('latin1'))})`;
    }
    if (!(found instanceof PDFArray || found instanceof PDFDict || found instanceof PDFStream)) return 'null';
    const before = known.get(found);
    if (before !== undefined) return before;
    if (depth > 60) return '~deep';
    known.set(found, '~cycle');
    const digest = compound(found, depth + 1);
    known.set(found, digest);
    return digest;
  };

  const compound = (object: PDFArray | PDFDict | PDFStream, depth: number): string => {
    if (object instanceof PDFArray) {
      const items = object.asArray().map((one) => of(one, depth));
      return items.join(' ').length < 64 ? `[${items.join(' ')}]` : sha('[', items.join(' '));
    }
    if (object instanceof PDFStream) return streamDigest(object, depth);
    if (nameAt(object, 'Type') === 'Page') return 'page';
    if (!raw && nameAt(object, 'Subtype') === 'Type3') return type3(object, depth);
    return sha('<<', entries(object, depth));
  };

  const entries = (dict: PDFDict, depth: number, without?: ReadonlySet<string>): string =>
    dict
      .entries()
      .map(([name, value]) => [name.decodeText(), value] as const)
      .filter(([name]) => !passedOver.has(name) && !without?.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name} ${of(value, depth)}`)
      .join('\n');

  const streamDigest = (stream: PDFStream, depth: number): string => {
    const { dict } = stream;
    if (raw) {
      const bytes = stream instanceof PDFRawStream ? stream.contents : stream.getContents();
      return sha(entries(dict, depth), '\n', shared.digest(bytes));
    }
    const form = nameAt(dict, 'Subtype') === 'Form' || numberAt(dict, 'PatternType') === 1;
    if (!form) return sha(entries(dict, depth, ofStreams), '\n', plainDigest(stream, depth));
    const { bytes } = plainData(stream);
    const described = entries(dict, depth, new Set([...ofStreams, 'Resources']));
    return sha(described, '\n', content(bytes, dictAt(dict, 'Resources')));
  };

  /** Of the data without its filters; streams that are packed alike need no unpacking to be told equal. */
  const plainDigest = (stream: PDFStream, depth: number): string => {
    const make = (): string => {
      const { bytes, left } = plainData(stream);
      return `${left} ${hashOf(bytes)}`;
    };
    if (!(stream instanceof PDFRawStream)) return make();
    const { dict } = stream;
    const packed = `${of(dict.get(key('Filter')), depth)} ${of(dict.get(key('DecodeParms')), depth)}`;
    return shared.once(`plain ${packed} ${shared.digest(stream.contents)}`, make);
  };

  const type3 = (font: PDFDict, depth: number): string => {
    const resources = dictAt(font, 'Resources');
    const glyphs = (dictAt(font, 'CharProcs')?.entries() ?? []).map(([name, value]) => {
      const stream = resolve(context, value);
      const drawn = stream instanceof PDFStream ? content(plainData(stream).bytes, resources) : '';
      return `${name.decodeText()} ${drawn}`;
    });
    return sha(entries(font, depth, new Set(['CharProcs', 'Resources'])), '\n', glyphs.sort().join('\n'));
  };

  const content = (bytes: Uint8Array, resources: PDFDict | undefined): string =>
    sha(
      writeContent(bytes, (category, name) => {
        const listed = dictAt(resources, category)?.get(key(name));
        return listed ? `${category}:${of(listed)}` : `${category}/${name}`;
      }),
    );

  return { of: (object) => of(object), content, shared };
}
