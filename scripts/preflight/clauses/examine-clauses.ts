/** Holds a PDF, ours or anybody's, against the clauses of PDF/A or PDF/UA. Whatever the bytes are, it gives findings. */
import { openPdf, type PDFContext } from '../../pdf/index.ts';
import type { PressFinding } from '../../press/model.ts';
import { isEncrypted, plainReason } from '../examine.ts';
import type { ArchiveStandard, Breach, Clause } from './clause.ts';
import { clausesOf } from './clauses.ts';
import { forReaders } from './pdf-ua/7-16-security.ts';
import { readSubject } from './subject/read-subject.ts';

export interface ClauseOptions {
  /** One, or several that share one reading of the file. */
  readonly standard: ArchiveStandard | readonly ArchiveStandard[];
}

/** Of one clause: more have one cause. */
const mostOfOne = 20;

const simply = (rule: PressFinding['rule'], parameters: PressFinding['parameters']): PressFinding => ({
  rule,
  severity: 'error',
  parameters,
});

export async function examineClauses(bytes: Uint8Array, { standard }: ClauseOptions): Promise<readonly PressFinding[]> {
  const standards = typeof standard === 'string' ? [standard] : standard;
  let context: PDFContext;
  try {
    context = await openPdf(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/encrypt/i.test(reason) && !isEncrypted(bytes))
      return [simply('pdf.unreadable', { reason: plainReason(reason) })];
    return standards.map((one) => lockedOut(bytes, one));
  }
  const { subject, whole } = readSubject(bytes, context, standards[0]!);
  const found = standards.flatMap((one) => {
    const held = { ...subject, standard: one };
    return clausesOf(one).flatMap((clause) => told(clause, clause.find(held)));
  });
  return whole ? found : [simply('pdf.limits', { what: standards.join(', ') }), ...found];
}

/** What is behind the key nobody can tell; whether it is closed to reading programs stands outside. */
function lockedOut(bytes: Uint8Array, standard: ArchiveStandard): PressFinding {
  if (standard !== 'PDF/UA-1') return simply('pdfa.6-1-3', { what: '/Encrypt', test: '6.1.3-2', count: 1 });
  const rights = rightsIn(bytes);
  return rights !== undefined && (rights & forReaders) !== 0
    ? simply('pdf.unreadable', { reason: '/Encrypt' })
    : simply('pdfua.7-16', { what: `/P ${rights ?? '–'}`, test: '7.16-1', count: 1 });
}

/** ISO 32000-1:2008, table 22, as the file has it in plain text. */
function rightsIn(bytes: Uint8Array): number | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const [, inline, number] = /\/Encrypt\s*(?:(<<[\s\S]{0,2000})|(\d{1,8})\s+\d+\s+R)/.exec(text) ?? [];
  const from = number === undefined ? -1 : text.search(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj`));
  const dict = inline ?? (from < 0 ? '' : text.slice(from, from + 2000));
  const rights = /\/P\s+(-?\d+)/.exec(dict)?.[1];
  return rights === undefined ? undefined : Number(rights);
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
