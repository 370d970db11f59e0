/** What a store remembers of a package that it was given, beside the packages. */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileHash } from '../inputs/edition-files.ts';

export interface SealedFile {
  /** From the package's folder, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly md5: string;
  /** Of the file in a folder, ms; when it and the size are the same, nothing was written since. */
  readonly modified: number;
}

export interface Seal {
  readonly version: 1;
  readonly id: string;
  readonly key: string;
  readonly pages: number;
  readonly files: readonly SealedFile[];
}

/** Where seals lie in a store, beside the packages: no id begins with a low line. In 256 folders, for they may be many. */
export const sealPath = (id: string): string =>
  `_batch/seals/${createHash('sha256').update(id).digest('hex').slice(0, 2)}/${id}.json`;

/** Paths of the files of a package, with `/`, sorted. */
export async function packageFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export async function sealPackage(
  folder: string,
  about: { readonly id: string; readonly key: string; readonly pages: number },
): Promise<Seal> {
  const files: SealedFile[] = [];
  for (const path of await packageFiles(folder)) {
    const file = join(folder, path);
    const { size, mtimeMs: modified } = await stat(file);
    const [sha256 = '', md5 = ''] = await fileHash(file, 'sha256', 'md5');
    files.push({ path, size, sha256, md5, modified });
  }
  return { version: 1, ...about, files };
}

export const sealJson = (seal: Seal): string => `${JSON.stringify(seal)}\n`;

/** What was written once may have been damaged since: undefined for anything that is no seal of this id. */
export function readSeal(text: string, id: string): Seal | undefined {
  try {
    const seal = JSON.parse(text) as Partial<Seal> | null;
    const sound = seal?.version === 1 && seal.id === id && typeof seal.key === 'string' && Array.isArray(seal.files);
    return sound ? (seal as Seal) : undefined;
  } catch {
    return undefined;
  }
}

export const bytesOf = ({ files }: Seal): number => files.reduce((sum, { size }) => sum + size, 0);
