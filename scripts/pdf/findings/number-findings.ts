/** Findings in the order in which they are told beside a page, the gravest first, then down the page. */
import type { Diagnostic, Severity } from '../../core/diagnostic.ts';

export interface NumberedFinding {
  /** On the page and beside it; none where the finding has no place on the page. */
  readonly number?: number;
  readonly finding: Diagnostic;
}

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

const byPlace = ({ onPage: one }: Diagnostic, { onPage: other }: Diagnostic): number => {
  const [a, b] = [one?.box, other?.box];
  if (!a || !b) return Number(!a) - Number(!b);
  return a.y - b.y || a.x - b.x;
};

export function numberFindings(found: readonly Diagnostic[]): readonly NumberedFinding[] {
  let number = 0;
  return severities
    .flatMap((severity) => found.filter((one) => one.severity === severity).toSorted(byPlace))
    .map((finding): NumberedFinding => {
      if (!finding.onPage?.box) return { finding };
      number += 1;
      return { number, finding };
    });
}
