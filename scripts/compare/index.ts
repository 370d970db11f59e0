/** Comparison: what changed between two PDFs, what of it is accepted, and who is told in which form. */

export { type CompareOptions, comparePdfs, IncomparablePdf, type PdfInput } from './compare-pdfs.ts';
export { cut, differingTiles, forEachPagePair, type RenderedPair, type Tile } from './looks/for-report.ts';
export type { Picture, PixelBox } from './looks/pictures.ts';
export { mirrorComparison } from './mirror.ts';
export type { Change, ComparedPage, Comparison, LayerName, Side, Verdict } from './model.ts';
export type { DocumentFacts } from './pages/document-facts.ts';
export { type PageFacts, type PdfFactsOfPages, pageFacts, pageHash } from './pages/page-facts.ts';
export { annotations, changeDiagnostics } from './report/annotations.ts';
export { comparisonIsOpen, countAll, layerNames } from './report/counts.ts';
export { junitXml } from './report/junit.ts';
export type { CompareReport } from './report/model.ts';
export { summaryText } from './report/summary.ts';
export { applyRules, type Ruling } from './rules/apply-rules.ts';
export { type Rules, usualRules } from './rules/model.ts';
