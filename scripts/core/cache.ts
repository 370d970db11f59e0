/**
 * What is made once and used again: font subsets, the unpacked browser. Everything here can be deleted at any time.
 *
 * The folder is private to the user, and nothing in it is believed unseen: a folder or file that another user owns or
 * may write is not used, and what is read back must have the hash that was written with it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Bytes with their SHA-256 in hexadecimal. */
export interface Hashed {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const OTHERS_MAY_WRITE = 0o022;
const HASH_LENGTH = 32;
/** Bytes of the store at which its oldest entries go, down to half of it. */
const STORE_LIMIT = 256 * 1024 * 1024;

const ownUser = (): number | undefined => process.getuid?.();

const isPrivate = (entry: { uid: number; mode: number }): boolean => {
  const user = ownUser();
  return user === undefined || (entry.uid === user && (entry.mode & OTHERS_MAY_WRITE) === 0);
};

/** Makes `folder` for this user alone, or says that it cannot be had. */
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const entry = await lstat(folder);
    if (!entry.isDirectory() || !isPrivate(entry)) return false;
    const probe = join(folder, `.${randomUUID()}`);
    await writeFile(probe, '', { flag: 'wx', mode: 0o600 });
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dayang-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder of the project's cache, or, where that cannot be written safely, one that lives as long as the process. */
export async function openCacheFolder(preferred: string): Promise<string> {
  return (await claim(preferred)) ? preferred : temporaryFolder();
}

let folder: Promise<string> | undefined;

/** Absolute path of a folder that only this user can write, mode 0700; the same one for the whole process. */
export function cacheFolder(): Promise<string> {
  folder ??= openCacheFolder(fileURLToPath(new URL('../../node_modules/.cache/dayang', import.meta.url)));
  return folder;
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The entry at `path`, or undefined when it is missing, damaged, or not this user's. */
async function readEntry(path: string): Promise<Hashed | undefined> {
  try {
    // No link is followed: it could lead to a file of somebody else.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const entry = await file.stat();
      if (!entry.isFile() || !isPrivate(entry)) return undefined;
      const whole = await file.readFile();
      const bytes = whole.subarray(HASH_LENGTH);
      const hash = digest(bytes);
      return hash.equals(whole.subarray(0, HASH_LENGTH)) ? { bytes, sha256: hash.toString('hex') } : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** Writes under another name and renames, so that no reader ever meets half an entry. A full disk costs only speed. */
async function writeEntry(store: string, name: string, { bytes, sha256 }: Hashed): Promise<void> {
  const temporary = join(store, `.${randomUUID()}`);
  try {
    await mkdir(store, { recursive: true, mode: 0o700 });
    await writeFile(temporary, Buffer.concat([Buffer.from(sha256, 'hex'), bytes]), { flag: 'wx', mode: 0o600 });
    await rename(temporary, join(store, name));
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Takes the oldest entries out of a store that has grown over `limit` bytes, until half of that is left. */
export async function pruneStore(store: string, limit: number = STORE_LIMIT): Promise<void> {
  const names = await readdir(store).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => {
      const path = join(store, name);
      const entry = await stat(path).catch(() => undefined);
      return { path, size: entry?.size ?? 0, age: entry?.mtimeMs ?? 0 };
    }),
  );
  let total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total <= limit) return;
  for (const entry of entries.sort((a, b) => a.age - b.age)) {
    if (total <= limit / 2) return;
    await rm(entry.path, { force: true }).catch(() => undefined);
    total -= entry.size;
  }
}

const shelf = async (): Promise<string> => join(await cacheFolder(), 'kept');

/** What was kept under a name, of this user and whole; it is never pruned. */
export async function kept(name: string): Promise<Uint8Array | undefined> {
  const folder = await shelf().catch(() => undefined);
  return folder === undefined ? undefined : (await readEntry(join(folder, name)))?.bytes;
}

/** Where it cannot be written, nothing is kept. */
export async function keep(name: string, bytes: Uint8Array): Promise<void> {
  await writeEntry(await shelf(), name, { bytes, sha256: digest(bytes).toString('hex') });
}

let pruned = false;

const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * What `make` returns, remembered under `key` between runs. The key must name everything the result depends on:
 * the input, the recipe and the versions of the tools.
 */
export async function cached(key: string, make: () => Promise<Uint8Array>): Promise<Hashed> {
  return (await cachedIfMade(key, make))!;
}

/** The same of what may not come about: then nothing is remembered, and it is tried again the next time. */
export async function cachedIfMade(
  key: string,
  make: () => Promise<Uint8Array | undefined>,
): Promise<Hashed | undefined> {
  const store = await cacheFolder().then(
    (path) => join(path, 'store'),
    () => undefined,
  );
  const name = nameOf(key);
  const known = store && (await readEntry(join(store, name)));
  if (known) return known;
  const bytes = await make();
  if (!bytes) return undefined;
  const made = { bytes, sha256: digest(bytes).toString('hex') };
  if (store) {
    await writeEntry(store, name, made);
    // Nobody waits for it; what a run that ends meanwhile leaves is taken out by the next.
    if (!pruned) pruneStore(store).catch(() => undefined);
    pruned = true;
  }
  return made;
}
