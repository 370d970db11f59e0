/** Copies of editions for the workers of other machines, each under its key: in a folder that all reach, or in S3. */

import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Checked, diagnostic } from '../../core/diagnostic.ts';
import { fileTrouble, shownPath } from '../../core/files.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { editionFiles, fileHash } from '../inputs/edition-files.ts';
import { readS3Address } from '../store/open-store.ts';
import { type S3Place, s3Trouble } from '../store/s3-objects.ts';

export interface Share extends Disposable {
  readonly address: string;
  /** Copies the files that count, whole or not at all; what is there already stays. */
  readonly put: (key: string, folder: string) => Promise<Checked<true>>;
  /** Brings them into a folder. */
  readonly fetch: (key: string, into: string) => Promise<Checked<true>>;
}

const atATime = 8;

async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const { path } of await editionFiles(from)) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(from, path), join(to, path));
  }
}

function folderShare(root: string): Share {
  const attempt = async (work: () => Promise<void>): Promise<Checked<true>> => {
    try {
      await work();
      return { value: true, diagnostics: [] };
    } catch (error) {
      const trouble = fileTrouble(error, shownPath(root));
      if (!trouble) throw error;
      return { diagnostics: [trouble] };
    }
  };
  return {
    address: root,
    put: (key, folder) =>
      attempt(async () => {
        const place = join(root, key);
        if (existsSync(place)) return;
        const making = `${place}.${process.pid}.part`;
        try {
          await copyFiles(folder, making);
          await rename(making, place).catch((error: NodeJS.ErrnoException) => {
            // Somebody else has put the same there meanwhile.
            if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
          });
        } finally {
          await rm(making, { recursive: true, force: true });
        }
      }),
    fetch: (key, into) => attempt(() => copyFiles(join(root, key), into)),
    [Symbol.dispose]: () => undefined,
  };
}

const listName = 'files.json';

async function s3Share(place: S3Place): Promise<Share> {
  const { openS3Objects } = await import('../store/s3-objects.ts');
  const objects = openS3Objects(place);
  const attempt = async (work: () => Promise<void>): Promise<Checked<true>> => {
    try {
      await work();
      return { value: true, diagnostics: [] };
    } catch (error) {
      const trouble = s3Trouble(error, objects.address);
      if (!trouble) throw error;
      return { diagnostics: [trouble] };
    }
  };
  return {
    address: objects.address,
    put: (key, folder) =>
      attempt(async () => {
        if (await objects.getText(`${key}/${listName}`)) return;
        const files = await editionFiles(folder);
        await inParallel(files, atATime, async ({ path, size }) => {
          const file = join(folder, path);
          const [md5 = ''] = await fileHash(file, 'md5');
          await objects.putFile(`${key}/files/${path}`, { path: file, size, md5 });
        });
        // Last: what has it is whole.
        await objects.putText(`${key}/${listName}`, JSON.stringify(files.map(({ path }) => path)));
      }),
    fetch: (key, into) =>
      attempt(async () => {
        const paths = JSON.parse((await objects.getText(`${key}/${listName}`)) ?? '[]') as string[];
        await inParallel(paths, atATime, (path) => objects.getFile(`${key}/files/${path}`, join(into, path)));
      }),
    [Symbol.dispose]: () => objects[Symbol.dispose](),
  };
}

/** @param address a folder that every worker reaches by this path, or `s3://bucket/prefix` */
export async function openShare(address: string): Promise<Checked<Share>> {
  const place = readS3Address(address);
  if (place) return { value: await s3Share(place), diagnostics: [] };
  if (/^[a-z][a-z0-9+.-]+:\//i.test(address)) return { diagnostics: [diagnostic('store/address', { address })] };
  return { value: folderShare(resolve(address)), diagnostics: [] };
}
