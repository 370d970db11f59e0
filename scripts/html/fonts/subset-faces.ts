/** From what a page sets in each face to one small TrueType font a face. */
import { cached } from '../../core/cache.ts';
import type { Checked, Diagnostic } from '../../core/diagnostic.ts';
import type { FontFace } from '../model.ts';
import { companions, isRadical, needsNoGlyph } from './characters.ts';
import { type GlyphOf, readCmap } from './cmap.ts';
import { type FaceSource, openFace } from './face-source.ts';
import { findFace } from './faces.ts';
import { faceFault, missingFault, radicalFault, twinFault } from './faults.ts';
import { readTables, tableOf } from './sfnt.ts';
import { drawn, plainFamily, redraw } from './upright-face.ts';
import { type FaceUse, type FaceWish, gatherUses, type Wanted } from './use.ts';

/** Bytes of subsets kept in memory, the least used going first. */
const KEPT_BYTES = 48 * 1024 * 1024;
const kept = new Map<string, FontFace>();
let keptBytes = 0;

function keep(key: string, face: FontFace): FontFace {
  if (kept.delete(key)) keptBytes -= face.bytes.length;
  kept.set(key, face);
  keptBytes += face.bytes.length;
  for (const [oldest, { bytes }] of kept) {
    if (keptBytes <= KEPT_BYTES || oldest === key) break;
    kept.delete(oldest);
    keptBytes -= bytes.length;
  }
  return face;
}

async function cutFace(
  source: FaceSource,
  codePoints: readonly number[],
  { family, weight, kind = '' }: { family: string; weight: number; kind?: string },
): Promise<FontFace> {
  const key = `${source.identity} ${kind}${codePoints.map((codePoint) => codePoint.toString(36)).join(' ')}`;
  const known = kept.get(key);
  if (known) return keep(key, known);
  const cut = async (): Promise<Uint8Array> =>
    kind === '' ? source.cut(codePoints) : redraw(await source.cut(codePoints.map(drawn)), codePoints);
  const { bytes, sha256 } = await cached(`font ${key}`, cut);
  return keep(key, { family, weight, bytes, sha256 });
}

const glyphsIn = (font: Uint8Array): GlyphOf => readCmap(tableOf(readTables(font), 'cmap'));

const usualness = new Map(companions.map((codePoint, index) => [codePoint, index]));

/** Of two that share a glyph, the one to keep comes first. */
const usualFirst = (a: Wanted, b: Wanted): number =>
  (usualness.get(a.codePoint) ?? companions.length) - (usualness.get(b.codePoint) ?? companions.length) ||
  a.codePoint - b.codePoint;

/** What the finished subset does not give: characters without a glyph, and pairs that share one. */
async function faultsOf(wish: FaceWish, wanted: readonly Wanted[], font: Uint8Array): Promise<readonly Diagnostic[]> {
  const glyphOf = glyphsIn(font);
  const faults: Diagnostic[] = [];
  const owners = new Map<number, Wanted>();
  for (const one of [...wanted].sort(usualFirst)) {
    const glyph = glyphOf(one.codePoint);
    const owner = owners.get(glyph);
    if (glyph === 0) faults.push(await missingFault(wish, one));
    else if (owner) faults.push(twinFault(wish, owner, one));
    else owners.set(glyph, one);
  }
  return faults;
}

/** A face of vertical text that holds what it is asked for and nothing beside it. */
async function subsetUpright(wish: FaceWish, source: FaceSource): Promise<Checked<FontFace>> {
  const codePoints = wish.characters.map(({ codePoint }) => codePoint);
  const value = await cutFace(source, codePoints, { ...wish, kind: 'upright ' });
  return { value, diagnostics: await faultsOf(wish, wish.characters, value.bytes) };
}

async function subsetFace(wish: FaceWish): Promise<Checked<FontFace>> {
  const plain = plainFamily(wish.family);
  const row = findFace(plain ?? wish.family, wish.weight);
  if (!row) return { diagnostics: [faceFault(wish)] };
  if (plain !== undefined) return subsetUpright(wish, await openFace(row));
  const source = await openFace(row);
  const allowed = wish.characters.filter(({ codePoint }) => !isRadical(codePoint));
  const inked = allowed.filter(({ codePoint }) => !needsNoGlyph(codePoint));
  const codePoints = allowed.map(({ codePoint }) => codePoint).filter((codePoint) => codePoint > 0x20);
  const all = new Set([...codePoints, ...(await source.companionsOf(codePoints))]);
  const value = await cutFace(
    source,
    [...all].sort((a, b) => a - b),
    row,
  );
  const radicals = wish.characters.filter(({ codePoint }) => isRadical(codePoint)).map(radicalFault);
  return { value, diagnostics: [...radicals, ...(await faultsOf(wish, inked, value.bytes))] };
}

const byFace = (a: FaceWish, b: FaceWish): number =>
  a.family === b.family ? a.weight - b.weight : a.family < b.family ? -1 : 1;

/**
 * One TrueType subset for each family and weight used, sorted by family and weight; the same text gives the same
 * bytes. Each holds the text's characters, ASCII and the usual punctuation.
 *
 * Faults: a face that there is not (then there is no value), a character that its face lacks, a radical or
 * compatibility form in the copy, two characters that share a glyph. A page with such faults may still be set, to show
 * where they stand.
 */
export async function subsetFaces(uses: readonly FaceUse[]): Promise<Checked<readonly FontFace[]>> {
  const wishes = [...gatherUses(uses)].sort(byFace);
  const made = await Promise.all(wishes.map(subsetFace));
  const faces = made.flatMap(({ value }) => value ?? []);
  const diagnostics = made.flatMap((one) => one.diagnostics);
  return faces.length < wishes.length ? { diagnostics } : { value: faces, diagnostics };
}
