/** The comparison itself, in whichever thread: equal files, equal streams and equal content are found in this order. */
import type { ByteSource } from '../pdf/index.ts';
import type { Change, ComparedPage, Comparison, Side } from './model.ts';
import { compareClosed } from './pages/compare-closed.ts';
import { comparePairs } from './pages/compare-pairs.ts';
import { documentChanges, sameToolchain } from './pages/document-facts.ts';
import { areOpened, openBoth } from './pages/open-both.ts';
import type { OpenedDocument } from './pages/open-document.ts';

export interface FileFault {
  /** Of the file, as the user named it. */
  readonly name: string;
  /** `locked`: it needs a password. */
  readonly why: 'locked' | 'broken';
}

const reasons = { locked: 'needs a password', broken: 'cannot be read as a PDF' };

/** What is compared cannot be read by anything here. */
export class IncomparablePdf extends Error {
  override readonly name = 'IncomparablePdf';
  readonly faults: readonly FileFault[];

  constructor(faults: readonly FileFault[]) {
    super(faults.map(({ name, why }) => `${name} ${reasons[why]}`).join('; '));
    this.faults = faults;
  }
}

export interface InputSide {
  readonly source: ByteSource;
  readonly name: string;
}

export interface Sides {
  readonly old: InputSide;
  readonly fresh: InputSide;
}

export interface SidesOptions {
  readonly dpi: number;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The hashes of the files and the time it took are left to whoever asks.
 * @throws IncomparablePdf; DOMException when the signal is aborted
 */
export async function compareSides({ old, fresh }: Sides, options: SidesOptions): Promise<Comparison> {
  const both = await openBoth(old.source, fresh.source);
  options.signal?.throwIfAborted();
  if (!areOpened(both)) {
    const found = await compareClosed({ ...both, sides: { old, fresh } }, options);
    if ('faults' in found) throw new IncomparablePdf(found.faults);
    return found;
  }
  const { old: a, fresh: b, facts } = both;
  const painted = sameToolchain(facts.old, facts.fresh);
  const { pages, undrawn } = await comparePairs(a, b, { ...options, painted });
  const document = documentChanges(facts.old, facts.fresh);
  const side = ({ name }: InputSide, opened: OpenedDocument, producer: string | undefined): Side => ({
    name,
    sha256: '',
    pages: opened.pages.length,
    ...(producer && { producer }),
  });
  const undrawnFiles = (['old', 'fresh'] as const)
    .filter((one) => undrawn.has(one))
    .map((one) => (one === 'old' ? old.name : fresh.name));
  const verdict = verdictOf(pages, document);
  return {
    version: 1,
    old: side(old, a, facts.old.producer),
    new: side(fresh, b, facts.fresh.producer),
    verdict,
    toolchainChanged: verdict === 'same' && !sameToolchain(facts.old, facts.fresh),
    pages,
    document,
    missing: undrawn.size > 0 ? [{ layer: 'looks', why: 'undrawn', files: undrawnFiles }] : [],
    milliseconds: 0,
  };
}

const verdictOf = (pages: readonly ComparedPage[], document: readonly Change[]): Comparison['verdict'] =>
  document.length === 0 && pages.every((page) => page.verdict === 'same') ? 'same' : 'different';
