/** What a build leaves beside its pages for the next: a room with a door of its own, since an unchanged page needs no more. */
export { isWhole, type KeptPage, keepBinding, keepOn, keepPage, readBinding, readKept } from './kept-page.ts';
export { type PageInputs, pageKey } from './page-key.ts';
export { madeFrom, type NotedEdition, noteUses, type PageFrom, type Use } from './page-uses.ts';
export { presetFacts } from './preset-facts.ts';
