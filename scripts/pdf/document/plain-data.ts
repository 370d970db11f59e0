/** A stream's data with every lossless filter undone. Picture codecs stay: their bytes are the picture. */
import { inflateSync, constants as zlib } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFStream } from '../pdf-lib.ts';
import { nameAt, numberAt, objectAt, resolve, streamBytes } from './open.ts';

export interface PlainData {
  readonly bytes: Uint8Array;
  /** The filters that are still to be undone, by name. */
  readonly left: string;
}

const pictures = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']);

export function filtersOf(stream: PDFStream): readonly string[] {
  const one = nameAt(stream.dict, 'Filter');
  if (one) return [one];
  const many = objectAt(stream.dict, 'Filter');
  if (!(many instanceof PDFArray)) return [];
  return many.asArray().map((item) => {
    const name = resolve(stream.dict.context, item);
    return name instanceof PDFName ? name.decodeText() : '';
  });
}

export function plainData(stream: PDFStream): PlainData {
  const filters = filtersOf(stream);
  if (!(stream instanceof PDFRawStream) || filters.length === 0) return { bytes: streamBytes(stream), left: '' };
  const parameters = objectAt(stream.dict, 'DecodeParms') ?? objectAt(stream.dict, 'DP');
  const first = pictures.has(filters.at(-1)!) ? filters.length - 1 : filters.length;
  const left = filters.slice(first).join(' ');
  if (first === 0) return { bytes: stream.contents, left };
  const flateOnly = filters.slice(0, first).every((name) => name === 'FlateDecode' || name === 'Fl');
  if (!flateOnly || (parameters && first < filters.length)) {
    // A picture codec behind another kind of filter: rare enough to be taken as it lies.
    return left ? { bytes: stream.contents, left: filters.join(' ') } : { bytes: streamBytes(stream), left };
  }
  try {
    let bytes: Uint8Array = stream.contents;
    for (let at = 0; at < first; at++) {
      bytes = inflateSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 1 << 28 });
      const item = parameters instanceof PDFArray ? resolve(stream.dict.context, parameters.get(at)) : parameters;
      if (item instanceof PDFDict) bytes = unpredicted(bytes, item);
    }
    return { bytes, left };
  } catch {
    return { bytes: stream.contents, left: filters.join(' ') };
  }
}

/** 7.4.4.4. TIFF's predictor only at eight bits, the only way it is met. */
function unpredicted(bytes: Uint8Array, parameters: PDFDict): Uint8Array {
  const predictor = numberAt(parameters, 'Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const colours = numberAt(parameters, 'Colors') ?? 1;
  const bits = numberAt(parameters, 'BitsPerComponent') ?? 8;
  const row = Math.ceil((colours * bits * (numberAt(parameters, 'Columns') ?? 1)) / 8);
  const step = Math.max(1, (colours * bits) >> 3);
  if (predictor === 2) {
    const out = Uint8Array.from(bytes);
    if (bits === 8) {
      for (let at = 0; at < out.length; at++) if (at % row >= step) out[at] = out[at]! + out[at - step]!;
    }
    return out;
  }
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const kind = bytes[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? out[at - step]! : 0;
      const above = y > 0 ? out[at - row]! : 0;
      const corner = x >= step && y > 0 ? out[at - row - step]! : 0;
      out[at] = (bytes[y * (row + 1) + 1 + x] ?? 0) + guess(kind, [left, above, corner]);
    }
  }
  return out;
}

function guess(kind: number, [left, above, corner]: readonly [number, number, number]): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) return 0;
  const p = left + above - corner;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - above), Math.abs(p - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
