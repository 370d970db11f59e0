/** The engine, for programs that keep a page open: the studio. */
export { columnLeft, typeAreaWide } from '../../core/columns.ts';
export { columnsOf, contains, overlaps, type Rect, rectOf, rowsOf } from './cells.ts';
export { compose, readPage, resetBlock } from './compose.ts';
export { reflow, type TextFit } from './fit.ts';
export { framesOf, isThreadedNatively } from './frames.ts';
export { changePage, type Page, place } from './page.ts';
export { coverFrames } from './pictures.ts';
export { settleHead } from './pieces.ts';
export { capacityOf, hostOf, slotsOf } from './pour.ts';
export { type ReadLine, readLines } from './read.ts';
export { drawColumnRules } from './rules.ts';
export { type OpenedPage, openDocument, readSoundly } from './session.ts';
export {
  type CopyText,
  copyTextsIn,
  type Glue,
  type Hand,
  type Imposed,
  isPlain,
  lookOf,
  plainHand,
  type Stretch,
  stretchesOf,
} from './setting/index.ts';
export { textGridOf } from './text-grid.ts';
