/**
 * Faces of vertical text that draw a character as another, for editions that ask for it: figures as Han numerals, “ as ﹁
 * and not as ﹃. The text of the page stays the copy, and so does what its PDF gives back: the character map alone differs.
 */
import { readCmap, writeCmap } from './cmap.ts';
import { readTables, tableOf, writeSfnt } from './sfnt.ts';

const suffix = ' Upright';

/** The family that draws like this one but for those characters. */
export const uprightFamily = (family: string): string => `${family}${suffix}`;

/** The family that an upright one is made of; undefined for any other. */
export const plainFamily = (family: string): string | undefined =>
  family.endsWith(suffix) ? family.slice(0, -suffix.length) : undefined;

const drawnAs: ReadonlyMap<number, number> = new Map(
  [...'0123456789“”‘’'].map((letter, index) => [
    letter.codePointAt(0)!,
    '〇一二三四五六七八九‘’“”'.codePointAt(index)!,
  ]),
);

/** The character whose glyph stands for this one. */
export const drawn = (codePoint: number): number => drawnAs.get(codePoint) ?? codePoint;

/** The font with these characters drawn as those others, and no more in its character map. */
export function redraw(font: Uint8Array, codePoints: readonly number[]): Uint8Array {
  const tables = readTables(font);
  const glyphOf = readCmap(tableOf(tables, 'cmap'));
  const map = new Map(
    codePoints.map((codePoint) => [codePoint, glyphOf(drawn(codePoint))] as const).filter(([, glyph]) => glyph > 0),
  );
  return writeSfnt(new Map([...tables, ['cmap', writeCmap(map)]]));
}
