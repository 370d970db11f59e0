/** What an edition's package holds: its pages, then what describes the whole, at last the bag around it all. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from './archive/index.ts';
import { type ArchivePageJob, archivePage } from './archive-page.ts';
import { breachesOf, veraPdfFindings } from './archive-proof.ts';
import { type Checked, hasErrors } from './core/diagnostic.ts';
import { inParallel } from './core/in-parallel.ts';
import type { WrittenFile } from './core/whole-folder.ts';
import { pageLabel } from './edition/index.ts';
import type { Edition } from './edition/model.ts';
import { loadFinishing, type Stages } from './stages.ts';

const loadArchive = () => import('./archive/index.ts');

export interface PackageJob extends Pick<ArchivePageJob, 'browser' | 'house' | 'signal' | 'package'> {
  readonly options: ArchivePageJob['options'] & { readonly withCopy: boolean };
  /** @param page its number, or both of a double truck */
  readonly onPage?: ((page: string, done: number, all: number) => void) | undefined;
}

/** What the finished package holds. */
export interface Packed {
  readonly pages: number;
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
}

/** Fills the package's folder; no value when anything of the edition is wrong. */
export async function packEdition(edition: Edition, job: PackageJob, stages: Stages): Promise<Checked<Packed>> {
  const archive = await loadArchive();
  const { options } = job;
  const names = archive.fileNames([...edition.photos.keys()]);
  const picture = (photo: string): string => `data/e-paper/pictures/${names.get(photo)!}.jpg`;
  let done = 0;
  const made = await inParallel([...edition.pages.entries()], 2, async ([index, page]) => {
    job.onPage?.(pageLabel(page), done, edition.pages.length);
    const result = await archivePage({ ...job, edition, page, order: index + 1, picture }, stages);
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
  const write = async (path: string, content: Uint8Array | string): Promise<WrittenFile> => {
    job.signal.throwIfAborted();
    const file = await job.package.write(path, content);
    files.push(file);
    return file;
  };
  const bound = await bindEdition(edition, issue, job);
  await write('data/edition.pdf', bound);
  const whole = join(job.package.path, 'data/edition.pdf');
  diagnostics.push(...(await breachesOf(bound, options)), ...(await veraPdfFindings(whole, options, job.signal)));
  if (hasErrors(diagnostics)) return { diagnostics };
  for (const [path, text] of await archive.issueTexts(issue, { options, picture })) await write(path, text);
  if (options.withCopy) for (const [path, bytes] of await archive.copyFiles(edition)) await write(path, bytes);
  const browser = (await job.browser).value?.toolchain.chromium ?? '';
  const described = [...files];
  const premis = await write('data/premis.xml', archive.premisXml(described, { ...options, browser }));
  await write('data/mets.xml', archive.metsXml(issue, described, { ...options, premis }));
  await archive.sealBag(job.package, files, archive.bagFacts(issue, options));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { value: { pages: pages.length, articles: issue.articles.length, files: files.length, bytes }, diagnostics };
}

/** Bound from the pages as they lie in the package: until then, a long edition would fill the memory. */
async function bindEdition(edition: Edition, { pages, articles }: Issue, job: PackageJob): Promise<Uint8Array> {
  const [{ editionFacts }, archive] = await Promise.all([loadFinishing(), loadArchive()]);
  const { pdfA } = job.options;
  const files = pages.map((page) => join(job.package.path, archive.pageFolder(page), 'page.pdf'));
  const stories = archive.storyAttachments(edition, new Set(articles.map(({ id }) => id)));
  return archive.bindArchivePdf(await Promise.all(files.map((file) => readFile(file))), {
    ...editionFacts(edition),
    conformance: `PDF/A-${pdfA}`,
    attachments: pdfA === '3u' ? stories : [],
  });
}
