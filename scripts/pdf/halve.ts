/** One half of a double truck: the page as it is, cut at the fold by its boxes. */
import { key, openPdf } from './document/open.ts';
import { type PageNode, pageList, trimOf } from './document/page-list.ts';
import { type PDFContext, PDFNumber } from './pdf-lib.ts';
import { written } from './write/shift-page.ts';

export type Side = 'left' | 'right';

export type Edges = readonly [left: number, bottom: number, right: number, top: number];

/** What of a page stands on its sheet. pt. */
export interface PageBoxes {
  readonly media: Edges;
  readonly bleed: Edges;
  readonly trim: Edges;
}

export function boxesOf(page: PageNode): PageBoxes {
  const media = page.boxes.MediaBox as unknown as Edges;
  const trim = trimOf(page) as unknown as Edges;
  return { media, trim, bleed: (page.boxes.BleedBox as unknown as Edges | undefined) ?? trim };
}

/** At the fold all of them end alike: what bleeds there would lie on the other page. */
export function cutAtFold({ media, bleed, trim }: PageBoxes, side: Side): PageBoxes {
  const fold = (trim[0] + trim[2]) / 2;
  const cut = ([left, bottom, right, top]: Edges): Edges =>
    side === 'left' ? [left, bottom, fold, top] : [fold, bottom, right, top];
  return { media: cut(media), bleed: cut(bleed), trim: cut(trim) };
}

/** A document of one page, cut and not yet sealed; what stands beyond the fold is in it and not on its sheet. */
export async function halvePdf(
  pdf: Uint8Array,
  side: Side,
): Promise<{ readonly context: PDFContext; readonly page: PageNode }> {
  const context = await openPdf(pdf);
  const [page] = pageList(context);
  if (!page) throw new Error('a double truck to be cut has no page');
  const { media, bleed, trim } = cutAtFold(boxesOf(page), side);
  for (const [name, edges] of [
    ['MediaBox', media],
    ['BleedBox', bleed],
    ['TrimBox', trim],
  ] as const)
    page.dict.set(key(name), context.obj(edges.map((edge) => PDFNumber.of(Number(written(edge))))));
  return { context, page };
}
