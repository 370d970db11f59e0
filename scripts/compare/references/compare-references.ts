/** A PDF against the references of its pages. */
import { createHash } from 'node:crypto';
import type { Layout } from '../../layout/index.ts';
import type { ComparedPage, Comparison, LayerName } from '../model.ts';
import { type DocumentFacts, documentChanges } from '../pages/document-facts.ts';
import { nameBlocks } from '../pages/name-blocks.ts';
import { comparedPage, onlyToolchain } from './compare-reference.ts';
import type { PageFacts, PageReference } from './model.ts';

export interface ReferenceOptions {
  readonly names: { readonly old: string; readonly new: string };
  readonly layers: readonly LayerName[];
  /** Layouts of the new pages, in their order, and texts of the source files: for blocks, lines and columns. */
  readonly layouts?: readonly Layout[];
  readonly sources?: ReadonlyMap<string, string>;
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What the programs that made a page call themselves. */
const producerOf = ([page]: readonly PageReference[]): { producer?: string } => {
  const producer = page?.facts.toolchain.join(', ');
  return producer ? { producer } : {};
};

const asDocument = ({ document, toolchain }: PageFacts): DocumentFacts => ({ ...document, toolchain });

/**
 * @param old the approved pages; none where the PDF has no reference yet
 * @param now the PDF's pages; undefined where the PDF is gone
 */
export function compareReferences(
  old: readonly PageReference[],
  now: { readonly pages: readonly PageReference[] /** Of the file. */; readonly sha256: string } | undefined,
  { names, layers, layouts, sources }: ReferenceOptions,
): Comparison {
  const begun = performance.now();
  const pages = Array.from(
    { length: Math.max(old.length, now?.pages.length ?? 0) },
    (_, index): ComparedPage => comparedPage(old[index], now?.pages[index], { number: index + 1, layers }),
  );
  const [was, is] = [old[0]?.facts, now?.pages[0]?.facts];
  const document =
    was && is ? documentChanges(asDocument(was), asDocument(is)).filter(({ layer }) => layers.includes(layer)) : [];
  const same = document.length === 0 && pages.every(({ verdict }) => verdict === 'same');
  const toolchainChanged =
    same && old.some((page, index) => onlyToolchain(page.facts, now?.pages[index]?.facts ?? page.facts));
  const comparison: Comparison = {
    version: 1,
    old: {
      name: names.old,
      sha256: sha256(old.map(({ facts }) => facts.hash).join('\n')),
      pages: old.length,
      ...producerOf(old),
    },
    new: {
      name: names.new,
      sha256: now?.sha256 ?? '',
      pages: now?.pages.length ?? 0,
      ...producerOf(now?.pages ?? []),
    },
    verdict: same ? 'same' : 'different',
    toolchainChanged,
    pages,
    document,
    // Equal hashes need no look: every painting is the same.
    missing: !same && layers.includes('looks') ? [{ layer: 'looks', why: 'no-pixels', files: [] }] : [],
    milliseconds: Math.round(performance.now() - begun),
  };
  return nameBlocks(comparison, { ...(layouts && { layouts: { new: layouts } }), ...(sources && { sources }) });
}
