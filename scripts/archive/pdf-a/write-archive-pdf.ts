/** The archive copy of a page, out of the same printed page as the proof: PDF/A-2u or 3u, and PDF/UA-1. */
import type { Checked, Diagnostic } from '../../core/diagnostic.ts';
import { arrangePdf, sealPdf } from '../../pdf/index.ts';
import type { ArchivePdfJob } from '../model.ts';
import { attachFiles } from './attach-files.ts';
import { claimOf, conformanceOf } from './claim.ts';
import { setOutputIntent } from './output-intent.ts';
import { tagPage } from './tag-page.ts';

/**
 * @param raw one printed page, as for the proof
 * @returns the bytes, not yet held against the clauses: whoever calls this looks at them before handing them on
 */
export async function writeArchivePdf(raw: Uint8Array, job: ArchivePdfJob): Promise<Checked<Uint8Array>> {
  const { facts, attachments = [] } = job;
  const diagnostics: Diagnostic[] = [];
  const sheet = { ...facts.sheet, marks: 'none' as const };
  const { context, page } = await arrangePdf(raw, { ...facts, sheet }, (one) => void diagnostics.push(one));
  tagPage(context, page, { language: facts.language, copy: job.copy });
  setOutputIntent(context);
  attachFiles(context, attachments, facts.date);
  return { value: await sealPdf(context, facts, claimOf(conformanceOf(job))), diagnostics };
}
