/** Finds files inside the edition folder, and nothing outside it. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, posix, sep } from 'node:path';

export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number; readonly changedMs: number }
  | { readonly kind: 'remote' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const isRemote = (file: string): boolean => /^([a-z][a-z0-9+.-]+:|\/\/)/i.test(file);

/** True for a path that leaves its folder by its own words, whatever the disk holds. */
const leaves = (file: string): boolean =>
  isAbsolute(file) || /^[a-z]:/i.test(file) || file.split(/[/\\]/).includes('..');

/** The file that `file` (relative to `root`, with `/`) names; links are followed, and must stay inside `root`. */
export async function findFile(root: string, file: string): Promise<Found> {
  if (isRemote(file)) return { kind: 'remote' };
  if (leaves(file)) return { kind: 'outside' };
  if (file.includes('\0')) return { kind: 'missing' };
  try {
    const path = await realpath(join(root, file));
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return { kind: 'outside' };
    const facts = await stat(path);
    if (!facts.isFile()) return { kind: 'unreadable', reason: facts.isDirectory() ? 'EISDIR' : 'ESPIPE' };
    return { kind: 'file', path, bytes: facts.size, changedMs: facts.mtimeMs };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', reason: code };
  }
}

/** The names in a folder of the edition, sorted, each with the folder in front; none if there is no such folder. */
export async function listFolder(root: string, folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(root, folder));
    return names.sort().map((name) => posix.join(folder, name));
  } catch {
    return [];
  }
}
