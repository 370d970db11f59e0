/** Compares two PDFs, however large, in the same way from both sides. */
import type { Layout } from '../layout/model.ts';
import { type ByteSource, compareSources, sourceOf } from '../pdf/index.ts';
import { compareSides, type Sides } from './compare-sides.ts';
import { inNewOrder, mirrorComparison } from './mirror.ts';
import type { Comparison } from './model.ts';
import { comparedInOwnThread } from './pages/in-own-thread.ts';
import { nameBlocks } from './pages/name-blocks.ts';
import { fileHash } from './pages/open-document.ts';

export interface CompareOptions {
  readonly names: { readonly old: string; readonly new: string };
  /** Layouts of the pages, in the order of the pages. */
  readonly layouts?: { readonly old?: readonly Layout[]; readonly new?: readonly Layout[] };
  /** Text of source files by their name, for line and column. */
  readonly sources?: ReadonlyMap<string, string>;
  readonly dpi?: number;
  /** Threads for documents of many changed pages; 0 for none but this one. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** Bytes, what gives them, or a file that stays open: that one is read by parts, and never held as a whole. */
export type PdfInput = Uint8Array | ByteSource | (() => Promise<Uint8Array>);

const usualDpi = 150;

async function sourceIn(input: PdfInput): Promise<ByteSource> {
  return sourceOf(typeof input === 'function' ? await input() : input);
}

/** @throws IncomparablePdf; DOMException when the signal is aborted */
export async function comparePdfs(was: PdfInput, is: PdfInput, options: CompareOptions): Promise<Comparison> {
  const start = performance.now();
  const [a, b] = await Promise.all([sourceIn(was), sourceIn(is)]);
  const order = compareSources(a, b);
  const old = { source: a, name: options.names.old };
  const fresh = { source: b, name: options.names.new };
  // Always the same way round, so that the comparison seen from the other side is the same comparison.
  const turned = order > 0;
  const sides: Sides = turned ? { old: fresh, fresh: old } : { old, fresh };
  const { dpi = usualDpi, threads, signal } = options;
  const large = 'descriptor' in a.held || 'descriptor' in b.held;
  const compare = large && threads !== 0 ? comparedInOwnThread : compareSides;
  // The hashes are made beside the comparison, by other threads.
  const hash = fileHash(a);
  const hashes = Promise.all([hash, order === 0 ? hash : fileHash(b)]);
  const found = await compare(sides, { dpi, threads, signal }).catch(async (error: unknown) => {
    // Whoever gave the files may close them only when nobody reads from them any more.
    await hashes.catch(() => undefined);
    throw error;
  });
  const comparison = turned ? mirrorComparison(found) : { ...found, pages: inNewOrder(found.pages) };
  const [oldHash, newHash] = await hashes;
  return {
    ...nameBlocks(comparison, options),
    old: { ...comparison.old, sha256: oldHash },
    new: { ...comparison.new, sha256: newHash },
    milliseconds: Math.round(performance.now() - start),
  };
}
