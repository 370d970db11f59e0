/** The way of an edition into the archive: its pages, then what describes the whole, in one bag, whole or not at all. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportOptions, Issue } from './archive/index.ts';
import { archivePage } from './archive-page.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import { fileTrouble, isFolder, shownPath } from './core/files.ts';
import { inParallel } from './core/in-parallel.ts';
import { programVersion } from './core/version.ts';
import { openWholeFolder, type WholeFolder } from './core/whole-folder.ts';
import type { Edition } from './edition/model.ts';
import type { OpenBrowser } from './layout/index.ts';
import { loadFinishing, loadStages, type Stages } from './stages.ts';

export interface ArchiveOptions extends Omit<ExportOptions, 'software'> {
  /** Takes the edition's own files along. */
  readonly withCopy: boolean;
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
  readonly onPage?: (page: number, done: number, all: number) => void;
}

export interface ArchivedEdition {
  readonly edition: Edition;
  /** Of the package. */
  readonly path: string;
  readonly pages: number;
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
}

/** No value when anything of the edition is wrong, and then nothing is written. */
export async function archiveEdition(request: ArchiveRequest): Promise<Checked<ArchivedEdition>> {
  const loading = loadStages();
  const { loadEdition } = await import('./edition/index.ts');
  const { value: edition, diagnostics: found } = await loadEdition(request.folder);
  const stages = await loading;
  if (!edition) return { diagnostics: found };
  const path = join(request.out, edition.id);
  const taken = await inTheWay(path, request.options);
  if (taken) return { diagnostics: [...found, taken] };
  try {
    await using whole = await openWholeFolder(path);
    const options = { ...request.options, software: { name: 'dayang', version: programVersion() } };
    const made = await fillPackage(edition, { ...request, options, package: whole }, stages);
    const diagnostics = [...found, ...made.diagnostics, ...(await request.browser).diagnostics];
    if (!made.value || hasErrors(diagnostics))
      return { diagnostics: [...diagnostics, diagnostic('archive/withheld', { id: edition.id })] };
    request.signal.throwIfAborted();
    await whole.finish();
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

interface Filling extends Omit<ArchiveRequest, 'folder' | 'options'> {
  readonly package: WholeFolder;
  readonly options: ExportOptions & { readonly withCopy: boolean };
}

type Filled = Pick<ArchivedEdition, 'pages' | 'articles' | 'files' | 'bytes'>;

async function fillPackage(edition: Edition, job: Filling, stages: Stages): Promise<Checked<Filled>> {
  const archive = await import('./archive/index.ts');
  const names = archive.fileNames([...edition.photos.keys()]);
  const picture = (photo: string): string => `data/e-paper/pictures/${names.get(photo)!}.jpg`;
  let done = 0;
  const made = await inParallel(edition.pages, 2, async (page) => {
    job.onPage?.(page.number, done, edition.pages.length);
    const order = edition.pages.indexOf(page) + 1;
    const result = await archivePage({ ...job, edition, page, order, picture }, stages);
    done += 1;
    return result;
  });
  const diagnostics = made.flatMap((one) => one.diagnostics);
  const pages = made.flatMap(({ value }) => value ?? []);
  if (pages.length < edition.pages.length || hasErrors(diagnostics)) return { diagnostics };
  const issue = archive.describeIssue(
    edition,
    pages.map(({ page }) => page),
  );
  const files = pages.flatMap((one) => one.files);
  const write = async (path: string, content: Uint8Array | string): Promise<void> => {
    job.signal.throwIfAborted();
    files.push(await job.package.write(path, content));
  };
  await write('data/edition.pdf', await bindEdition(edition, issue, job.package));
  for (const [path, text] of archive.issueTexts(issue, { picture })) await write(path, text);
  if (job.options.withCopy) for (const [path, bytes] of await archive.copyFiles(edition)) await write(path, bytes);
  await archive.sealBag(job.package, files, archive.bagFacts(issue, job.options));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { value: { pages: pages.length, articles: issue.articles.length, files: files.length, bytes }, diagnostics };
}

/** Bound from the pages as they lie in the package: a long edition would fill the memory. */
async function bindEdition(edition: Edition, { pages }: Issue, { path }: WholeFolder): Promise<Uint8Array> {
  const [{ mergePdfs, editionFacts }, { pageFolder }] = await Promise.all([
    loadFinishing(),
    import('./archive/index.ts'),
  ]);
  const pdfs = await Promise.all(pages.map((page) => readFile(join(path, pageFolder(page), 'page.pdf'))));
  return mergePdfs(pdfs, editionFacts(edition));
}
