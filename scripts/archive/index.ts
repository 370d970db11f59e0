/** Archive: what a library keeps of an edition. */
export { pageAttachments, storyAttachments } from './attachments.ts';
export { bagFacts } from './bag/bag-files.ts';
export { sealBag } from './bag/seal-bag.ts';
export { copyFiles } from './copy-files.ts';
export { type IssueOptions, issueTexts } from './export-issue.ts';
export { type ExportOptions, pageFolder, pageTexts } from './export-page.ts';
export { describeIssue, describePage } from './issue/describe-issue.ts';
export { fileNames } from './issue/file-names.ts';
export type { Article, Issue, IssuePage } from './issue/model.ts';
export { type PlacedPage, paintedGlyphs } from './issue/placed-page.ts';
export { metsXml } from './mets/mets-xml.ts';
export { premisXml } from './mets/premis.ts';
export type { ArchiveConformance, ArchiveEditionFacts, ArchivePdfJob, Attachment } from './model.ts';
export { oversetFaults } from './overset-faults.ts';
export { bindArchivePdf } from './pdf-a/bind-archive-pdf.ts';
export type { ArchiveCopy } from './pdf-a/structure/group-articles.ts';
export { writeArchivePdf } from './pdf-a/write-archive-pdf.ts';
export { pagePictures, screenWish } from './picture.ts';
