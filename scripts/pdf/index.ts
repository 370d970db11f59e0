/** PDF: finishing what the browser printed, reading text back, and proving that no character was lost. */
export { type ConserveOptions, conserve } from './conserve/conserve.ts';
export { UnreadablePdf } from './document/open.ts';
export { type FinishFacts, finishPdf, type SheetFacts } from './finish-pdf.ts';
export { postScriptName } from './font/post-script-name.ts';
export { type EditionFacts, mergePdfs } from './merge-pdfs.ts';
export { type PdfFacts, type PdfFont, pdfFacts } from './pdf-facts.ts';
export { preparePhotos, type ReadyPhoto } from './photos/prepare-photos.ts';
export { renderPicture } from './render-picture.ts';
export { extractFromContent } from './text/extract-from-content.ts';
export { extractWithPdfium } from './text/extract-with-pdfium.ts';
export type { PageText, PdfCharacter } from './text/page-text.ts';
export { openPdfium } from './text/pdfium.ts';
export type { DocumentFacts } from './write/facts.ts';
