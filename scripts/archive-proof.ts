/** Holds the PDFs of a package to what they claim to be. */
import type { Diagnostic } from './core/diagnostic.ts';

export interface Claim {
  readonly pdfA: '2u' | '3u';
}

/** Our own file is not endless, however busy the machine is. ms */
const deadline = 300_000;

let last: Promise<unknown> = Promise.resolve();

/** Breaches of the clauses. One file after the other: the one thread that looks at them stays warm. */
export function breachesOf(pdf: Uint8Array, { pdfA }: Claim): Promise<readonly Diagnostic[]> {
  const looked = last.then(() => look(pdf, pdfA));
  last = looked.catch(() => undefined);
  return looked;
}

async function look(pdf: Uint8Array, pdfA: Claim['pdfA']): Promise<readonly Diagnostic[]> {
  const { preflightArchive } = await import('./preflight/index.ts');
  return preflightArchive(pdf, { standard: [`PDF/A-${pdfA}`, 'PDF/UA-1'], deadline });
}

export interface VeraPdfClaim extends Claim {
  /** Path of the executable; nothing is asked where there is none. */
  readonly verapdf?: string | undefined;
}

/** What a veraPDF of the user's finds in a file that lies in the package. */
export async function veraPdfFindings(
  file: string,
  { pdfA, verapdf: tool }: VeraPdfClaim,
  signal: AbortSignal,
): Promise<readonly Diagnostic[]> {
  if (tool === undefined) return [];
  const { askVeraPdf } = await import('./preflight/index.ts');
  const archive = await askVeraPdf(file, { tool, standard: `PDF/A-${pdfA}`, signal });
  return archive.length > 0 ? archive : askVeraPdf(file, { tool, standard: 'PDF/UA-1', signal });
}
