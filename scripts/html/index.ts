/** From an edition to pages of HTML. */
export type { BlockPieces } from './expected-copy.ts';
export type { Piece, PieceRun } from './piece.ts';
export { readingOrder, storyOf } from './reading-order.ts';
export { renderPage } from './render-page.ts';
export { forgetTemplates } from './templates.ts';
