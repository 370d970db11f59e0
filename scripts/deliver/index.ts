/** What a build hands over: the facts that stand in the PDFs, and the files by name. */
export { editionFacts, pageFacts, sourceHash } from './document-facts.ts';
export { pageFiles } from './page-files.ts';
export { pagePictures } from './page-pictures.ts';
export { type Imposition, type Spread, type SpreadPlan, signature, spreadsOf } from './spreads.ts';
export { type KeptLayout, keptOf, writePage } from './write-page.ts';
