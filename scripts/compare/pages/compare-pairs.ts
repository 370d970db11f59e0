/** All pages of two documents, pair by pair: equal ones by their hashes, the others taken apart, in threads when many. */
import { type ByteSource, openPdfium } from '../../pdf/index.ts';
import { drawerBeside } from '../looks/draw-beside.ts';
import { type Drawer, drawerHere, type UndrawnSide } from '../looks/drawer.ts';
import type { Change, ComparedPage, Verdict } from '../model.ts';
import { comparePage, type PageChanges } from './compare-page.ts';
import { comparedInThreads } from './in-threads.ts';
import type { OpenedDocument } from './open-document.ts';
import { viewOf } from './page-view.ts';
import { type PagePair, pairPages } from './pair-pages.ts';

export interface PairsOptions {
  readonly dpi: number;
  readonly painted: boolean;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** From so many changed pages on, a thread beside this one wins more than its start costs. */
const worthThreads = 6;

export async function comparePairs(
  old: OpenedDocument,
  fresh: OpenedDocument,
  options: PairsOptions,
): Promise<{ readonly pages: readonly ComparedPage[]; readonly undrawn: ReadonlySet<UndrawnSide> }> {
  const pairs = pairsOf(old, fresh);
  const different = pairs.filter((pair) => pair.old !== undefined && pair.fresh !== undefined && !pair.same);
  const threads = Math.min(options.threads ?? (different.length >= worthThreads ? 1 : 0), different.length - 1);
  // The engine that draws is made ready while the pages are read; should that fail, drawing meets the failure.
  if (different.length > 0) openPdfium().catch(() => undefined);
  // Two threads are enough: where pages are not shared between them, their two sides are.
  const drawOld = options.threads === 0 || threads > 0 ? drawerHere : drawerBeside;
  const here = openComparer(old, fresh, { ...options, drawOld });
  try {
    const found =
      threads > 0
        ? await comparedInThreads({ old, fresh, pairs: different, here }, { ...options, threads })
        : await comparedHere(here, different, options.signal);
    const pages = pairs.map((pair) => pageOf(pair, { old, fresh, changes: found.get(pair)?.changes ?? [] }));
    return { pages, undrawn: new Set([...found.values()].flatMap((one) => one.undrawn)) };
  } finally {
    await here.close();
  }
}

async function comparedHere(
  here: Comparer,
  pairs: readonly PagePair[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<PagePair, PageChanges>> {
  const found = new Map<PagePair, PageChanges>();
  for (const pair of pairs) {
    signal?.throwIfAborted();
    found.set(pair, await here.compare(pair));
  }
  return found;
}

function pairsOf(old: OpenedDocument, fresh: OpenedDocument): readonly PagePair[] {
  if (old === fresh) return old.pages.map((_, at) => ({ old: at, fresh: at, same: true, moved: false }));
  const raw = { old: old.pages.map((_, at) => old.rawHash(at)), fresh: fresh.pages.map((_, at) => fresh.rawHash(at)) };
  const rawPairs = pairPages({ ...raw, kin: () => false, likeness: () => 1 });
  // One page that differs is taken apart at once: what it paints says more than its hash, and costs no more.
  if (rawPairs.every((pair) => !pair.moved) && rawPairs.filter((pair) => !pair.same).length <= 1) return rawPairs;
  // Only what differs as it lies in the file is read more closely; the raw hash then stands for the equal ones.
  const known = { old: new Set(raw.old), fresh: new Set(raw.fresh) };
  const kin = kinOf(old, fresh);
  const hashes = {
    old: raw.old.map((hash, at) => (known.fresh.has(hash) || kin(at) ? hash : old.hash(at))),
    fresh: raw.fresh.map((hash, at) => (known.old.has(hash) || kin(at) ? hash : fresh.hash(at))),
  };
  const signs = { old: new Map<number, ReadonlySet<string>>(), fresh: new Map<number, ReadonlySet<string>>() };
  const sign = (side: 'old' | 'fresh', at: number): ReadonlySet<string> => {
    const before = signs[side].get(at);
    if (before) return before;
    const made = signsOf(side === 'old' ? old : fresh, at);
    signs[side].set(at, made);
    return made;
  };
  return pairPages({ ...hashes, kin, likeness: (a, b) => likeness(sign('old', a), sign('fresh', b)) });
}

/**
 * Whether two pages at one place are one page, changed: most of the pictures that stand on the one, and on no other page
 * of its document, stand on the other. What its hash would tell besides is found when the two are taken apart.
 */
function kinOf(old: OpenedDocument, fresh: OpenedDocument): (at: number) => boolean {
  const [a, b] = [old.pages.map((_, at) => old.rawPictures(at)), fresh.pages.map((_, at) => fresh.rawPictures(at))];
  const uses = (pages: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const page of pages) for (const one of new Set(page)) counts.set(one, (counts.get(one) ?? 0) + 1);
    return counts;
  };
  const [inOld, inFresh] = [uses(a), uses(b)];
  return (at) => {
    const own = (a[at] ?? []).filter((one) => inOld.get(one) === 1);
    const kept = own.filter((one) => inFresh.get(one) === 1 && b[at]?.includes(one));
    return kept.length > 0 && kept.length * 2 > Math.max(own.length, (b[at] ?? []).length);
  };
}

/** What a page shows, wherever it stands: short strings of text, and the shapes of everything else. */
function signsOf(document: OpenedDocument, index: number): ReadonlySet<string> {
  const { paints, characters } = document.paint(index);
  const signs = new Set<string>();
  for (let at = 0; at + 2 < characters.length; at++) {
    signs.add(characters[at]!.text + characters[at + 1]!.text + characters[at + 2]!.text);
  }
  for (const { kind, shape, image } of paints) if (kind !== 'glyph') signs.add(`${kind} ${image?.digest ?? shape}`);
  return signs;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const one of a) if (b.has(one)) common++;
  return common / Math.max(1, Math.min(a.size, b.size));
}

/** WebAssembly memory never shrinks: after so many pages the documents are opened anew. */
const mostDrawn = 2;
/** After so many pages, what was read of them is forgotten. */
const mostRead = 8;

export interface Comparer {
  readonly compare: (pair: PagePair) => Promise<PageChanges>;
  readonly close: () => Promise<void>;
}

interface ComparerOptions {
  readonly dpi: number;
  readonly painted: boolean;
  readonly drawOld?: (source: ByteSource) => Drawer;
}

/** Compares one pair after another, with both documents open for looking at from the first that needs it. */
export function openComparer(
  old: OpenedDocument,
  fresh: OpenedDocument,
  { dpi, painted, drawOld = drawerHere }: ComparerOptions,
): Comparer {
  const [a, b] = [drawOld(old.source), drawerHere(fresh.source)];
  const close = async (): Promise<void> => {
    await Promise.all([a.close(), b.close()]);
  };
  let done = 0;
  return {
    close,
    compare: async (pair) => {
      const found = await comparePage(
        { document: old, index: pair.old!, drawer: a },
        { document: fresh, index: pair.fresh!, drawer: b },
        { dpi, painted },
      );
      done++;
      if (done % mostDrawn === 0) await close();
      if (done % mostRead === 0) for (const one of [old, fresh]) one.forget();
      return found;
    },
  };
}

interface Known {
  readonly old: OpenedDocument;
  readonly fresh: OpenedDocument;
  readonly changes: readonly Change[];
}

function pageOf(pair: PagePair, { old, fresh, changes }: Known): ComparedPage {
  const page = pair.fresh === undefined ? old.pages[pair.old!]! : fresh.pages[pair.fresh]!;
  const { width, height } = viewOf(page);
  const order: readonly Change[] = pair.moved
    ? [
        {
          layer: 'geometry',
          kind: 'order',
          object: 'page',
          before: String(pair.old! + 1),
          after: String(pair.fresh! + 1),
        },
      ]
    : [];
  const all = [...order, ...changes];
  return {
    ...(pair.old !== undefined && { old: pair.old + 1 }),
    ...(pair.fresh !== undefined && { new: pair.fresh + 1 }),
    name: String((pair.fresh ?? pair.old)! + 1),
    verdict: verdictOf(pair, all),
    changes: all,
    width,
    height,
  };
}

function verdictOf(pair: PagePair, changes: readonly Change[]): Verdict {
  if (pair.old === undefined) return 'added';
  if (pair.fresh === undefined) return 'removed';
  const told = changes.filter((one) => one.layer !== 'looks');
  if (changes.length === 0) return 'same';
  return told.length > 0 &&
    told.every((one) => one.layer === 'geometry' && (one.kind === 'moved' || one.kind === 'order'))
    ? 'moved'
    : 'changed';
}
