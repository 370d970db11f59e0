/** What one run of `dayang compare` found: `--json`, and what every other report is written from. */
import type { ReportedDiagnostic } from '../../core/report.ts';
import type { Comparison } from '../model.ts';

export interface CompareReport {
  readonly version: 1;
  readonly command: 'compare';
  readonly exit: number;
  /** `same` also where rules of acceptance let every difference pass. */
  readonly verdict: 'same' | 'different';
  readonly counts: ReportCounts;
  /** One for each pair of files; a file without its pair has pages on one side alone. */
  readonly comparisons: readonly Comparison[];
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface ReportCounts {
  readonly pages: number;
  /** Pages with a difference that nothing accepts. */
  readonly changed: number;
  readonly open: number;
  readonly accepted: number;
}
