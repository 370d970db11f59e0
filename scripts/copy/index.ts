/** The copy stage: the copy desk. It reads copy as pieces, holds them against its rules, and mends what is certain. */
export { type CheckOptions, type CopyCheck, checkCopy, diagnosticsOf } from './check-copy.ts';
export {
  type Desk,
  type DeskFile,
  type DeskOptions,
  type FixedFile,
  fixDeskFile,
  readDesk,
  writeFixed,
} from './desk.ts';
export { findCopyFiles } from './files/find-files.ts';
export { type EditionFacts, makeFactsOf, readCopy } from './files/open-copy.ts';
export { decodeCopy, type ReadFile, readCopyFile } from './files/read-file.ts';
export { applyEdits } from './fix/edits.ts';
export { type Fixed, fixCopy, mendOf, type Reader } from './fix/fix-copy.ts';
export { loadHouse } from './house/load.ts';
export { type HouseStyle, houseJsonSchema } from './house/schema.ts';
export type { CopyFile, Edit, Found, Piece } from './model.ts';
export { rangeOf } from './pieces/piece.ts';
export {
  captionMark,
  hasHan,
  isByline,
  isFinished,
  isPictureCredit,
  isShortLine,
  isSloganLine,
  seamBetween,
} from './pieces/shapes.ts';
export { type SourceBlock, type SourceLine, type Span, sourceBlocks, WHITE } from './pieces/source-lines.ts';
export { type ErrorRate, errorRate, PASSING_RATE } from './report/error-rate.ts';
export { unifiedDiff } from './report/unified-diff.ts';
export type { CopyRule } from './rule.ts';
export { ruleTable } from './rule-table.ts';
export { ruleIds, rules } from './rules.ts';
export { lettersOf } from './same-character.ts';
export { limitsWith, thresholds } from './thresholds.ts';
export { untold } from './told.ts';
