/** A folder that comes into being whole: filled under a temporary name beside its place, then renamed, or taken away. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isAlive, isFolder, makeFolder } from './files.ts';
import { inParallel } from './in-parallel.ts';

export interface WrittenFile {
  /** Path below the folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface WholeFolder extends AsyncDisposable {
  /** Where its files lie for now. */
  readonly path: string;
  readonly write: (path: string, content: Uint8Array | string) => Promise<WrittenFile>;
  /** Puts the folder in its place once every file is on the disk, and away what stood there, if that may be replaced. */
  readonly finish: (options: { readonly replace: boolean }) => Promise<void>;
}

const unfinished = new Set<string>();
let watchingExit = false;
let counter = 0;

function temporaryBeside(target: string, kind: 'part' | 'old'): string {
  if (!watchingExit) {
    watchingExit = true;
    process.on('exit', () => {
      for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
    });
  }
  counter += 1;
  const folder = join(dirname(target), `.${basename(target)}.${process.pid}-${counter}.${kind}`);
  if (kind === 'part') unfinished.add(folder);
  return folder;
}

/**
 * Takes away what killed runs left beside a place, once it is old enough to be nobody's; a folder that such a run had
 * put aside, and did not come to replace, gets its name back.
 */
export async function sweepBeside(place: string): Promise<void> {
  const target = resolve(place);
  if (!(await isFolder(dirname(target)))) return;
  for (const name of await readdir(dirname(target))) {
    const [, of, pid, kind] = /^\.(.+)\.(\d+)-\d+\.(part|old)$/.exec(name) ?? [];
    if (of !== basename(target) || isAlive(Number(pid))) continue;
    const path = join(dirname(target), name);
    const left = await stat(path).catch(() => undefined);
    if (!left?.isDirectory() || Date.now() - left.mtimeMs < 60_000) continue;
    if (kind === 'old' && !(await isFolder(target))) await rename(path, target);
    else await rm(path, { recursive: true, force: true });
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Begins a folder that will stand at `place`. Trouble with the disk is thrown, here and by all its functions. */
export async function openWholeFolder(place: string): Promise<WholeFolder> {
  const target = resolve(place);
  await makeFolder(dirname(target));
  const path = temporaryBeside(target, 'part');
  await mkdir(path);
  const made = new Set([path]);
  const files: string[] = [];
  const forget = async (): Promise<void> => {
    await rm(path, { recursive: true, force: true });
    unfinished.delete(path);
  };
  return {
    path,
    async write(name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const file = join(path, name);
      if (!made.has(dirname(file))) {
        await makeFolder(dirname(file));
        made.add(dirname(file));
      }
      await writeFile(file, bytes, { flag: 'wx' });
      files.push(file);
      return { path: name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    async finish({ replace }) {
      await inParallel(files, 4, flush);
      // Somebody else may have been quicker; an empty folder is nobody's.
      const old = replace && (await isFolder(target)) ? temporaryBeside(target, 'old') : undefined;
      if (old) await rename(target, old);
      try {
        await rename(path, target);
      } catch (error) {
        if (old) await rename(old, target);
        throw error;
      }
      unfinished.delete(path);
      await flush(dirname(target));
      if (old) await rm(old, { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => (unfinished.has(path) ? forget() : Promise.resolve()),
  };
}
