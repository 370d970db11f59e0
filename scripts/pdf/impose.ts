/** Two pages side by side on one sheet: each as a form, cut at the fold, with the boxes of both together. */
import { deflateSync } from 'node:zlib';
import { pageContent } from './content/interpret.ts';
import { key, openPdf } from './document/open.ts';
import { pageList } from './document/page-list.ts';
import { boxesOf, cutAtFold, type Edges, type PageBoxes, type Side } from './halve.ts';
import { PDFContext as Context, type PDFContext, type PDFDict, PDFRawStream, type PDFRef } from './pdf-lib.ts';
import { openCopier, type StreamStore } from './write/copy-objects.ts';

/** A PDF of one page, or the half of one that is a double truck. */
export interface SidePage {
  readonly pdf: Uint8Array;
  readonly half?: Side | undefined;
}

/** A side without a page is white; a double truck whose pages stand side by side is put down as it is. */
export interface SpreadPages {
  readonly left?: SidePage | undefined;
  readonly right?: SidePage | undefined;
  readonly truck?: Uint8Array | undefined;
}

interface Placed extends PageBoxes {
  readonly form: PDFRef;
}

/** The page seen in the fold: where the other one lies if there is none. */
const mirrored = ({ media, bleed, trim }: PageBoxes): PageBoxes => {
  const flip = ([left, bottom, right, top]: Edges): Edges => [
    trim[0] + trim[2] - right,
    bottom,
    trim[0] + trim[2] - left,
    top,
  ];
  return { media: flip(media), bleed: flip(bleed), trim };
};

/** All of a spread: what one page has on the outside, and across the fold nothing. `shift` moves the right half. */
function joined(left: Edges, right: Edges, shift: number): Edges {
  return [left[0], Math.min(left[1], right[1]), right[2] + shift, Math.max(left[3], right[3])];
}

/** One document of spreads, not yet sealed: whoever asks for it has more to say of it. Pages must have one trimmed size. */
export async function imposePdfs(spreads: readonly SpreadPages[]): Promise<PDFContext> {
  const to = Context.create();
  const tree = to.nextRef();
  const store: StreamStore = new Map();
  const kids: PDFRef[] = [];
  for (const spread of spreads) {
    if (spread.truck) {
      kids.push(to.register(truckPage(to, tree, placePage(to, { from: await openPdf(spread.truck), store }))));
      continue;
    }
    const place = async (page: SidePage | undefined, side: Side): Promise<Placed | undefined> =>
      page && placePage(to, { from: await openPdf(page.pdf), side, half: page.half, store });
    const [left, right] = [await place(spread.left, 'left'), await place(spread.right, 'right')];
    const one = left ?? right;
    if (one)
      kids.push(to.register(spreadPage(to, tree, { left: left ?? mirrored(right!), right: right ?? mirrored(left!) })));
  }
  to.assign(tree, to.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  to.trailerInfo.Root = to.register(to.obj({ Type: 'Catalog', Pages: tree }));
  return to;
}

interface Source {
  readonly from: PDFContext;
  /** Missing of what is put down whole. */
  readonly side?: Side;
  readonly half?: Side | undefined;
  readonly store: StreamStore;
}

/** The page as a form that ends at the fold: bleed and marks beyond it would lie on the other page. */
function placePage(to: PDFContext, { from, side, half, store }: Source): Placed {
  const [page] = pageList(from);
  if (!page) throw new Error('a page to be imposed has no page');
  const boxes = half ? cutAtFold(boxesOf(page), half) : boxesOf(page);
  const { media, trim } = boxes;
  const BBox = [side === 'right' ? trim[0] : media[0], media[1], side === 'left' ? trim[2] : media[2], media[3]];
  const copier = openCopier({ from, to }, { structureKey: 0, idPrefix: '', destination: () => undefined }, store);
  const contents = deflateSync(pageContent(page));
  const form = to.obj({ Type: 'XObject', Subtype: 'Form', BBox, Filter: 'FlateDecode', Length: contents.length });
  if (page.resources) form.set(key('Resources'), copier.copy(page.resources));
  const ref = to.register(PDFRawStream.of(form, contents));
  copier.finish();
  return { ...boxes, form: ref };
}

const isPlaced = (half: PageBoxes): half is Placed => 'form' in half;

interface Sheet extends PageBoxes {
  readonly painted: readonly string[];
  readonly forms: PDFDict;
}

function sheetPage(to: PDFContext, tree: PDFRef, { media, bleed, trim, painted, forms }: Sheet): PDFDict {
  const contents = Buffer.from(`${painted.join('\n')}\n`);
  return to.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: [...media],
    BleedBox: [...bleed],
    TrimBox: [...trim],
    Resources: to.obj({ XObject: forms }),
    Contents: to.register(PDFRawStream.of(to.obj({ Length: contents.length }), contents)),
  });
}

const truckPage = (to: PDFContext, tree: PDFRef, { form, ...boxes }: Placed): PDFDict =>
  sheetPage(to, tree, { ...boxes, painted: ['q /Truck Do Q'], forms: to.obj({ Truck: form }) });

function spreadPage(to: PDFContext, tree: PDFRef, { left, right }: { left: PageBoxes; right: PageBoxes }): PDFDict {
  const shift = left.trim[2] - right.trim[0];
  const forms = to.obj({});
  const painted: string[] = [];
  for (const [name, half, x] of [
    ['Left', left, 0],
    ['Right', right, shift],
  ] as const) {
    if (!isPlaced(half)) continue;
    forms.set(key(name), half.form);
    painted.push(`q 1 0 0 1 ${Number(x.toFixed(4))} 0 cm /${name} Do Q`);
  }
  return sheetPage(to, tree, {
    media: joined(left.media, right.media, shift),
    bleed: joined(left.bleed, right.bleed, shift),
    trim: joined(left.trim, right.trim, shift),
    painted,
    forms,
  });
}
