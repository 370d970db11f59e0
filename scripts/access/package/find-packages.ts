/** Finds packages in folders, one after the other: a shelf of a million is not held in memory. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Deeper than this, shelves do not nest. */
const deepest = 8;

/** Paths of the packages at and below a folder, in the order of their names; links are not followed. */
export async function* findPackages(folder: string, depth = 0): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name === 'bagit.txt')) {
    yield folder;
    return;
  }
  if (depth >= deepest) return;
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1)))
    yield* findPackages(join(folder, name), depth + 1);
}

export const packageName = (folder: string): string => basename(folder);
