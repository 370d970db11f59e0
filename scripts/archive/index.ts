/** Archive: what a library keeps of an edition. */
export type { ArchiveConformance, ArchiveEditionFacts, ArchivePdfJob, Attachment } from './model.ts';
export { bindArchivePdf } from './pdf-a/bind-archive-pdf.ts';
export type { ArchiveCopy } from './pdf-a/structure/group-articles.ts';
export { writeArchivePdf } from './pdf-a/write-archive-pdf.ts';
