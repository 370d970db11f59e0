/** Comparison: what changed between two PDFs, what of it is accepted, and who is told in which form. */

export { type CompareOptions, comparePdfs, type PdfInput } from './compare-pdfs.ts';
export { type FileFault, IncomparablePdf } from './compare-sides.ts';
export type { Picture, PixelBox } from './looks/pictures.ts';
export { mirrorComparison } from './mirror.ts';
export type { Change, ComparedPage, Comparison, LayerName, Side, Verdict } from './model.ts';
export { narrowComparison } from './narrow.ts';
export type { DocumentFacts } from './pages/document-facts.ts';
export { fileHash, pageHash } from './pages/open-document.ts';
export { compareReferences } from './references/compare-references.ts';
export { describePages } from './references/describe-pages.ts';
export type { PageReference } from './references/model.ts';
export { type Approval, approve, forgetReferences, listReferences, readReferences } from './references/store.ts';
export { annotations, changeDiagnostics } from './report/annotations.ts';
export { comparisonIsOpen, countAll, layerNames } from './report/counts.ts';
export { type HtmlForm, reportHtml, type TakePictures } from './report/html/report-html.ts';
export { type FilePair, pageDrawer, picturesOfPairs } from './report/html/take-pictures.ts';
export { junitXml } from './report/junit.ts';
export type { CompareReport } from './report/model.ts';
export { oneSided } from './report/one-sided.ts';
export { summaryText } from './report/summary.ts';
export { applyRules, type Ruling } from './rules/apply-rules.ts';
export { type Rules, usualRules } from './rules/model.ts';
export { openRules } from './rules/open-rules.ts';
