/** Where the data of an inline image ends: nothing in the format says so when the data are compressed. */
import { isRegular, isWhite } from './byte-class.ts';

const componentsOf: Readonly<Record<string, number>> = {
  G: 1,
  DeviceGray: 1,
  CalGray: 1,
  RGB: 3,
  DeviceRGB: 3,
  CMYK: 4,
  DeviceCMYK: 4,
};

/**
 * @param dict where the dictionary begins, behind `BI`
 * @param from where the data begin
 * @returns the offset behind the last byte of data; the end of the stream when no `EI` follows
 */
export function imageDataEnd(bytes: Uint8Array, dict: number, from: number): number {
  const length = plainLength(bytes, dict, from);
  if (length !== undefined && endsImage(bytes, skipWhite(bytes, from + length))) return from + length;
  let loose = -1;
  for (let at = bytes.indexOf(0x45, from); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (!endsImage(bytes, at) || !(at === from || isWhite(bytes[at - 1]))) continue;
    const end = at === from ? at : at - 1;
    if (looksLikeContent(bytes, at + 2)) return end;
    if (loose < 0) loose = end;
  }
  return loose < 0 ? bytes.length : loose;
}

/** Bytes of the data when no filter is applied, or when the dictionary tells them (PDF 2.0, `/L`). */
function plainLength(bytes: Uint8Array, dict: number, to: number): number | undefined {
  const entries = imageEntries(bytes, dict, to);
  const number = (short: string, long: string): number => Number(entries.get(short) ?? entries.get(long) ?? Number.NaN);
  const told = number('L', 'Length');
  if (told > 0) return told;
  if (entries.has('F') || entries.has('Filter')) return undefined;
  const mask = (entries.get('IM') ?? entries.get('ImageMask')) === 'true';
  const components = mask ? 1 : componentsOf[entries.get('CS') ?? entries.get('ColorSpace') ?? ''];
  const depth = mask ? 1 : number('BPC', 'BitsPerComponent');
  const length = Math.ceil((number('W', 'Width') * (components ?? Number.NaN) * depth) / 8) * number('H', 'Height');
  return length > 0 && to + length <= bytes.length ? length : undefined;
}

/** Keys without their slash; values as they are written, names without theirs. Arrays keep only their opening. */
function imageEntries(bytes: Uint8Array, dict: number, to: number): ReadonlyMap<string, string> {
  const text = String.fromCharCode(...bytes.subarray(dict, Math.min(to, dict + 4096)));
  return new Map(Array.from(text.matchAll(/\/([^\s/[<(]+)\s*\/?([^\s/]*)/g), ([, key, value]) => [key!, value!]));
}

function skipWhite(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < from + 2 && isWhite(bytes[at])) at++;
  return at;
}

const endsImage = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x45 && bytes[at + 1] === 0x49 && !isRegular(bytes[at + 2]);

/** Compressed data hold ` EI ` by chance about once in 16 MB; what follows the true one is plain ASCII. */
function looksLikeContent(bytes: Uint8Array, from: number): boolean {
  const to = Math.min(bytes.length, from + 16);
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (!isWhite(byte) && (byte < 0x20 || byte > 0x7e)) return false;
    if (byte === 0) return false;
  }
  return true;
}
