/** A row of the table of faces as a file to cut from: what it is, what it holds, and how it is cut down. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { companions } from './characters.ts';
import { type GlyphOf, readCmap } from './cmap.ts';
import type { FaceRow } from './faces.ts';
import { cutTrueType, subsetterHash } from './harfbuzz.ts';
import { halveInterpunct } from './interpunct.ts';
import { directoryLength, readDirectory } from './sfnt.ts';
import { holdsCharacter, mergeCharacters, sliceMates } from './slices.ts';

export interface FaceSource {
  readonly row: FaceRow;
  /** Names the very bytes of the face and the program that cuts them, for the keys of the cache. */
  readonly identity: string;
  has(codePoint: number): Promise<boolean>;
  /** The companions that a subset of these characters can hold besides, at little cost and with glyphs of their own. */
  companionsOf(codePoints: readonly number[]): Promise<readonly number[]>;
  /** A TrueType font of those of the code points that the face has. */
  cut(codePoints: readonly number[]): Promise<Uint8Array>;
}

/** Raised with every change of what a cut face holds, so that no older one is taken from the cache. */
const RECIPE = 2;

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Root of an installed package, wherever npm put it. */
const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

async function readPart(path: string, parts: readonly { offset: number; length: number }[]): Promise<Uint8Array[]> {
  const file = await open(path, 'r');
  try {
    return await Promise.all(
      parts.map(async ({ offset, length }) => {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, offset);
        return bytes.subarray(0, bytesRead);
      }),
    );
  } finally {
    await file.close();
  }
}

/** More tables than any TrueType font has. */
const MANY_TABLES = 64;

/** The companions whose glyph is no other character's: text is extracted through the glyph. */
function unshared(glyphOf: GlyphOf, codePoints: readonly number[]): readonly number[] {
  const taken = new Set([0, ...codePoints.map(glyphOf)]);
  return companions.filter((codePoint) => {
    const glyph = glyphOf(codePoint);
    const free = !taken.has(glyph);
    taken.add(glyph);
    return free;
  });
}

/** The directory, with its checksum of every table, and the character map: 20 to 30 kB of a file of 6 to 15 MB. */
async function openTrueType(row: FaceRow, path: string): Promise<FaceSource> {
  const [start] = await readPart(path, [{ offset: 0, length: directoryLength(MANY_TABLES) }]);
  const records = readDirectory(start!);
  const directory = start!.subarray(0, directoryLength(records.length));
  const record = records.find(({ tag }) => tag === 'cmap');
  if (!record) throw new Error(`${path} has no character map`);
  const [cmap] = await readPart(path, [record]);
  const glyphOf: GlyphOf = readCmap(cmap!);
  return {
    row,
    identity: sha256(`${RECIPE} truetype`, directory, await subsetterHash()),
    has: async (codePoint) => glyphOf(codePoint) !== 0,
    companionsOf: async (codePoints) => unshared(glyphOf, codePoints),
    cut: async (codePoints) => halveInterpunct(await cutTrueType(path, codePoints)),
  };
}

async function openSlices(row: FaceRow, stylesheet: string): Promise<FaceSource> {
  const { version } = JSON.parse(await readFile(join(dirname(stylesheet), 'package.json'), 'utf8'));
  return {
    row,
    identity: sha256(`${RECIPE} slices ${version}`, await readFile(stylesheet)),
    has: (codePoint) => holdsCharacter(stylesheet, codePoint),
    companionsOf: (codePoints) => sliceMates(stylesheet, codePoints, companions),
    cut: async (codePoints) => halveInterpunct(await mergeCharacters(stylesheet, codePoints)),
  };
}

/** The whole face, where it is one TrueType file. */
export async function readFace({ file }: FaceRow): Promise<Uint8Array | undefined> {
  return file.kind === 'truetype' ? readFile(join(packageFolder(file.package), file.path)) : undefined;
}

const opened = new Map<FaceRow, Promise<FaceSource>>();

/** Opened once; nothing of the outlines is read before something is cut. */
export function openFace(row: FaceRow): Promise<FaceSource> {
  const known = opened.get(row);
  if (known) return known;
  const folder = packageFolder(row.file.package);
  const source =
    row.file.kind === 'truetype'
      ? openTrueType(row, join(folder, row.file.path))
      : openSlices(row, join(folder, row.file.stylesheet));
  opened.set(row, source);
  source.catch(() => opened.delete(row));
  return source;
}
