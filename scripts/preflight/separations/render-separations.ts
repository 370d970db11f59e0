/** The plates of a page, for whoever wants to look at them. */
import { type ByteSource, openSource, pageList, sourceOf, UnreadablePdf } from '../../pdf/index.ts';
import { readPage } from '../examine.ts';
import type { Separations } from './model.ts';
import { separate } from './separate.ts';

/**
 * @param index of the page, from 0
 * @throws UnreadablePdf
 */
export async function renderSeparations(pdf: Uint8Array | ByteSource, dpi: number, index = 0): Promise<Separations> {
  const { context } = await openSource(sourceOf(pdf));
  const node = pageList(context)[index];
  if (!node) throw new UnreadablePdf(`it has no page ${index + 1}`);
  return await separate(readPage(node, index + 1), dpi);
}
