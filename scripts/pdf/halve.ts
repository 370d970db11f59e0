/** One half of a double truck: the page as it is, cut at the fold by its boxes. */
import { interpretPage } from './content/interpret.ts';
import { isName } from './content/operation.ts';
import { boundsOf } from './content/path-operators.ts';
import { dictAt, key, nameAt, openPdf, streamAt } from './document/open.ts';
import { type PageNode, pageList, trimOf } from './document/page-list.ts';
import { type PDFContext, PDFNumber, PDFRawStream } from './pdf-lib.ts';
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

/** Names of pictures that the page's own content paints, and whether any of their uses reaches into the width of a box. */
function picturesWithin(page: PageNode, [left, , right]: Edges): ReadonlyMap<string, boolean> {
  const within = new Map<string, boolean>();
  const objects = page.resources && dictAt(page.resources, 'XObject');
  interpretPage(page, {
    operation(machine, { operator, operands: [name] }) {
      if (operator !== 'Do' || machine.forms.length > 0 || !isName(name)) return;
      const picture = objects && streamAt(objects, name.name);
      if (!picture || nameAt(picture.dict, 'Subtype') !== 'Image') return;
      const [from, , to] = boundsOf([0, 0, 1, 1], machine.state.ctm);
      within.set(name.name, within.get(name.name) === true || (from < right && to > left));
    },
  });
  return within;
}

/** A form that paints nothing takes the place of pictures that stand wholly on the other page: the content stays as it is. */
function dropPicturesBeyond(context: PDFContext, page: PageNode, edges: Edges): void {
  const objects = page.resources && dictAt(page.resources, 'XObject');
  const beyond = [...picturesWithin(page, edges)].flatMap(([name, reaches]) => (reaches ? [] : [name]));
  if (!objects || beyond.length === 0) return;
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0], Length: 0 });
  const nothing = context.register(PDFRawStream.of(dict, new Uint8Array()));
  for (const name of beyond) objects.set(key(name), nothing);
}

/** A document of one page, cut and not yet sealed; what stands beyond the fold is in it, but for pictures, and not on its sheet. */
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
  dropPicturesBeyond(context, page, bleed);
  return { context, page };
}
