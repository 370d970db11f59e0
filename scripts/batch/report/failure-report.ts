/** What was wrong with an edition, for whoever mends it and for programs. */

import { isAbsolute, join } from 'node:path';
import type { Language } from '../../core/catalogue/index.ts';
import { phrase } from '../../core/catalogue/words.ts';
import { type Diagnostic, hasErrors } from '../../core/diagnostic.ts';
import { shownPath } from '../../core/files.ts';
import { exitCodes } from '../../core/interrupt.ts';
import { prettyDiagnostic } from '../../core/pretty.ts';
import { makeReport, reportJson } from '../../core/report.ts';
import { lineReader } from '../../core/source-lines.ts';

export interface Failure {
  readonly folder: string;
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The report as text. Errors come first: they are what has to be mended. */
export function failureText({ folder, diagnostics }: Failure, language: Language): string {
  const lineAt = lineReader(folder);
  const form = {
    language,
    colour: false,
    width: 100,
    locate: (file: string) => shownPath(isAbsolute(file) ? file : join(folder, file)),
    lineAt,
  };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const others = diagnostics.filter(({ severity }) => severity === 'warning');
  const body = [...errors, ...others].map((one) => prettyDiagnostic(one, form)).join('');
  return `${phrase(language, 'batch/report-head', { folder: shownPath(folder) })}\n\n${body}`;
}

/** The same as the report of a build. */
export const failureJson = ({ id, diagnostics }: Failure, language: Language): string =>
  reportJson(
    makeReport(`archive ${id}`, {
      exit: hasErrors(diagnostics) ? exitCodes.errors : exitCodes.clean,
      language,
      diagnostics,
    }),
  );

/** Codes of what is wrong, each once. */
export const errorCodes = (diagnostics: readonly Diagnostic[]): readonly string[] => [
  ...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
];
