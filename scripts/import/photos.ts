/** Finds the pictures of a folder and measures them, in the order of their names. */
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { shownPath } from '../core/files.ts';
import type { FoundPhoto } from './model.ts';

const KINDS: ReadonlySet<string> = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.avif',
  '.tif',
  '.tiff',
  '.gif',
  '.svg',
]);
/** Pictures that one page takes. */
const MOST = 12;

const byName = new Intl.Collator('en', { numeric: true }).compare;

async function measure(path: string): Promise<{ widthPx: number; heightPx: number } | { reason: string }> {
  const { default: sharp } = await import('sharp');
  try {
    const { width, height, orientation } = await sharp(path, { limitInputPixels: false }).metadata();
    if (!(width > 0 && height > 0)) return { reason: 'no size' };
    const turned = (orientation ?? 1) >= 5;
    return { widthPx: turned ? height : width, heightPx: turned ? width : height };
  } catch (error) {
    return { reason: (error as Error).message.split('\n')[0]! };
  }
}

/** All pictures directly in `folder`, no more than a page takes. */
export async function findPhotos(folder: string | undefined): Promise<Checked<readonly FoundPhoto[]>> {
  if (folder === undefined) return { value: [], diagnostics: [] };
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { diagnostics: [diagnostic('import/no-photos', { folder: shownPath(folder) })] };
  }
  const pictures = names
    .filter((name) => KINDS.has(extname(name).toLowerCase()) && !name.startsWith('.'))
    .toSorted((a, b) => byName(a, b) || (a < b ? -1 : 1));
  const diagnostics: Diagnostic[] = [];
  const found: FoundPhoto[] = [];
  for (const name of pictures.slice(0, MOST)) {
    const path = join(folder, name);
    const isFile = await stat(path)
      .then((one) => one.isFile())
      .catch(() => false);
    const facts = isFile ? await measure(path) : { reason: 'not a file' };
    if ('reason' in facts)
      diagnostics.push(diagnostic('import/photo', { file: shownPath(path), reason: facts.reason }));
    else found.push({ path, name, ...facts });
  }
  const files = pictures.slice(MOST).join(', ');
  if (files) diagnostics.push(diagnostic('import/photos-left', { limit: MOST, files }));
  return { value: found, diagnostics };
}

/** Names below `photos/` that need no quoting anywhere, each once. */
export function photoFileNames(photos: readonly FoundPhoto[]): string[] {
  const used = new Set<string>();
  return photos.map(({ name }) => {
    const ending = extname(name).toLowerCase();
    const stem =
      name
        .slice(0, -ending.length)
        .replace(/[^\p{L}\p{N}_-]+/gu, '-')
        .replace(/^-+|-+$/g, '') || 'photo';
    let unique = `${stem}${ending}`;
    for (let count = 2; used.has(unique.toLowerCase()); count += 1) unique = `${stem}-${count}${ending}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

/** A file name as words: what stands for the alternative text until somebody writes one. */
export const wordsOfName = (name: string): string =>
  name
    .slice(0, -extname(name).length)
    .replace(/[-_.\s]+/g, ' ')
    .trim() || name;
