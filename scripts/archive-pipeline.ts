/** The way of an edition into the archive: its package, whole or not at all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportOptions } from './archive/index.ts';
import { type Packed, packEdition } from './archive-package.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { fileTrouble, isFolder, shownPath } from './core/files.ts';
import { programVersion } from './core/version.ts';
import { openWholeFolder, sweepBeside } from './core/whole-folder.ts';
import type { Edition } from './edition/model.ts';
import type { OpenBrowser } from './layout/index.ts';
import { loadStages, openEdition, openHouse } from './stages.ts';

export interface ArchiveOptions extends Omit<ExportOptions, 'software'> {
  /** Takes the edition's own files along. */
  readonly withCopy: boolean;
  /** Path of a veraPDF that is asked about every PDF too. */
  readonly verapdf?: string | undefined;
  /** Replaces a package of the same edition. */
  readonly force: boolean;
}

export interface ArchiveRequest {
  readonly folder: string;
  /** The package will be a folder in here, named by the edition's id. */
  readonly out: string;
  readonly browser: Promise<Checked<OpenBrowser>>;
  readonly signal: AbortSignal;
  readonly options: ArchiveOptions;
  /** @param page its number, or both of a double truck */
  readonly onPage?: (page: string, done: number, all: number) => void;
}

export interface ArchivedEdition extends Packed {
  readonly edition: Edition;
  /** Of the package. */
  readonly path: string;
}

/** No value when anything of the edition is wrong, and then nothing is written. */
export async function archiveEdition(request: ArchiveRequest): Promise<Checked<ArchivedEdition>> {
  const loading = loadStages();
  const { value: edition, diagnostics: faults } = await openEdition(request.folder);
  const opened = edition && (await openHouse(edition));
  const stages = await loading;
  const found = [...faults, ...(opened?.diagnostics ?? [])];
  const house = opened?.value;
  if (!edition || !house) return { diagnostics: found };
  const path = join(request.out, edition.id);
  try {
    await sweepBeside(path);
    const taken = await inTheWay(path, request.options);
    if (taken) return { diagnostics: [...found, taken] };
    await using whole = await openWholeFolder(path);
    const options = { ...request.options, software: { name: 'dayang', version: programVersion() } };
    const { browser, signal, onPage } = request;
    const made = await packEdition(edition, { browser, house, signal, onPage, options, package: whole }, stages);
    const diagnostics = [...found, ...made.diagnostics, ...(await request.browser).diagnostics];
    if (!made.value || hasErrors(diagnostics))
      return { diagnostics: [...diagnostics, diagnostic('archive/withheld', { id: edition.id })] };
    request.signal.throwIfAborted();
    await whole.finish({ replace: options.force });
    return { value: { edition, path, ...made.value }, diagnostics };
  } catch (error) {
    const trouble = request.signal.aborted ? undefined : fileTrouble(error, shownPath(path));
    if (!trouble) throw error;
    return { diagnostics: [...found, trouble] };
  }
}

/** Only a bag gives way, and only when it is told to. */
async function inTheWay(path: string, { force }: ArchiveOptions): Promise<Diagnostic | undefined> {
  if (!existsSync(path)) return undefined;
  const shown = shownPath(path);
  const bag = (await isFolder(path)) && existsSync(join(path, 'bagit.txt'));
  if (!bag) return diagnostic('archive/no-bag-there', { folder: shown });
  return force ? undefined : diagnostic('archive/exists', { folder: shown });
}
