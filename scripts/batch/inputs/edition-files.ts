/** The files of an edition folder that its package follows from, and the key that they give. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArchiveOptions } from '../model.ts';

export interface EditionFile {
  /** From the edition folder, with `/`. */
  readonly path: string;
  readonly size: number;
}

/** What editors, systems and earlier builds leave beside the copy. */
const besides = /^\.|~$|^(?:Thumbs\.db|desktop\.ini)$/i;
const depth = 8;

/**
 * Every file below the folder that counts, sorted by path. Hidden files, the editors' copies (`name~`) and a folder
 * `dist` at the top do not; a link counts as the file that it leads to if that lies in the folder.
 */
export async function editionFiles(folder: string): Promise<readonly EditionFile[]> {
  const root = await realpath(folder);
  const inside = (path: string): boolean => path.startsWith(root + sep);
  const found: EditionFile[] = [];
  const walk = async (below: string, level: number): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    for (const { name } of entries) {
      if (besides.test(name) || (below === '' && name === 'dist')) continue;
      const path = below === '' ? name : `${below}/${name}`;
      const real = await realpath(join(root, path)).catch(() => undefined);
      const facts = real && inside(real) ? await stat(real).catch(() => undefined) : undefined;
      if (facts?.isDirectory() && level < depth) await walk(path, level + 1);
      else if (facts?.isFile()) found.push({ path, size: facts.size });
    }
  };
  await walk('', 0);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What the files look like from outside: while it stays the same, nothing was written to them. The time of the last
 * change of an entry cannot be set by a program that copies dates along.
 */
export async function filesStamp(folder: string, files: readonly EditionFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files) {
    const facts = await stat(join(folder, path), { bigint: true }).catch(() => undefined);
    hash.update(`${path}\0${facts?.size} ${facts?.mtimeNs} ${facts?.ctimeNs} ${facts?.ino}\0`);
  }
  return hash.digest('hex');
}

/** Hashes of a file, in hexadecimal. */
export async function fileHash(file: string, ...kinds: readonly ('sha256' | 'md5')[]): Promise<readonly string[]> {
  const hashes = kinds.map((kind) => createHash(kind));
  await pipeline(createReadStream(file), async (chunks) => {
    for await (const chunk of chunks) for (const hash of hashes) hash.update(chunk);
  });
  return hashes.map((hash) => hash.digest('hex'));
}

/** SHA-256 over the names and contents of the files. A file that cannot be read counts as that. */
export async function filesHash(folder: string, files: readonly EditionFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files) {
    const [sha256] = await fileHash(join(folder, path), 'sha256').catch(() => ['unreadable']);
    hash.update(`${path}\0${sha256}\0`);
  }
  return hash.digest('hex');
}

/** The key of a job: what of its inputs makes the package's bytes. */
export function jobKey(files: string, options: ArchiveOptions, toolchain: string): string {
  // What is left out is the same as what was never there.
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const parts = ['dayang package 1', files, given.sort(([a], [b]) => (a < b ? -1 : 1)), toolchain];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
