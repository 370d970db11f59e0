/** Slices of a face, 256 code points each: for characters that are typed into a page whose fonts are cut already. */
import { cached } from '../../core/cache.ts';
import { isRadical, needsNoGlyph } from './characters.ts';
import { openFace } from './face-source.ts';
import { findFace } from './faces.ts';

const SLICE = 256;

/** Stretches of Unicode that copy may need: letters and signs, kana and bopomofo, Han, full-width forms. */
const ranges = [
  [0x0000, 0x06ff],
  [0x1e00, 0x27ff],
  [0x2900, 0x2bff],
  [0x3000, 0x9fff],
  [0xfe00, 0xffff],
] as const;

/** Numbers of the slices, each its first code point divided by 256. */
export const sliceNumbers: readonly number[] = ranges.flatMap(([from, to]) =>
  Array.from({ length: (to + 1 - from) / SLICE }, (_, index) => from / SLICE + index),
);

/** TrueType with the characters of a text that the face has; undefined for a face that there is not. */
export async function cutFor(
  face: { readonly family: string; readonly weight: number },
  text: string,
): Promise<Uint8Array | undefined> {
  const row = findFace(face.family, face.weight);
  if (!row) return undefined;
  const source = await openFace(row);
  const codePoints = [...new Set([...text].map((one) => one.codePointAt(0)!))].sort((a, b) => a - b);
  const { bytes } = await cached(`font for ${source.identity} ${String.fromCodePoint(...codePoints)}`, () =>
    source.cut(codePoints),
  );
  return bytes;
}

/** TrueType; undefined for a face or slice that there is not, and where the face has no character of it. */
export async function cutSlice(
  face: { readonly family: string; readonly weight: number },
  number: number,
): Promise<Uint8Array | undefined> {
  const row = findFace(face.family, face.weight);
  if (!row || !sliceNumbers.includes(number)) return undefined;
  const source = await openFace(row);
  const codePoints = Array.from({ length: SLICE }, (_, index) => number * SLICE + index).filter(
    (codePoint) => codePoint > 0x20 && !isRadical(codePoint) && !needsNoGlyph(codePoint),
  );
  // A font without a glyph is none to a browser.
  const held = await Promise.all(codePoints.map((codePoint) => source.has(codePoint)));
  if (!held.includes(true)) return undefined;
  const { bytes } = await cached(`font slice ${source.identity} ${number}`, () => source.cut(codePoints));
  return bytes;
}
