/** What a run found and made, as plain JSON: `report.json`, and stdout under `--json`. Schema: report.schema.json. */
import type { Language } from './catalogue/index.ts';
import { type Diagnostic, hintOf, messageOf, type Severity } from './diagnostic.ts';
import type { Position } from './source.ts';
import type { Box, Mm } from './units.ts';

/** A diagnostic with its words. Lines and columns count from 1; boxes are mm from the trimmed page's top-left corner. */
export interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** Relative to the edition folder. */
  readonly at?: Position;
  readonly page?: number;
  /** The right page of a double truck, whose left one is `page`. */
  readonly through?: number;
  readonly block?: string;
  readonly box?: Box<Mm>;
  readonly related?: readonly Position[];
}

/** How one story came out, in characters (spaces not counted) and rows. */
export interface ReportedFit {
  readonly story: string;
  readonly characters: number;
  readonly capacity: number;
  readonly rows: number;
  readonly size: number;
  readonly exact: boolean;
  readonly overset: { readonly characters: number; readonly lines: number } | null;
  readonly underset: { readonly characters: number; readonly lines: number } | null;
  /** In rows, or in lines of the vertical story around the block. */
  readonly adjusted: readonly {
    readonly block: string;
    readonly asked: number;
    readonly given: number;
    readonly lines?: true;
  }[];
}

export interface ReportedPage {
  readonly page: number;
  /** The right page of a double truck, whose left one is `page`. */
  readonly through?: number;
  readonly name: string;
  readonly template: string;
  readonly theme: string;
  /** False when the page could not be set, so that what an earlier run wrote still stands. */
  readonly written: boolean;
  /** Nothing of what it is made of had changed, and its files are those of an earlier run. */
  readonly kept?: true;
  readonly stories: readonly ReportedFit[];
  /** To compare variants of the page by; missing for a page that could not be set. */
  readonly score?: ReportedScore;
}

/** 100 less what each part costs; `value` is what was measured. */
export interface ReportedScore {
  readonly score: number;
  readonly parts: Readonly<Record<string, { readonly value: number; readonly cost: number }>>;
}

/** What an edition comes to, as far as its pages were set; characters without the folio lines and without spaces. */
export interface ReportedSummary {
  readonly pages: number;
  readonly stories: number;
  readonly characters: number;
  readonly pictures: number;
  /** Stories going on to another page, once for each time. */
  readonly jumps: number;
}

export interface Report {
  readonly version: 1;
  readonly command: string;
  readonly exit: number;
  readonly edition?: { readonly id: string; readonly newspaper: string; readonly date: string };
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly pages: readonly ReportedPage[];
  readonly summary?: ReportedSummary;
  /** Files of this run, or of an earlier one for pages that were kept, relative to the output folder. */
  readonly outputs: readonly string[];
  readonly toolchain?: { readonly chromium: string; readonly source: string; readonly sandbox: boolean };
  /** What `doctor` looked at. */
  readonly checks?: readonly ReportedCheck[];
  readonly copy?: ReportedCopy;
  /** What `page` lists. */
  readonly kinds?: readonly ReportedKind[];
}

/** A kind of page, with its variants and how many stories each takes. */
export interface ReportedKind {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly variants: readonly {
    readonly name: string;
    readonly title: Readonly<Record<Language, string>>;
    readonly stories: number;
  }[];
}

/** What the copy desk counted, and what it changed. */
export interface ReportedCopy {
  readonly files: number;
  /** Characters, errors by the counting method of 2020, and errors in 10,000 characters. */
  readonly characters: number;
  readonly errors: number;
  readonly rate: number;
  /** Findings by rule, and how many of them have exactly one right answer. */
  readonly rules: Readonly<Record<string, { readonly found: number; readonly certain: number }>>;
  /** Changes that were made, or would be. */
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly rule: string;
  readonly at: Position;
  readonly before: string;
  readonly after: string;
}

export interface ReportedCheck {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'trouble';
  readonly found: string;
  /** The one act that mends it. */
  readonly mend?: string;
}

export function reportDiagnostic(one: Diagnostic, language: Language): ReportedDiagnostic {
  const hint = hintOf(one, language);
  const place = one.onPage;
  return {
    code: one.code,
    severity: one.severity,
    message: messageOf(one, language),
    ...(hint !== undefined && { hint }),
    ...(one.at && { at: one.at }),
    ...(place && { page: place.page }),
    ...(place?.through !== undefined && { through: place.through }),
    ...(place?.block !== undefined && { block: place.block }),
    ...(place?.box && { box: place.box }),
    ...(one.related && { related: one.related }),
  };
}

export const countOf = (list: readonly Diagnostic[], severity: Severity): number =>
  list.filter((one) => one.severity === severity).length;

/** Puts a report together; what is not given is empty. */
export function makeReport(
  command: string,
  facts: {
    readonly exit: number;
    readonly language: Language;
    readonly diagnostics: readonly Diagnostic[];
  } & Partial<Pick<Report, 'edition' | 'pages' | 'summary' | 'outputs' | 'toolchain' | 'checks' | 'copy' | 'kinds'>>,
): Report {
  return {
    version: 1,
    command,
    exit: facts.exit,
    ...(facts.edition && { edition: facts.edition }),
    errors: countOf(facts.diagnostics, 'error'),
    warnings: countOf(facts.diagnostics, 'warning'),
    diagnostics: facts.diagnostics.map((one) => reportDiagnostic(one, facts.language)),
    pages: facts.pages ?? [],
    ...(facts.summary && { summary: facts.summary }),
    outputs: facts.outputs ?? [],
    ...(facts.toolchain && { toolchain: facts.toolchain }),
    ...(facts.checks && { checks: facts.checks }),
    ...(facts.copy && { copy: facts.copy }),
    ...(facts.kinds && { kinds: facts.kinds }),
  };
}

export const reportJson = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;
