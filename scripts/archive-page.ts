/** The way of one page into the archive: set, described, made a PDF, proven, pictured, and written into the package. */
import { join } from 'node:path';
import type { ExportOptions, IssuePage } from './archive/index.ts';
import { breachesOf, veraPdfFindings } from './archive-proof.ts';
import { type Checked, type Diagnostic, hasErrors } from './core/diagnostic.ts';
import type { WholeFolder, WrittenFile } from './core/whole-folder.ts';
import { onItsPages, pagesIn } from './edition/index.ts';
import { warmUp } from './preflight/in-thread.ts';
import { type PageToPrint, printPage } from './print-page.ts';
import { loadFinishing, type Stages } from './stages.ts';

export interface ArchivePageJob extends PageToPrint {
  /** Which page of the edition this is, from 1. */
  readonly order: number;
  readonly package: WholeFolder;
  readonly options: ExportOptions & { readonly verapdf?: string | undefined };
  /** Path of a photo's picture in the package. */
  readonly picture: (photo: string) => string;
}

export interface ArchivedPage {
  readonly page: IssuePage;
  readonly files: readonly WrittenFile[];
}

const loadArchive = async () => {
  // The thread that looks at the PDF gets ready while the browser has the page.
  warmUp();
  return await import('./archive/index.ts');
};

/** No value when the page is not whole or cannot be proven. */
export async function archivePage(job: ArchivePageJob, stages: Stages): Promise<Checked<ArchivedPage>> {
  const made = await packPage(job, stages);
  return { ...made, diagnostics: onItsPages(made.diagnostics, job.page) };
}

async function packPage(job: ArchivePageJob, stages: Stages): Promise<Checked<ArchivedPage>> {
  const { edition, page, order, options, signal } = job;
  const screens = async () => (await loadArchive()).screenWish;
  const sheet = await printPage(job, stages, { photos: true, screens, onLoad: loadArchive });
  if (!sheet.value) return { diagnostics: sheet.diagnostics };
  const { html, printed, photos = new Map() } = sheet.value;
  const { layout } = printed;
  const [finishing, archive] = await Promise.all([loadFinishing(), loadArchive()]);
  const found: Diagnostic[] = [
    ...sheet.diagnostics,
    ...finishing.untold(finishing.checkLayout(layout, edition.sources, job.house), sheet.value.misfits),
    ...archive.oversetFaults(layout),
  ];
  if (hasErrors(found)) return { diagnostics: found };
  const [text] = await finishing.extractFromContent(printed.pdf, { ink: true });
  const placed = { page, layout, pieces: html.pieces, painted: archive.paintedGlyphs(text!, printed.trim) };
  const described = archive.describePage(edition, placed);
  const facts = finishing.pageFacts(edition, page, { html, printed, photos });
  const texts = archive.pageTexts(described, { layout, order, options });
  const attached = archive.pageAttachments(edition, described, texts);
  const made = await archive.writeArchivePdf(printed.pdf, {
    facts,
    page: page.number,
    copy: { edition, page, expected: html.expected, layout },
    conformance: `PDF/A-${options.pdfA}`,
    attachments: options.pdfA === '3u' ? attached : [],
  });
  found.push(...made.diagnostics);
  const pdf = made.value;
  if (!pdf) return { diagnostics: found };
  const fonts = html.faces.flatMap((face) => finishing.postScriptName(face.bytes) ?? []);
  // The clauses are looked at in a thread of their own, while the text is read back and the page is drawn here.
  const [breaches, lost, pictures] = await Promise.all([
    breachesOf(pdf, options),
    finishing.conserve(pdf, html.expected, { sources: edition.sources, layout, fonts }),
    archive.pagePictures(pdf, { pages: pagesIn(page).length, sheet: layout.sheet, photos: photos.values() }),
  ]);
  found.push(...lost, ...breaches);
  if (hasErrors(found)) return { diagnostics: found };
  const folder = archive.pageFolder(described);
  const files = new Map<string, Uint8Array | string>([
    [`${folder}/page.pdf`, pdf],
    [`${folder}/page.jpg`, pictures.whole],
    [`data/e-paper/page-${described.label}.jpg`, pictures.large],
    [`data/e-paper/page-${described.label}-small.jpg`, pictures.small],
    ...texts,
  ]);
  // That of a teaser is kept as large as it stands with its story.
  const teasers = new Set(page.placed.filter(({ block }) => block === 'teaser').map(({ id }) => id));
  for (const { id } of layout.photos.filter(({ block }) => !teasers.has(block))) {
    const { file } = edition.photos.get(id)!;
    files.set(job.picture(id), photos.get(file)!.screen!.jpeg);
  }
  const written: WrittenFile[] = [];
  for (const [path, content] of files) {
    signal.throwIfAborted();
    written.push(await job.package.write(path, content));
  }
  const file = join(job.package.path, folder, 'page.pdf');
  found.push(...(await veraPdfFindings(file, options, signal)));
  return { value: { page: described, files: written }, diagnostics: found };
}
