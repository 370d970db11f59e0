/** What an earlier build left beside a page's files, so that a later one can take them as they are. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { PageScore } from '../../check/index.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { writeTogether } from '../../core/files.ts';
import type { PageNumbers } from '../../edition/index.ts';
import type { Toolchain } from '../../layout/index.ts';
import { pageFolder } from '../page-files.ts';
import type { KeptLayout } from '../write-page.ts';
import type { Use } from './page-uses.ts';

/** `page-NN/build.json`. */
export interface KeptPage {
  readonly version: 2;
  /** What its making asked of the edition, and the hash of that and of all else that it follows from. */
  readonly uses: readonly Use[];
  readonly from: string;
  /** Of what was made of these before it was set, which a change may leave as it was. */
  readonly key: string;
  /** Paths from the output folder, with SHA-256 of what was written there. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** All that was said of the page, to be said again. */
  readonly diagnostics: readonly Diagnostic[];
  readonly layout: KeptLayout;
  readonly score: PageScore;
  readonly toolchain: Toolchain;
}

const fileOf = (page: PageNumbers): string => `${pageFolder(page)}/build.json`;

/** Hashed in the pool of threads that reads files. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

/** The hash of a file; nothing where it cannot be read. */
async function hashOfFile(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && sha256Of(bytes);
}

/** Whether a file is there as it was written. */
const isUnaltered = async (out: string, file: { readonly path: string; readonly sha256: string }) =>
  (await hashOfFile(join(out, file.path))) === file.sha256;

/** `build.json` of the whole edition: of which pages its PDF was bound. */
export interface KeptBinding {
  readonly key: string;
  readonly file: { readonly path: string; readonly sha256: string };
}

const bindingFile = 'build.json';

/** Path of the bound edition, where it was bound of the same and is as it was written. */
export async function readBinding(out: string, key: string): Promise<string | undefined> {
  try {
    const kept = JSON.parse(await readFile(join(out, bindingFile), 'utf8')) as KeptBinding;
    return kept.key === key && (await isUnaltered(out, kept.file)) ? join(out, kept.file.path) : undefined;
  } catch {
    return undefined;
  }
}

export async function keepBinding(out: string, key: string, bound: { path: string; bytes: Uint8Array }): Promise<void> {
  const { path, bytes } = bound;
  const kept: KeptBinding = { key, file: { path, sha256: await sha256Of(bytes) } };
  await writeTogether(out, new Map([[bindingFile, `${JSON.stringify(kept)}\n`]]));
}

const isKept = (value: unknown): value is KeptPage => (value as Partial<KeptPage> | null)?.version === 2;

/** What an earlier build says of a page. */
export async function readKept(out: string, page: PageNumbers): Promise<KeptPage | undefined> {
  try {
    const kept: unknown = JSON.parse(await readFile(join(out, fileOf(page)), 'utf8'));
    return isKept(kept) ? kept : undefined;
  } catch {
    // Whatever is wrong with it, the page is built.
    return undefined;
  }
}

/** Whether each of the page's files is what was written. */
export async function isWhole(out: string, { files }: KeptPage): Promise<boolean> {
  return (await Promise.all(files.map((file) => isUnaltered(out, file)))).every(Boolean);
}

const write = (out: string, page: PageNumbers, kept: KeptPage) =>
  writeTogether(out, new Map([[fileOf(page), `${JSON.stringify(kept)}\n`]]));

/** The same page, made from other things. A full disk costs only speed. */
export async function keepOn(out: string, page: PageNumbers, kept: KeptPage): Promise<KeptPage> {
  await write(out, page, kept);
  return kept;
}

/** @param outputs absolute paths of what was written of the page */
export async function keepPage(
  out: string,
  { page, outputs, ...told }: Omit<KeptPage, 'version' | 'files'> & { page: PageNumbers; outputs: readonly string[] },
): Promise<void> {
  const files = await Promise.all(
    outputs.map(async (file) => ({
      path: relative(out, file).replaceAll('\\', '/'),
      sha256: (await hashOfFile(file)) ?? '',
    })),
  );
  // A full disk costs only speed.
  await write(out, page, { version: 2, ...told, files });
}
