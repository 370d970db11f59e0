/** A file that stands on one side alone: all of its pages were added, or removed. */
import { createHash } from 'node:crypto';
import { mm } from '../../core/units.ts';
import { pdfFacts } from '../../pdf/index.ts';
import type { ComparedPage, Comparison, Side } from '../model.ts';

const none: Omit<Side, 'name'> = { sha256: '', pages: 0 };

/** @throws UnreadablePdf */
export async function oneSided(given: {
  readonly old?: Uint8Array | undefined;
  readonly new?: Uint8Array | undefined;
  readonly names: { readonly old: string; readonly new: string };
}): Promise<Comparison> {
  const begun = performance.now();
  const bytes = (given.new ?? given.old)!;
  const { pages, producer } = await pdfFacts(bytes);
  const added = given.new !== undefined;
  const compared = pages.map(({ boxes }, index): ComparedPage => {
    const [left, bottom, right, top] = boxes.trim ?? boxes.crop ?? boxes.media ?? ([0, 0, 0, 0] as const);
    const number = index + 1;
    return {
      ...(added ? { new: number } : { old: number }),
      name: String(number),
      verdict: added ? 'added' : 'removed',
      changes: [],
      width: mm(right - left),
      height: mm(top - bottom),
    };
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const side: Omit<Side, 'name'> = { sha256, pages: pages.length, ...(producer !== undefined && { producer }) };
  return {
    version: 1,
    old: { name: given.names.old, ...(added ? none : side) },
    new: { name: given.names.new, ...(added ? side : none) },
    verdict: 'different',
    toolchainChanged: false,
    pages: compared,
    document: [],
    missing: [],
    milliseconds: Math.round(performance.now() - begun),
  };
}
