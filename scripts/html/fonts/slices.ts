/** A typeface that comes as WOFF2 slices: which slice may hold a character, and one font out of those that do. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cached } from '../../core/cache.ts';
import { readCmap } from './cmap.ts';
import { cornerOf, mergeSlices, type SliceGlyph } from './merge.ts';
import { quoteMarks } from './quotes.ts';
import { tableOf } from './sfnt.ts';
import { type UnpackedFont, unpackWoff2 } from './woff2.ts';

interface SliceRange {
  readonly from: number;
  readonly to: number;
  /** Absolute path. */
  readonly file: string;
}

/** The `unicode-range`s of a web-font stylesheet, ascending. They promise more than some slices hold. */
export function readStylesheet(css: string, folder: string): readonly SliceRange[] {
  const rules = css.matchAll(/url\(['"]?([^'")]+\.woff2)['"]?\)[^}]*?unicode-range:\s*([^;}]+)/g);
  const ranges = [...rules].flatMap(([, url, list]) => {
    const file = join(folder, url!);
    return list!.split(',').map((range) => {
      const [from, to] = range.trim().replace(/^U\+/i, '').split('-');
      return { from: Number.parseInt(from!, 16), to: Number.parseInt(to ?? from!, 16), file };
    });
  });
  return ranges.sort((a, b) => a.from - b.from);
}

/** A stylesheet's ranges as they are kept. */
interface SliceTable {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** First and last code point and the file's index, ascending. */
  readonly bounds: readonly number[];
}

function fileOf({ files, bounds }: SliceTable, codePoint: number): string | undefined {
  let low = 0;
  let high = bounds.length / 3 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = 3 * middle;
    if (codePoint < bounds[at]!) high = middle - 1;
    else if (codePoint > bounds[at + 1]!) low = middle + 1;
    else return files[bounds[at + 2]!];
  }
  return undefined;
}

/** Slices kept unpacked, about 0.2 MB each, the least used going first. */
const KEPT_SLICES = 64;
const unpacked = new Map<string, Promise<UnpackedFont>>();

function slice(file: string): Promise<UnpackedFont> {
  const font = unpacked.get(file) ?? readFile(file).then(unpackWoff2);
  unpacked.delete(file);
  unpacked.set(file, font);
  if (unpacked.size > KEPT_SLICES) unpacked.delete(unpacked.keys().next().value!);
  // A file that cannot be read now may be there the next time.
  font.catch(() => unpacked.delete(file));
  return font;
}

/** Kept, since to read the thousands of ranges of a typeface takes 12 ms in a new process. */
async function readTable(stylesheet: string): Promise<SliceTable> {
  const css = await readFile(stylesheet, 'utf8');
  const sha256 = createHash('sha256').update(css).digest('hex');
  const { bytes } = await cached(`slice table 1 ${sha256}`, async () => {
    const ranges = readStylesheet(css, '.');
    const files = [...new Set(ranges.map(({ file }) => file))];
    const bounds = ranges.flatMap(({ from, to, file }) => [from, to, files.indexOf(file)]);
    return Buffer.from(JSON.stringify({ files, bounds }));
  });
  const { files, bounds } = JSON.parse(Buffer.from(bytes).toString('utf8')) as SliceTable;
  return { files: files.map((file) => join(dirname(stylesheet), file)), bounds };
}

const tables = new Map<string, Promise<SliceTable>>();

function tableFor(stylesheet: string): Promise<SliceTable> {
  const known = tables.get(stylesheet);
  if (known) return known;
  const table = readTable(stylesheet);
  tables.set(stylesheet, table);
  table.catch(() => tables.delete(stylesheet));
  return table;
}

/** The slice that gives a merged font its names and metrics: the one of the Latin letters. */
const BASE = 0x41;

/** The file that may hold a character, or the quote it is drawn from. */
const fileFor = (table: SliceTable, codePoint: number): string | undefined =>
  fileOf(table, quoteMarks.get(codePoint)?.from ?? codePoint);

/** Each of the code points that a slice truly holds, with its glyph there. */
async function find(table: SliceTable, codePoints: readonly number[]): Promise<ReadonlyMap<number, SliceGlyph>> {
  const files = new Set(codePoints.map((codePoint) => fileFor(table, codePoint)).filter((file) => file !== undefined));
  const slices = new Map(
    await Promise.all(
      [...files].map(async (file) => {
        const font = await slice(file);
        return [file, { font, glyphOf: readCmap(tableOf(font.tables, 'cmap')) }] as const;
      }),
    ),
  );
  const found = new Map<number, SliceGlyph>();
  for (const codePoint of codePoints) {
    const opened = slices.get(fileFor(table, codePoint) ?? '');
    const quote = quoteMarks.get(codePoint);
    const index = opened?.glyphOf(quote?.from ?? codePoint) ?? 0;
    if (opened && index > 0) found.set(codePoint, { slice: opened.font, index, ...(quote && { quote }) });
  }
  return found;
}

export async function holdsCharacter(stylesheet: string, codePoint: number): Promise<boolean> {
  return (await find(await tableFor(stylesheet), [codePoint])).size > 0;
}

/** Those of `others` that stand in slices which the base and the code points need anyway: each slice costs 2 to 3 ms. */
export async function sliceMates(
  stylesheet: string,
  codePoints: readonly number[],
  others: readonly number[],
): Promise<readonly number[]> {
  const table = await tableFor(stylesheet);
  const needed = new Set([BASE, ...codePoints].map((codePoint) => fileFor(table, codePoint)));
  needed.delete(undefined);
  return others.filter((codePoint) => needed.has(fileFor(table, codePoint)));
}

/** One TrueType font of those of the code points that the slices of `stylesheet` hold. */
export async function mergeCharacters(stylesheet: string, codePoints: readonly number[]): Promise<Uint8Array> {
  const table = await tableFor(stylesheet);
  const base = fileFor(table, BASE);
  if (!base) throw new Error(`${stylesheet} names no slice with Latin letters`);
  const brackets = codePoints.flatMap((codePoint) => cornerOf.get(codePoint) ?? []);
  return mergeSlices(await slice(base), await find(table, codePoints), await find(table, brackets));
}
