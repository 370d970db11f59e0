/**
 * Conservation: the text of a finished page is the copy, character for character, in reading order, each once.
 * Two readers that share no code, PDFium and our own, must agree on it.
 */
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import type { ExpectedCopy } from '../../html/model.ts';
import type { Layout } from '../../layout/model.ts';
import { UnreadablePdf } from '../document/unreadable.ts';
import { extractFromContent } from '../text/extract-from-content.ts';
import { extractWithPdfium } from '../text/extract-with-pdfium.ts';
import type { PageText } from '../text/page-text.ts';
import { diffText } from './diff-text.ts';
import { expectedText, oversetTails } from './expected-text.ts';
import { context, type Desk, faultDiagnostics, type PlacedCharacter, placeOf, quote } from './fault-diagnostic.ts';
import { findFaults, type Range } from './find-faults.ts';
import { printedCopy } from './printed-copy.ts';

export interface ConserveOptions {
  /** Tells which tails have found no room; their characters may be missing, but what is there must be right. */
  readonly layout?: Layout | undefined;
  /** As `oversetTails` gives it, where there is no layout: how many of a block's last characters may be missing. */
  readonly absent?: ReadonlyMap<string, number>;
  readonly sources?: ReadonlyMap<string, SourceFile>;
  /** PostScript names that may be on the page; any other is a fallback. Not checked when missing. */
  readonly fonts?: readonly string[] | undefined;
  /** What PDFium reads, where another thread has been asked for it; it reads here otherwise. */
  readonly pdfium?: Promise<readonly PageText[]> | undefined;
  /** Number of the page for messages; the layout's, or 1. */
  readonly page?: number;
}

/** More faults than this on one page have one cause, and a list of them helps nobody. */
const most = 50;
/** pt a character may stand outside the trimmed page and still count as on it. */
const outside = 1;

export async function conserve(
  pdf: Uint8Array,
  copy: readonly ExpectedCopy[],
  options: ConserveOptions = {},
): Promise<readonly Diagnostic[]> {
  const expected = options.layout ? printedCopy(copy, options.layout) : copy;
  const page = options.page ?? options.layout?.page ?? 1;
  let read: readonly [readonly PageText[], readonly PageText[]];
  try {
    read = await Promise.all([options.pdfium ?? extractWithPdfium(pdf), extractFromContent(pdf)]);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return [diagnostic('pdf/unreadable', { page, reason: error.message }, { onPage: { page } })];
  }
  const [a, b] = [read[0].flatMap(placed), read[1].flatMap(placed)];
  const seen = b.filter((one) => !one.hidden && isOnSheet(one));
  const absent = options.absent ?? (options.layout ? oversetTails(options.layout) : new Map<string, number>());
  const text = expectedText(expected, absent);
  const desk: Desk = { page, expected, text, characters: seen, sources: options.sources ?? new Map() };
  const faults = findFaults(
    text.characters,
    seen.map((one) => one.text),
  ).flatMap((fault) => faultDiagnostics(desk, fault));
  const differ = readersDiffer({ a, b, page });
  const found = [
    ...read.flat().flatMap(({ cut }) => (cut ? [diagnostic('pdf/unreadable', { page, reason: 'limit' })] : [])),
    ...hiddenText(
      desk,
      b.filter((one) => one.hidden),
    ),
    ...faults,
    // What both readers take for a fault of the page has been told; the rest of their quarrel follows from it.
    ...(faults.length > 0 ? differ.slice(0, 1) : differ),
    ...fontFaults(desk, options.fonts),
  ];
  if (found.length <= most) return found;
  return [
    ...found.slice(0, most),
    diagnostic('pdf/more-faults', { page, count: found.length - most }, { onPage: { page } }),
  ];
}

const placed = ({ index, trim, characters }: PageText): PlacedCharacter[] =>
  characters.map((one) => ({ ...one, index, trim }));

function isOnSheet({ x, y, trim }: PlacedCharacter): boolean {
  const [left, bottom, right, top] = trim as readonly [number, number, number, number];
  return x > left - outside && x < right + outside && y > bottom - outside && y < top + outside;
}

/** One finding for each stretch that PDFium and our own reader take differently. */
function readersDiffer({
  a,
  b,
  page,
}: {
  a: readonly PlacedCharacter[];
  b: readonly PlacedCharacter[];
  page: number;
}): readonly Diagnostic[] {
  const pdfium = a.map((one) => one.text);
  const content = b.map((one) => one.text);
  const { kept } = diffText(pdfium, content);
  const ends = [...kept, { a: pdfium.length, b: content.length, length: 0 }];
  return ends.flatMap((next, at) => {
    const last = ends[at - 1];
    const left: Range = { from: last ? last.a + last.length : 0, to: next.a };
    const right: Range = { from: last ? last.b + last.length : 0, to: next.b };
    if (left.from === left.to && right.from === right.to) return [];
    const parameters = {
      page,
      pdfium: quote(pdfium, left) || '—',
      content: quote(content, right) || '—',
      context: context(content, right),
    };
    return [diagnostic('pdf/extractors-differ', parameters, { onPage: placeOf({ characters: b, page }, right) })];
  });
}

/** Text in the file that nobody sees. What a layout calls overset is expected to be cut off. */
function hiddenText({ page, text }: Desk, hidden: readonly PlacedCharacter[]): readonly Diagnostic[] {
  const allowed = text.overset.reduce((sum, one) => sum + one, 0);
  if (hidden.length <= allowed) return [];
  const words = hidden.map((one) => one.text);
  const parameters = { page, count: hidden.length, text: quote(words, { from: 0, to: words.length }) };
  const range = { from: 0, to: hidden.length };
  return [diagnostic('pdf/hidden', parameters, { onPage: placeOf({ characters: hidden, page }, range) })];
}

/** Type 3 and fonts that nobody asked for: one finding a font. */
function fontFaults({ page, characters }: Desk, fonts: readonly string[] | undefined): readonly Diagnostic[] {
  const allowed = fonts && new Set(fonts);
  const byFont = Map.groupBy(characters, (one) => one.font);
  return [...byFont].flatMap(([font, used]) => {
    const code = used[0]!.type3 ? 'pdf/type3' : allowed && !allowed.has(font) ? 'pdf/fallback-font' : undefined;
    if (!code) return [];
    const words = used.map((one) => one.text);
    const parameters = { page, font, count: used.length, text: quote(words, { from: 0, to: words.length }) };
    return [diagnostic(code, parameters, { onPage: placeOf({ characters: used, page }, { from: 0, to: 1 }) })];
  });
}
