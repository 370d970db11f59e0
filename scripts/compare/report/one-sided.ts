/** A file that stands on one side alone: all of its pages were added, or removed. */
import type { Layout } from '../../layout/model.ts';
import type { ByteSource } from '../../pdf/index.ts';
import { IncomparablePdf } from '../compare-sides.ts';
import type { ComparedPage, Comparison, Side } from '../model.ts';
import { ownWords } from '../pages/document-facts.ts';
import { fileHash, isOpened, openDocument } from '../pages/open-document.ts';
import { viewOf } from '../pages/page-view.ts';

const none: Omit<Side, 'name'> = { sha256: '', pages: 0 };

/** @throws IncomparablePdf */
export async function oneSided(given: {
  readonly old?: ByteSource | undefined;
  readonly new?: ByteSource | undefined;
  readonly names: { readonly old: string; readonly new: string };
  /** Layouts of the pages in order, for what they are called. */
  readonly layouts?: { readonly old: readonly Layout[]; readonly new: readonly Layout[] };
}): Promise<Comparison> {
  const begun = performance.now();
  const source = (given.new ?? given.old)!;
  const opened = await openDocument(source);
  if (!isOpened(opened)) throw new IncomparablePdf([{ name: given.names.new || given.names.old, why: opened.why }]);
  const added = given.new !== undefined;
  const layouts = added ? given.layouts?.new : given.layouts?.old;
  const compared = opened.pages.map((page, index): ComparedPage => {
    const { width, height } = viewOf(page);
    const number = index + 1;
    return {
      ...(added ? { new: number } : { old: number }),
      name: String(layouts?.[index]?.page ?? number),
      verdict: added ? 'added' : 'removed',
      changes: [],
      width,
      height,
    };
  });
  const { producer } = ownWords(opened.context);
  const side: Omit<Side, 'name'> = {
    sha256: await fileHash(source),
    pages: compared.length,
    ...(producer !== undefined && { producer }),
  };
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
