/** The way of one page into the archive: set, described, made a PDF, proven, pictured, and written into the package. */
import type { ExportOptions, IssuePage } from './archive/index.ts';
import { type Checked, type Diagnostic, diagnostic, hasErrors } from './core/diagnostic.ts';
import type { WholeFolder, WrittenFile } from './core/whole-folder.ts';
import type { Layout } from './layout/index.ts';
import { type PageToPrint, printPage } from './print-page.ts';
import { loadFinishing, type Stages } from './stages.ts';

export interface ArchivePageJob extends PageToPrint {
  /** Which page of the edition this is, from 1. */
  readonly order: number;
  readonly package: WholeFolder;
  readonly options: ExportOptions;
  /** Path of a photo's picture in the package. */
  readonly picture: (photo: string) => string;
}

export interface ArchivedPage {
  readonly page: IssuePage;
  readonly files: readonly WrittenFile[];
}

const loadArchive = () => import('./archive/index.ts');

/** No value when the page is not whole or cannot be proven. */
export async function archivePage(job: ArchivePageJob, stages: Stages): Promise<Checked<ArchivedPage>> {
  const { edition, page, order, options, signal } = job;
  const sheet = await printPage(job, stages, { photos: true, onLoad: loadArchive });
  if (!sheet.value) return { diagnostics: sheet.diagnostics };
  const { html, printed, photos = new Map() } = sheet.value;
  const { layout } = printed;
  const [finishing, archive] = await Promise.all([loadFinishing(), loadArchive()]);
  const found: Diagnostic[] = [
    ...sheet.diagnostics,
    ...finishing.untold(finishing.checkLayout(layout, edition.sources, job.house), sheet.value.misfits),
    ...oversetFaults(layout),
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
  found.push(...(await finishing.conserve(pdf, html.expected, { sources: edition.sources, layout, fonts })));
  if (hasErrors(found)) return { diagnostics: found };
  const folder = archive.pageFolder(described);
  const pictures = await archive.pagePictures(pdf, layout.sheet);
  const files = new Map<string, Uint8Array | string>([
    [`${folder}/page.pdf`, pdf],
    [`${folder}/page.jpg`, pictures.whole],
    [`data/e-paper/page-${described.label}.jpg`, pictures.large],
    [`data/e-paper/page-${described.label}-small.jpg`, pictures.small],
    ...texts,
  ]);
  for (const { id } of layout.photos) {
    const photo = edition.photos.get(id)!;
    files.set(job.picture(id), await archive.screenPhoto(photos.get(photo.file)!, photo.facts.sha256));
  }
  const written: WrittenFile[] = [];
  for (const [path, content] of files) {
    signal.throwIfAborted();
    written.push(await job.package.write(path, content));
  }
  return { value: { page: described, files: written }, diagnostics: found };
}

/** An archive holds all of the copy: what has found no room is an error here, whatever the page says of its fit. */
function oversetFaults({ page, stories, blocks }: Layout): readonly Diagnostic[] {
  const over = [
    ...stories.flatMap(({ story, overset }) => (overset ? [{ block: story, characters: overset.characters }] : [])),
    ...blocks.flatMap(({ id, overset }) => (overset ? [{ block: id, characters: overset }] : [])),
  ];
  return over.map(({ block, characters }) => {
    return diagnostic('archive/overset', { page, block, characters }, { onPage: { page } });
  });
}
