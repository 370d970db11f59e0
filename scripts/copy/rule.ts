/** What a rule of the copy desk is. */
import type { Code } from '../core/catalogue/index.ts';
import type { HouseStyle } from './house/schema.ts';
import type { CopyFile, Finding, Piece } from './model.ts';
import type { Limits } from './thresholds.ts';

/** The copy under test: one file, with what the house wants. */
export interface Desk {
  readonly file: CopyFile;
  readonly pieces: readonly Piece[];
  readonly house: HouseStyle;
  readonly limits: Limits;
}

/** How the counting method of 2020 counts a fault; `none` is not counted. */
export type FaultKind = 'characters' | 'fact' | 'number' | 'punctuation' | 'form' | 'none';

export interface CopyRule {
  /** Code of its diagnostics; their words and the rule's severity stand in the catalogue under it. */
  readonly id: Code;
  readonly description: { readonly en: string; readonly zh: string };
  /** Where the rule comes from. */
  readonly source: { readonly en: string; readonly zh: string };
  readonly counts: FaultKind;
  /** True if the rule holds for copy in any language; otherwise for simplified Chinese. */
  readonly anyLanguage?: true;
  /** True if some of its findings have exactly one right answer, which `copy fix` writes. */
  readonly mends?: true;
  /** Every breach in the file. Depends on nothing but the desk. */
  readonly find: (desk: Desk) => readonly Finding[];
}
