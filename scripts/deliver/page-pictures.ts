/** The pictures of a page that were asked for. */
import type { Language } from '../core/catalogue/index.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { drawFindings, renderPicture } from '../pdf/index.ts';

export interface WantedPictures {
  readonly png?: boolean | undefined;
  /** Language of the findings to be drawn. */
  readonly findings?: Language | undefined;
  /** Its number, or both of a double truck. */
  readonly page: string;
  readonly found: readonly Diagnostic[];
}

/** Dots an inch: a proof is read, findings are found. */
const dpi = { png: 150, findings: 110 };

export async function pagePictures(
  pdf: Uint8Array | undefined,
  { png, findings, found, page }: WantedPictures,
): Promise<{ readonly png?: Uint8Array; readonly findings?: Uint8Array }> {
  if (!pdf) return {};
  return {
    ...(png && { png: await renderPicture(pdf, dpi.png) }),
    ...(findings && {
      findings: await renderPicture(await drawFindings(pdf, found, { language: findings, page }), dpi.findings),
    }),
  };
}
