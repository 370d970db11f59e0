/**
 * Compares two PDFs: equal bytes, equal streams and equal content are found in this order, and only the pages that
 * differ behind that are taken apart.
 */
import type { Layout } from '../layout/model.ts';
import { openSharedBytes } from './hash/shared-bytes.ts';
import { inNewOrder, mirrorComparison } from './mirror.ts';
import type { Change, ComparedPage, Comparison, Side } from './model.ts';
import { compareClosed } from './pages/compare-closed.ts';
import { comparePairs } from './pages/compare-pairs.ts';
import { documentChanges, documentFacts, sameToolchain } from './pages/document-facts.ts';
import { nameBlocks } from './pages/name-blocks.ts';
import { fileHash, isOpened, type OpenedDocument, openDocument } from './pages/open-document.ts';

export interface CompareOptions {
  readonly names: { readonly old: string; readonly new: string };
  /** Layouts of the pages, in the order of the pages. */
  readonly layouts?: { readonly old?: readonly Layout[]; readonly new?: readonly Layout[] };
  /** Text of source files by their name, for line and column. */
  readonly sources?: ReadonlyMap<string, string>;
  readonly dpi?: number;
  /** Threads beside this one for documents of many changed pages; 0 for none. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

export type PdfInput = Uint8Array | (() => Promise<Uint8Array>);

/** What is compared cannot be read by anything here. */
export class IncomparablePdf extends Error {
  override readonly name = 'IncomparablePdf';
}

const usualDpi = 150;
const bytesOf = (input: PdfInput): Promise<Uint8Array> =>
  typeof input === 'function' ? input() : Promise.resolve(input);

/** @throws IncomparablePdf; DOMException when the signal is aborted */
export async function comparePdfs(old: PdfInput, fresh: PdfInput, options: CompareOptions): Promise<Comparison> {
  const start = performance.now();
  const [a, b] = await Promise.all([bytesOf(old), bytesOf(fresh)]);
  const oldHash = fileHash(a);
  const hashes = { old: oldHash, new: Buffer.compare(a, b) === 0 ? oldHash : fileHash(b) };
  // Always the same way round, so that the comparison seen from the other side is the same comparison.
  const turned = hashes.old > hashes.new;
  const sides: Sides = turned
    ? {
        old: { bytes: b, hash: hashes.new, name: options.names.new },
        fresh: { bytes: a, hash: hashes.old, name: options.names.old },
      }
    : {
        old: { bytes: a, hash: hashes.old, name: options.names.old },
        fresh: { bytes: b, hash: hashes.new, name: options.names.new },
      };
  const found = await compareSides(sides, options);
  const comparison = turned ? mirrorComparison(found) : { ...found, pages: inNewOrder(found.pages) };
  const named = nameBlocks(comparison, options);
  return { ...named, milliseconds: Math.round(performance.now() - start) };
}

export interface InputSide {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly name: string;
}

export interface Sides {
  readonly old: InputSide;
  readonly fresh: InputSide;
}

async function compareSides({ old, fresh }: Sides, options: CompareOptions): Promise<Comparison> {
  const equal = old.hash === fresh.hash;
  const shared = openSharedBytes();
  const a = await openDocument(old.bytes, shared);
  const b = equal ? a : await openDocument(fresh.bytes, shared);
  options.signal?.throwIfAborted();
  const dpi = options.dpi ?? usualDpi;
  if (!isOpened(a) || !isOpened(b)) {
    const found = await compareClosed({ old: a, fresh: b, sides: { old, fresh } }, { dpi });
    if ('reason' in found) throw new IncomparablePdf(found.reason);
    return found;
  }
  const facts = { old: documentFacts(a.context, a.digests), fresh: documentFacts(b.context, b.digests) };
  const pages = await comparePairs(a, b, {
    dpi,
    painted: sameToolchain(facts.old, facts.fresh),
    threads: options.threads,
    signal: options.signal,
  });
  const document = documentChanges(facts.old, facts.fresh);
  const side = (input: InputSide, opened: OpenedDocument, producer: string | undefined): Side => ({
    name: input.name,
    sha256: input.hash,
    pages: opened.pages.length,
    ...(producer && { producer }),
  });
  return {
    version: 1,
    old: side(old, a, facts.old.producer),
    new: side(fresh, b, facts.fresh.producer),
    verdict: verdictOf(pages, document),
    toolchainChanged: verdictOf(pages, document) === 'same' && !sameToolchain(facts.old, facts.fresh),
    pages,
    document,
    missing: [],
    milliseconds: 0,
  };
}

const verdictOf = (pages: readonly ComparedPage[], document: readonly Change[]): Comparison['verdict'] =>
  document.length === 0 && pages.every((page) => page.verdict === 'same') ? 'same' : 'different';
