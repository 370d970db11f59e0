/** The work of the desk on files: read them, check them, mend them, write them back. */
import { chmod, stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { type Checked, type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { fileTrouble, shownPath, writeTogether } from '../core/files.ts';
import type { SourceFile } from '../core/source.ts';
import { type CopyCheck, checkCopy } from './check-copy.ts';
import { findCopyFiles } from './files/find-files.ts';
import { type EditionFacts, makeFactsOf, readCopy } from './files/open-copy.ts';
import { type ReadFile, readCopyFile } from './files/read-file.ts';
import { type Fixed, fixCopy } from './fix/fix-copy.ts';
import { loadHouse } from './house/load.ts';
import type { HouseStyle } from './house/schema.ts';
import type { CopyFile } from './model.ts';
import { untold } from './told.ts';

export interface DeskOptions {
  /** As their user names them: files, folders, editions. */
  readonly paths: readonly string[];
  /** Absolute path of a house style that goes before those of the editions. */
  readonly house?: string | undefined;
  /** Ids of rules; all of them if left out. */
  readonly only?: readonly string[] | undefined;
  readonly signal?: AbortSignal;
}

export interface DeskFile {
  readonly read: ReadFile;
  readonly check: CopyCheck;
  readonly facts: EditionFacts;
  readonly house: HouseStyle;
  readonly only: readonly string[] | undefined;
}

export interface Desk {
  readonly files: readonly DeskFile[];
  /** Files that cannot be read, and what hides copy from the desk; the findings are in the files. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function readDesk({ paths, house, only, signal }: DeskOptions): Promise<Desk> {
  const { value: found = [], diagnostics: missing } = await findCopyFiles(paths);
  const diagnostics = [...missing];
  const factsOf = makeFactsOf();
  const houses = new Map<string | undefined, Promise<Checked<HouseStyle>>>();
  const files: DeskFile[] = [];
  const openHouse = async (path: string | undefined): Promise<HouseStyle | undefined> => {
    const known = houses.get(path);
    const opened = known ?? loadHouse(path);
    houses.set(path, opened);
    const { value, diagnostics: faults } = await opened;
    if (!known) diagnostics.push(...faults);
    return value;
  };
  if (house !== undefined && !(await openHouse(house))) return { files, diagnostics };
  for (const path of found) {
    signal?.throwIfAborted();
    const { value: read, diagnostics: unreadable } = await readCopyFile(path);
    diagnostics.push(...unreadable);
    if (!read) continue;
    const facts = await factsOf(path);
    const style = await openHouse(house ?? facts.house);
    if (!style) continue;
    const { value: file, diagnostics: faults } = readCopy(read.source, facts);
    if (!file) continue;
    const check = checkCopy(file, { house: style, only });
    diagnostics.push(...untold(faults, check.found));
    files.push({ read, check, facts, house: style, only });
  }
  return { files, diagnostics };
}

export interface FixedFile extends Fixed {
  readonly file: DeskFile;
}

export function fixDeskFile(one: DeskFile): FixedFile {
  const { check, facts, house, only } = one;
  const reader = {
    read: (source: SourceFile) => readCopy(source, facts).value,
    check: (file: CopyFile) => checkCopy(file, { house, only }),
  };
  return { ...fixCopy(check, reader), file: one };
}

const commonFolder = (paths: readonly string[]): string =>
  paths.map(dirname).reduce((common, folder) => {
    let here = common;
    while (relative(here, folder).startsWith('..')) here = dirname(here);
    return here;
  });

/** Writes mended files, all of them or none, with the byte order marks and permissions that they had. */
export async function writeFixed(fixed: readonly FixedFile[]): Promise<Checked<readonly string[]>> {
  const changed = fixed.filter(({ edits }) => edits.length > 0);
  if (changed.length === 0) return { value: [], diagnostics: [] };
  const paths = changed.map(({ file }) => file.read.path);
  const root = commonFolder(paths);
  const modes: number[] = [];
  for (const { file } of changed) {
    const { path, source } = file.read;
    try {
      const { mode } = await stat(path);
      // A rename would replace a file that nobody may write.
      if ((mode & 0o222) === 0)
        return { diagnostics: [diagnostic('file/denied', { file: source.file, reason: 'read-only' })] };
      modes.push(mode);
    } catch (error) {
      const trouble = fileTrouble(error, shownPath(path));
      if (!trouble) throw error;
      return { diagnostics: [trouble] };
    }
  }
  const texts = changed.map(({ text, file }, index): [string, string] => [
    relative(root, paths[index]!),
    (file.read.byteOrderMark ? '\ufeff' : '') + text,
  ]);
  const written = await writeTogether(root, new Map(texts));
  if (written.value)
    for (const [index, path] of paths.entries()) await chmod(path, modes[index]! & 0o7777).catch(() => undefined);
  return written;
}
