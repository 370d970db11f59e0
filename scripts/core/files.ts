/** Writing what a run makes: whole or not at all, and what stood there before stays until the new is complete. */
import { unlinkSync } from 'node:fs';
import { access, constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Code } from './catalogue/index.ts';
import { type Checked, type Diagnostic, diagnostic } from './diagnostic.ts';

const codes: Readonly<Record<string, Code>> = {
  ENOSPC: 'file/no-space',
  EDQUOT: 'file/no-space',
  EACCES: 'file/denied',
  EPERM: 'file/denied',
  EROFS: 'file/read-only',
  EISDIR: 'file/in-the-way',
  ENOTDIR: 'file/in-the-way',
  EEXIST: 'file/in-the-way',
  ENOTEMPTY: 'file/in-the-way',
  ENOENT: 'file/missing',
  EIO: 'file/failed',
  ELOOP: 'file/failed',
  EMFILE: 'file/failed',
  ENAMETOOLONG: 'file/failed',
  ETXTBSY: 'file/failed',
  EBUSY: 'file/failed',
  EXDEV: 'file/failed',
};

/** Trouble of the file system as a diagnostic; undefined for any other error, which is our own fault. */
export function fileTrouble(error: unknown, file: string): Diagnostic | undefined {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : codes[code];
  return known && diagnostic(known, { file, reason: message });
}

/** A path as its user would name it: from where they stand when it lies below, else whole. */
export function shownPath(file: string, from = process.cwd()): string {
  const short = relative(from, file);
  return short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? file : short;
}

/** The same for what may be an address elsewhere. */
export const shownPlace = (place: string): string => (place.includes('://') ? place : shownPath(place));

/** Temporary files of this process that still lie there; removed at exit however it comes about, short of a kill. */
const unfinished = new Set<string>();
let watchingExit = false;
let counter = 0;

function temporaryBeside(target: string): string {
  if (!watchingExit) {
    watchingExit = true;
    process.on('exit', () => {
      for (const file of unfinished) {
        try {
          unlinkSync(file);
        } catch {}
      }
    });
  }
  counter += 1;
  const file = join(dirname(target), `.${basename(target)}.${process.pid}-${counter}.part`);
  unfinished.add(file);
  return file;
}

async function discard(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined);
  unfinished.delete(file);
}

async function writeWhole(file: string, bytes: Uint8Array | string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const handle = await open(file, 'wx', 0o666);
  try {
    await handle.writeFile(bytes, signal && { signal });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Removes what a killed run left unfinished in a folder, once it is old enough to be nobody's. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^\..+\.(\d+)-\d+\.part$/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const age = Date.now() - ((await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > 60_000) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Gives the file a second name, or a copy where a disk has no links; false when there is no file. */
async function keepCopy(file: string, second: string): Promise<boolean> {
  try {
    await link(file, second).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error;
      return copyFile(file, second);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Puts finished temporary files in their places; when one cannot be, those already put are taken back. */
async function putInPlace(pairs: readonly { temporary: string; target: string }[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const backups: string[] = [];
  try {
    for (const { temporary, target } of pairs) {
      const backup = temporaryBeside(target);
      backups.push(backup);
      const had = await keepCopy(target, backup);
      await rename(temporary, target);
      unfinished.delete(temporary);
      undo.push(() => (had ? rename(backup, target) : rm(target, { force: true })));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  } finally {
    await Promise.all(backups.map(discard));
  }
}

export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** Why nothing can be written into a folder, which may be still to be made; nothing if it can. A disk may yet be full. */
export async function folderTroubles(folder: string): Promise<readonly Diagnostic[]> {
  const path = resolve(folder);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  const troubleOf = (error: unknown) => [fileTrouble(error, shownPath(path)) ?? []].flat();
  if (found instanceof Error) {
    const unmade = found.code === 'ENOENT' || found.code === 'ENOTDIR';
    return unmade && dirname(path) !== path ? folderTroubles(dirname(path)) : troubleOf(found);
  }
  if (!found.isDirectory()) return [diagnostic('file/in-the-way', { file: shownPath(path) })];
  return access(path, constants.W_OK | constants.X_OK).then(() => [], troubleOf);
}

/** `mkdir` with `recursive` gives ENOENT for a disk that can only be read; this gives the reason itself. */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await isFolder(folder))) throw error;
  });
}

/**
 * Writes files that belong together: all of them, or none and the earlier ones stay. Folders are made as needed.
 * The names are paths below `folder`. Trouble with the disk is returned; an abort is thrown.
 */
export async function writeTogether(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
  signal?: AbortSignal,
): Promise<Checked<readonly string[]>> {
  const pairs = [...files].map(([name, bytes]) => {
    const target = join(folder, name);
    return { target, bytes, temporary: temporaryBeside(target) };
  });
  let at = folder;
  try {
    for (const parent of new Set(pairs.map(({ target }) => dirname(target)))) {
      at = parent;
      await makeFolder(parent);
      await sweep(parent);
    }
    const written = await Promise.allSettled(pairs.map(({ temporary, bytes }) => writeWhole(temporary, bytes, signal)));
    const failed = written.findIndex(({ status }) => status === 'rejected');
    if (failed >= 0) {
      at = pairs[failed]!.target;
      throw (written[failed] as PromiseRejectedResult).reason;
    }
    signal?.throwIfAborted();
    at = pairs[0]?.target ?? folder;
    await putInPlace(pairs);
    return { value: pairs.map(({ target }) => target), diagnostics: [] };
  } catch (error) {
    const trouble = signal?.aborted ? undefined : fileTrouble(error, shownPath(at));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  } finally {
    await Promise.all(pairs.map(({ temporary }) => discard(temporary)));
  }
}
