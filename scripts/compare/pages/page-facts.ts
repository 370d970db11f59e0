/** The facts of a document's pages that references keep: few, sorted, and without dates or paths. */
import type { Box, Mm } from '../../core/units.ts';
import { boxNames, type PageNode } from '../../pdf/index.ts';
import type { PagePaint } from '../paint/model.ts';
import { type DocumentFacts, documentFacts } from './document-facts.ts';
import { isOpened, openDocument } from './open-document.ts';
import { viewOf } from './page-view.ts';

export interface PageFacts {
  /** From 1. */
  readonly page: number;
  readonly hash: string;
  readonly width: Mm;
  readonly height: Mm;
  /** In mm from the top-left corner of the trimmed page. */
  readonly boxes: Readonly<Partial<Record<(typeof boxNames)[number], Box<Mm>>>>;
  readonly fonts: readonly string[];
  /** How many paintings use each ink, in the words of the file. */
  readonly inks: Readonly<Record<string, number>>;
  readonly images: readonly {
    readonly hash: string;
    readonly width: number;
    readonly height: number;
    readonly ppi: number;
    readonly space: string;
    readonly box: Box<Mm>;
  }[];
  /** How many paintings overprint. */
  readonly overprint: number;
  readonly glyphs: number;
  readonly paths: number;
  /** Lines as they are painted. */
  readonly lines: readonly { readonly text: string; readonly box: Box<Mm> }[];
}

export interface PdfFactsOfPages {
  readonly document: DocumentFacts;
  readonly pages: readonly PageFacts[];
}

/** @returns the reason where the document cannot be read */
export async function pageFacts(pdf: Uint8Array): Promise<PdfFactsOfPages | { readonly reason: string }> {
  const opened = await openDocument(pdf);
  if (!isOpened(opened)) return { reason: opened.reason };
  const pages = opened.pages.map((page, index) =>
    factsOf(page, { index, hash: opened.hash(index), paint: opened.paint(index) }),
  );
  return { document: documentFacts(opened.context, opened.digests), pages };
}

/**
 * Canonical hash of each page: equal for every rewriting of one page.
 * @throws Error for a document that cannot be read
 */
export async function pageHash(pdf: Uint8Array): Promise<readonly string[]> {
  const opened = await openDocument(pdf);
  if (!isOpened(opened)) throw new Error(`no page hash: ${opened.reason}`);
  return opened.pages.map((_, index) => opened.hash(index));
}

interface Read {
  readonly index: number;
  readonly hash: string;
  readonly paint: PagePaint;
}

function factsOf(page: PageNode, { index, hash, paint }: Read): PageFacts {
  const view = viewOf(page);
  const [left, bottom] = page.boxes.MediaBox!;
  const boxes: Partial<Record<(typeof boxNames)[number], Box<Mm>>> = {};
  for (const name of boxNames) {
    const box = page.boxes[name];
    if (box) boxes[name] = view.box([box[0]! - left!, box[1]! - bottom!, box[2]! - left!, box[3]! - bottom!]);
  }
  const { paints } = paint;
  const inks = new Map<string, number>();
  for (const { fields } of paints) if (fields.ink) inks.set(fields.ink, (inks.get(fields.ink) ?? 0) + 1);
  const of = (kind: string) => paints.filter((one) => one.kind === kind);
  return {
    page: index + 1,
    hash,
    width: view.width,
    height: view.height,
    boxes,
    fonts: [...new Set(of('glyph').map((one) => one.fields.font))].sort(),
    inks: Object.fromEntries([...inks].sort(([a], [b]) => (a < b ? -1 : 1))),
    images: of('image').map(({ image, box }) => ({
      hash: image!.digest.slice(0, 16),
      width: image!.width,
      height: image!.height,
      ppi: image!.ppi,
      space: image!.space,
      box: view.box(box),
    })),
    overprint: paints.filter((one) => one.fields.overprint !== '').length,
    glyphs: of('glyph').length,
    paths: of('path').length,
    lines: linesOf(paint, view),
  };
}

function linesOf({ paints, characters }: PagePaint, view: ReturnType<typeof viewOf>): PageFacts['lines'] {
  const lines: { text: string; box: readonly [number, number, number, number]; y: number; right: number }[] = [];
  for (const { text, paint } of characters) {
    const { box, y, x, em = 10 } = paints[paint]!;
    const line = lines.at(-1);
    const near = line && Math.abs(line.y - y) < em / 4 && x > line.box[0] - em && x - line.right < 3 * em;
    if (!near) lines.push({ text, box, y, right: box[2] });
    else {
      line.text += text;
      line.right = box[2];
      const [l, b, r, t] = line.box;
      line.box = [Math.min(l, box[0]), Math.min(b, box[1]), Math.max(r, box[2]), Math.max(t, box[3])];
    }
  }
  return lines.map(({ text, box }) => ({ text, box: view.box(box) }));
}
