/**
 * Packages in S3-compatible storage. What makes a bag a bag, its tagmanifest, is taken away first and put back last: at
 * no moment does half a package look like a whole one. The seal, which says what is to come, stands before all of it.
 */

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { PackageStore, Parcel, Put } from './model.ts';
import { openS3Objects, type S3Objects, type S3Place, s3Trouble } from './s3-objects.ts';
import { bytesOf, readSeal, type Seal, type SealedFile, sealJson, sealPackage, sealPath } from './seal.ts';

/** Files that are sent at a time. */
const atATime = 8;
const manifest = /^(?:tag)?manifest-sha256\.txt$/;
const tagManifest = 'tagmanifest-sha256.txt';
const isMd5 = /^[0-9a-f]{32}$/;

/** The file that is there with another size or content, if any. */
async function differing(
  objects: S3Objects,
  { id, files }: Seal,
  { deep, signal }: { readonly deep: boolean; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly file: string; readonly reason: string } | undefined> {
  const there = new Map((await objects.list(`${id}/`, signal)).map((one) => [one.path.slice(id.length + 1), one]));
  for (const { path, size, md5, sha256 } of files) {
    const found = there.get(path);
    if (!found) return { file: path, reason: 'missing' };
    if (found.size !== size) return { file: path, reason: `${found.size} bytes for ${size}` };
    if (found.etag === md5) continue;
    if (isMd5.test(found.etag) && !deep) return { file: path, reason: `MD5 ${found.etag}` };
    if (deep && (await contentHash(objects, `${id}/${path}`, signal)) !== sha256)
      return { file: path, reason: 'SHA-256' };
  }
  return undefined;
}

async function contentHash(objects: S3Objects, path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await objects.stream(path, signal)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

export function openS3Store(place: S3Place): PackageStore {
  const objects = openS3Objects(place);
  const { address } = objects;
  const locationOf = (id: string): string => `${address}/${id}`;
  const sealOf = async (id: string, signal?: AbortSignal): Promise<Seal | undefined> =>
    readSeal((await objects.getText(sealPath(id), signal)) ?? '', id);

  const attempt = async <Value>(work: () => Promise<Checked<Value>>, signal?: AbortSignal): Promise<Checked<Value>> => {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      const trouble =
        s3Trouble(error, address) ?? fileTrouble(error, shownPath((error as { path?: string }).path ?? ''));
      if (!trouble) throw error;
      return { diagnostics: [trouble] };
    }
  };

  const send = async ({ id, key, pages, folder, force }: Parcel, signal?: AbortSignal): Promise<Checked<Put>> => {
    const standing = await sealOf(id, signal);
    const location = locationOf(id);
    if (standing?.key === key && !(await differing(objects, standing, { deep: false, signal }))) {
      await rm(folder, { recursive: true, force: true });
      return { value: { location, bytes: bytesOf(standing), again: true }, diagnostics: [] };
    }
    const before = (await objects.list(`${id}/`, signal)).map(({ path }) => path);
    if (!standing && !force && before.length > 0) {
      return { diagnostics: [diagnostic('batch/in-the-way', { id, place: address })] };
    }
    const seal = await sealPackage(folder, { id, key, pages });
    const wanted = new Set(seal.files.map(({ path }) => `${id}/${path}`));
    const tag = `${id}/${tagManifest}`;
    await objects.putText(sealPath(id), sealJson(seal), signal);
    if (before.includes(tag)) await objects.remove([tag], signal);
    await objects.remove(
      before.filter((path) => !wanted.has(path)),
      signal,
    );
    const put = (file: SealedFile) =>
      objects.putFile(`${id}/${file.path}`, { ...file, path: join(folder, file.path) }, signal);
    await inParallel(
      seal.files.filter(({ path }) => !manifest.test(path)),
      atATime,
      put,
    );
    for (const file of seal.files.filter(({ path }) => manifest.test(path) && path !== tagManifest)) await put(file);
    const payload = { ...seal, files: seal.files.filter(({ path }) => path !== tagManifest) };
    const wrong = await differing(objects, payload, { deep: true, signal });
    if (wrong) return { diagnostics: [diagnostic('store/differs', { address, ...wrong })] };
    for (const file of seal.files.filter(({ path }) => path === tagManifest)) await put(file);
    const last = await differing(objects, seal, { deep: false, signal });
    if (last) return { diagnostics: [diagnostic('store/differs', { address, ...last })] };
    await rm(folder, { recursive: true, force: true });
    return { value: { location, bytes: bytesOf(seal), again: false }, diagnostics: [] };
  };

  return {
    address,
    locationOf,
    holds: (id, key) =>
      attempt(async () => {
        const seal = await sealOf(id);
        const whole = seal?.key === key && !(await differing(objects, seal, { deep: false }));
        return { value: whole ? seal.pages : undefined, diagnostics: [] };
      }),
    put: (parcel, signal) => attempt(() => send(parcel, signal), signal),
    [Symbol.dispose]: () => objects[Symbol.dispose](),
  };
}
