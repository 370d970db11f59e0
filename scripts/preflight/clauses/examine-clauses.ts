/** Holds a PDF, ours or anybody's, against the clauses of PDF/A or PDF/UA. Whatever the bytes are, it gives findings. */
import { openPdf, type PDFContext } from '../../pdf/index.ts';
import type { PressFinding } from '../../press/model.ts';
import { isEncrypted, plainReason } from '../examine.ts';
import type { ArchiveStandard, Breach, Clause } from './clause.ts';
import { clausesOf } from './clauses.ts';
import { readSubject } from './subject/read-subject.ts';

export interface ClauseOptions {
  readonly standard: ArchiveStandard;
}

/** Of one clause: more have one cause. */
const mostOfOne = 20;

const simply = (rule: PressFinding['rule'], parameters: PressFinding['parameters']): PressFinding => ({
  rule,
  severity: 'error',
  parameters,
});

export async function examineClauses(bytes: Uint8Array, { standard }: ClauseOptions): Promise<readonly PressFinding[]> {
  let context: PDFContext;
  try {
    context = await openPdf(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/encrypt/i.test(reason) && !isEncrypted(bytes))
      return [simply('pdf.unreadable', { reason: plainReason(reason) })];
    const [rule, test] = standard === 'PDF/UA-1' ? ['pdfua.7-16', '7.16-1'] : ['pdfa.6-1-3', '6.1.3-2'];
    return [simply(rule as PressFinding['rule'], { what: '/Encrypt', test, count: 1 })];
  }
  const { subject, whole } = readSubject(bytes, context, standard);
  const found = clausesOf(standard).flatMap((clause) => told(clause, clause.find(subject)));
  return whole ? found : [simply('pdf.limits', { what: standard }), ...found];
}

/** One finding for what is wrong in one way, with how often it is. */
function told(clause: Clause, breaches: readonly Breach[]): readonly PressFinding[] {
  const groups = Map.groupBy(breaches, ({ test, what, page }) => `${test} ${what} ${page ?? ''}`);
  return [...groups.values()].slice(0, mostOfOne).map((group): PressFinding => {
    const { test, what, page } = group[0]!;
    const parameters = { what, test, count: group.length };
    return { rule: clause.id, severity: 'error', parameters, ...(page !== undefined && { page }) };
  });
}
