/** The whole edition's archive copy, bound of those of its pages: PDF/A and PDF/UA as they are. */
import { bindPdfs, sealPdf } from '../../pdf/index.ts';
import type { ArchiveEditionFacts } from '../model.ts';
import { attachFiles } from './attach-files.ts';
import { claimOf, conformanceOf } from './claim.ts';
import { setOutputIntent } from './output-intent.ts';

/**
 * @param pages archive copies, in the order of the edition; what is attached to them stays behind
 * @throws UnreadablePdf
 */
export async function bindArchivePdf(pages: readonly Uint8Array[], facts: ArchiveEditionFacts): Promise<Uint8Array> {
  const context = await bindPdfs(pages, facts);
  setOutputIntent(context);
  attachFiles(context, facts.attachments ?? [], facts.date);
  return await sealPdf(context, facts, claimOf(conformanceOf(facts)));
}
