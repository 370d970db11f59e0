/** Packages in a folder, each put in its place by one renaming. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath, writeTogether } from '../../core/files.ts';
import { fileHash } from '../inputs/edition-files.ts';
import type { PackageStore, Parcel, Put } from './model.ts';
import { bytesOf, packageFiles, readSeal, type Seal, sealJson, sealPackage, sealPath } from './seal.ts';

/** Times that another worker may come between; each brings the same bytes. */
const mostTries = 5;

/** Moves a package to its place, and what stands there out of the way first. */
async function putInPlace(folder: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  for (let tries = 1; ; tries++) {
    const old = `${folder}.old-${tries}`;
    const had = await rename(target, old).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return false;
      },
    );
    try {
      await rename(folder, target);
      if (had) await rm(old, { recursive: true, force: true });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code === 'ENOTEMPTY' || code === 'EEXIST') && tries < mostTries) continue;
      if (had) await rename(old, target).catch(() => undefined);
      throw error;
    }
  }
}

/** @param root absolute path; the folder is made when the first package comes */
export function openFolderStore(root: string): PackageStore {
  const place = (id: string): string => join(root, id);
  const sealOf = async (id: string): Promise<Seal | undefined> =>
    readSeal(await readFile(join(root, sealPath(id)), 'utf8').catch(() => ''), id);
  const writeSeal = (seal: Seal): Promise<Checked<unknown>> =>
    writeTogether(root, new Map([[sealPath(seal.id), sealJson(seal)]]));

  /** Dates tell whether anything was written; where they were lost, as by a copy, the contents do. */
  const isWhole = async (seal: Seal): Promise<boolean> => {
    const folder = place(seal.id);
    const paths = await packageFiles(folder).catch(() => []);
    if (paths.length !== seal.files.length || seal.files.some(({ path }, at) => path !== paths[at])) return false;
    let moved = false;
    for (const { path, size, modified, sha256 } of seal.files) {
      const facts = await stat(join(folder, path)).catch(() => undefined);
      if (facts?.size !== size) return false;
      if (facts.mtimeMs === modified) continue;
      moved = true;
      if ((await fileHash(join(folder, path), 'sha256'))[0] !== sha256) return false;
    }
    if (moved) await writeSeal(await sealPackage(folder, seal));
    return true;
  };

  const put = async ({ id, key, pages, folder, force }: Parcel): Promise<Checked<Put>> => {
    const target = place(id);
    const standing = await sealOf(id);
    if (standing?.key === key && (await isWhole(standing))) {
      await rm(folder, { recursive: true, force: true });
      return { value: { location: target, bytes: bytesOf(standing), again: true }, diagnostics: [] };
    }
    if (!standing && !force && existsSync(target)) {
      return { diagnostics: [diagnostic('batch/in-the-way', { id, place: shownPath(root) })] };
    }
    // Before the package: one that a run leaves in its place unsealed would be nobody's.
    const seal = await sealPackage(folder, { id, key, pages });
    const written = await writeSeal(seal);
    if (!written.value) return { diagnostics: written.diagnostics };
    await putInPlace(folder, target);
    return { value: { location: target, bytes: bytesOf(seal), again: false }, diagnostics: [] };
  };

  return {
    address: shownPath(root),
    locationOf: place,
    async holds(id, key) {
      const seal = await sealOf(id);
      return { value: seal?.key === key && (await isWhole(seal)) ? seal.pages : undefined, diagnostics: [] };
    },
    async put(parcel) {
      try {
        return await put(parcel);
      } catch (error) {
        const trouble = fileTrouble(error, shownPath(place(parcel.id)));
        if (!trouble) throw error;
        return { diagnostics: [trouble] };
      }
    },
    [Symbol.dispose]: () => undefined,
  };
}
