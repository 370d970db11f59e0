/**
 * Compares two PDFs: equal bytes, equal streams and equal content are found in this order, and only the pages that
 * differ behind that are taken apart.
 */
import type { Layout } from '../layout/model.ts';
import { inNewOrder, mirrorComparison } from './mirror.ts';
import type { Change, ComparedPage, Comparison, Side } from './model.ts';
import { compareClosed } from './pages/compare-closed.ts';
import { comparePairs } from './pages/compare-pairs.ts';
import { documentChanges, sameToolchain } from './pages/document-facts.ts';
import { nameBlocks } from './pages/name-blocks.ts';
import { areOpened, openBoth } from './pages/open-both.ts';
import { fileHash, type OpenedDocument } from './pages/open-document.ts';

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
export async function comparePdfs(was: PdfInput, is: PdfInput, options: CompareOptions): Promise<Comparison> {
  const start = performance.now();
  const [a, b] = await Promise.all([bytesOf(was), bytesOf(is)]);
  const equal = Buffer.compare(a, b);
  const oldHash = fileHash(a);
  const old: InputSide = { bytes: a, hash: oldHash, name: options.names.old };
  const fresh: InputSide = { bytes: b, hash: equal === 0 ? oldHash : fileHash(b), name: options.names.new };
  // Always the same way round, so that the comparison seen from the other side is the same comparison.
  const turned = equal > 0;
  const sides: Sides = turned ? { old: fresh, fresh: old } : { old, fresh };
  const found = await compareSides(sides, options);
  const comparison = turned ? mirrorComparison(found) : { ...found, pages: inNewOrder(found.pages) };
  const named = nameBlocks(comparison, options);
  return { ...named, milliseconds: Math.round(performance.now() - start) };
}

export interface InputSide {
  readonly bytes: Uint8Array;
  /** SHA-256 of the file, made beside the comparison, by another thread. */
  readonly hash: Promise<string>;
  readonly name: string;
}

export interface Sides {
  readonly old: InputSide;
  readonly fresh: InputSide;
}

async function compareSides({ old, fresh }: Sides, options: CompareOptions): Promise<Comparison> {
  const both = await openBoth(old.bytes, fresh.bytes);
  options.signal?.throwIfAborted();
  const dpi = options.dpi ?? usualDpi;
  if (!areOpened(both)) {
    const found = await compareClosed({ ...both, sides: { old, fresh } }, { dpi });
    if ('reason' in found) throw new IncomparablePdf(found.reason);
    return found;
  }
  const { old: a, fresh: b, facts } = both;
  const pages = await comparePairs(a, b, {
    dpi,
    painted: sameToolchain(facts.old, facts.fresh),
    threads: options.threads,
    signal: options.signal,
  });
  const document = documentChanges(facts.old, facts.fresh);
  const side = async (input: InputSide, opened: OpenedDocument, producer: string | undefined): Promise<Side> => ({
    name: input.name,
    sha256: await input.hash,
    pages: opened.pages.length,
    ...(producer && { producer }),
  });
  return {
    version: 1,
    old: await side(old, a, facts.old.producer),
    new: await side(fresh, b, facts.fresh.producer),
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
