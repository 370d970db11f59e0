/** Everything that lies in a package, links and other oddities too. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Entry {
  /** From the package's folder, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
}

/** More files than this are no package of a newspaper. */
export const mostFiles = 100_000;
const deepest = 32;

/** Sorted by path; undefined where there are too many, or they lie too deep. */
export async function listFiles(root: string): Promise<readonly Entry[] | undefined> {
  const entries: Entry[] = [];
  const folders: string[][] = [[]];
  for (let parts = folders.pop(); parts; parts = folders.pop()) {
    if (parts.length > deepest) return undefined;
    for (const entry of await readdir(join(root, ...parts), { withFileTypes: true })) {
      const path = [...parts, entry.name];
      if (entry.isDirectory()) folders.push(path);
      else {
        const kind = entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other';
        entries.push({ path: path.join('/'), kind });
      }
      if (entries.length + folders.length > mostFiles) return undefined;
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}
