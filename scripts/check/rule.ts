/** What a layout rule is, and what it hands back. */
import type { Code } from '../core/catalogue/index.ts';
import type { Parameters, Severity } from '../core/diagnostic.ts';
import type { Box, Mm } from '../core/units.ts';
import type { Layout } from '../layout/model.ts';
import type { Limits } from './thresholds.ts';

/** The page under test and the limits it is held to. */
export interface Subject {
  readonly layout: Layout;
  readonly limits: Limits;
  /** Words of the house, which no headline is broken in. */
  readonly words: readonly string[];
}

/** A place in a source file, as `layout.json` gives it: UTF-16 offset from the start of the file. */
export interface SourcePlace {
  readonly file: string;
  readonly from: number;
}

export interface Finding {
  /** Values for the places of the rule's message, already rounded for a reader. */
  readonly parameters: Parameters;
  /** Only where the rule grades its findings; otherwise the catalogue's severity holds. */
  readonly severity?: Severity;
  readonly source?: SourcePlace | undefined;
  readonly block?: string | undefined;
  readonly box: Box<Mm>;
  /** Other places that have a part in the fault. */
  readonly related?: readonly SourcePlace[];
}

export interface Rule {
  /** Code of its diagnostics; their words and the rule's severity stand in the catalogue under it. */
  readonly id: Code;
  readonly description: { readonly en: string; readonly zh: string };
  /** Where the rule comes from. */
  readonly source: { readonly en: string; readonly zh: string };
  /** Every breach on the page. Depends on nothing but the subject, and not on the order of `layout.lines`. */
  readonly find: (page: Subject) => readonly Finding[];
}
