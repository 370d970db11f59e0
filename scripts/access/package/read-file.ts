/**
 * Reads files of a package, and nothing else: no link is followed, no path leads out, no file is larger than is meant,
 * no bytes are taken for text that are none.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Why a file of a package is not read. */
export type Refusal =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'link' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'no-text' };

export type Read<T> =
  | { readonly value: T; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: Refusal };

/** Bytes of a file at most, by what it is. A page of a broadsheet has some 2 MB of each. */
export const mostBytes = { text: 64 << 20, pdf: 512 << 20, picture: 256 << 20 } as const;

/** A path with `/` that stays where it is, whatever the file system thinks of signs and cases. */
export const isSafePath = (path: string): boolean =>
  path !== '' &&
  !/[\0\\]|^\/|^[A-Za-z]:/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Opens a file below a folder; each folder on the way is looked at, and must be one. */
export async function openInside(root: string, path: string): Promise<Read<FileHandle>> {
  if (!isSafePath(path)) return { refusal: { kind: 'unsafe' } };
  const parts = path.split('/');
  try {
    for (let depth = 1; depth < parts.length; depth++) {
      const entry = await lstat(join(root, ...parts.slice(0, depth)));
      if (entry.isSymbolicLink()) return { refusal: { kind: 'link' } };
      if (!entry.isDirectory()) return { refusal: { kind: 'missing' } };
    }
    const entry = await lstat(join(root, ...parts));
    if (entry.isSymbolicLink()) return { refusal: { kind: 'link' } };
    if (!entry.isFile()) return { refusal: { kind: 'no-file' } };
    // A pipe or a link that has come meanwhile is not waited for.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    return { value: await open(join(root, ...parts), flags) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { refusal: { kind: 'missing' } };
    if (code === 'ELOOP') return { refusal: { kind: 'link' } };
    throw error;
  }
}

export async function readBytes(root: string, path: string, most: number): Promise<Read<Uint8Array>> {
  const { value: file, refusal } = await openInside(root, path);
  if (!file) return { refusal };
  try {
    const { size } = await file.stat();
    if (size > most) return { refusal: { kind: 'too-large', bytes: size, most } };
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return { value: bytes.subarray(0, at) };
  } finally {
    await file.close();
  }
}

/** UTF-8, with or without a byte order mark. */
export async function readText(root: string, path: string, most: number = mostBytes.text): Promise<Read<string>> {
  const { value, refusal } = await readBytes(root, path, most);
  if (!value) return { refusal };
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(value) };
  } catch {
    return { refusal: { kind: 'no-text' } };
  }
}
