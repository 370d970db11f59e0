/** Makes an edition folder under a temporary name beside its place, and moves it there whole when it is sound. */
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from '../core/diagnostic.ts';
import { fileTrouble, shownPath, writeTogether } from '../core/files.ts';

/** Is there room for an edition at `out`? With `force` an edition that stands there may be replaced, nothing else. */
export async function checkPlace(out: string, force: boolean): Promise<Diagnostic[]> {
  let names: string[];
  try {
    names = await readdir(out);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    const trouble = fileTrouble(error, shownPath(out));
    if (!trouble) throw error;
    return [trouble];
  }
  const folder = shownPath(out);
  if (names.length === 0) return [];
  if (!force) return [diagnostic('import/not-empty', { folder })];
  return names.includes('edition.yaml') ? [] : [diagnostic('import/not-an-edition', { folder })];
}

/** Moves the finished folder to its place; what stood there goes only when the new one is in. */
async function moveIn(made: string, out: string): Promise<void> {
  await rmdir(out).catch(() => undefined);
  const earlier = `${made}.earlier`;
  const had = await rename(out, earlier).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(made, out);
  } catch (error) {
    if (had) await rename(earlier, out);
    throw error;
  }
  if (had) await rm(earlier, { recursive: true, force: true });
}

export interface FolderFiles {
  /** Names below the folder, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  /** Looks at the written folder before it is moved into place; an error keeps it out. */
  readonly prove: (folder: string) => Promise<readonly Diagnostic[]>;
  readonly signal?: AbortSignal;
}

/** All of the folder or nothing. Trouble with the disk is returned; an abort is thrown. */
export async function makeFolder(out: string, { files, prove, signal }: FolderFiles): Promise<Checked<true>> {
  const made = join(dirname(out), `.${basename(out)}.${process.pid}.part`);
  const discard = () => rmSync(made, { recursive: true, force: true });
  process.on('exit', discard);
  try {
    await mkdir(dirname(out), { recursive: true });
    const written = await writeTogether(made, files, signal);
    if (hasErrors(written.diagnostics)) return { diagnostics: written.diagnostics };
    const found = await prove(made);
    signal?.throwIfAborted();
    if (hasErrors(found)) return { diagnostics: found };
    await moveIn(made, out);
    return { value: true, diagnostics: found };
  } catch (error) {
    const trouble = signal?.aborted ? undefined : fileTrouble(error, shownPath(out));
    if (!trouble) throw error;
    return { diagnostics: [trouble] };
  } finally {
    process.off('exit', discard);
    discard();
  }
}
