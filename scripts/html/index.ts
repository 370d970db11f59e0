/** From an edition to pages of HTML. */
export type { BlockPieces } from './expected-copy.ts';
export { folioDate } from './folio.ts';
export { photosOf } from './picture-views.ts';
export type { Piece, PieceRun } from './piece.ts';
export { readingOrder, storyOf } from './reading-order.ts';
export { renderPage } from './render-page.ts';
export { type PageBlocks, renderParts } from './render-parts.ts';
export { escapeHtml, forgetTemplates, loadTemplates } from './templates.ts';
