/** Two pages side by side on one sheet: each as a form, cut at the fold, with the boxes of both together. */
import { deflateSync } from 'node:zlib';
import { pageContent } from './content/interpret.ts';
import { key, openPdf } from './document/open.ts';
import { type PageNode, pageList, trimOf } from './document/page-list.ts';
import { PDFContext as Context, type PDFContext, type PDFDict, PDFRawStream, type PDFRef } from './pdf-lib.ts';
import { openCopier, type StreamStore } from './write/copy-objects.ts';

/** PDFs of one page each; a side without one is white. */
export interface SpreadPages {
  readonly left?: Uint8Array | undefined;
  readonly right?: Uint8Array | undefined;
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** What of a page stands on its sheet. pt. */
interface Half {
  readonly media: Box;
  readonly bleed: Box;
  readonly trim: Box;
}

interface Placed extends Half {
  readonly form: PDFRef;
}

const boxesOf = (page: PageNode): Half => {
  const media = page.boxes.MediaBox as unknown as Box;
  const trim = trimOf(page) as unknown as Box;
  return { media, trim, bleed: (page.boxes.BleedBox as unknown as Box | undefined) ?? trim };
};

/** The page seen in the fold: where the other one lies if there is none. */
const mirrored = ({ media, bleed, trim }: Half): Half => {
  const flip = ([left, bottom, right, top]: Box): Box => [
    trim[0] + trim[2] - right,
    bottom,
    trim[0] + trim[2] - left,
    top,
  ];
  return { media: flip(media), bleed: flip(bleed), trim };
};

/** All of a spread: what one page has on the outside, and across the fold nothing. `shift` moves the right half. */
function joined(left: Box, right: Box, shift: number): Box {
  return [left[0], Math.min(left[1], right[1]), right[2] + shift, Math.max(left[3], right[3])];
}

/** One document of spreads, not yet sealed: whoever asks for it has more to say of it. Pages must have one trimmed size. */
export async function imposePdfs(spreads: readonly SpreadPages[]): Promise<PDFContext> {
  const to = Context.create();
  const tree = to.nextRef();
  const store: StreamStore = new Map();
  const kids: PDFRef[] = [];
  for (const spread of spreads) {
    const place = async (pdf: Uint8Array | undefined, side: 'left' | 'right'): Promise<Placed | undefined> =>
      pdf && placePage(to, { from: await openPdf(pdf), side, store });
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
  readonly side: 'left' | 'right';
  readonly store: StreamStore;
}

/** The page as a form that ends at the fold: bleed and marks beyond it would lie on the other page. */
function placePage(to: PDFContext, { from, side, store }: Source): Placed {
  const [page] = pageList(from);
  if (!page) throw new Error('a page to be imposed has no page');
  const half = boxesOf(page);
  const { media, trim } = half;
  const BBox = side === 'left' ? [media[0], media[1], trim[2], media[3]] : [trim[0], media[1], media[2], media[3]];
  const copier = openCopier({ from, to }, { structureKey: 0, idPrefix: '', destination: () => undefined }, store);
  const contents = deflateSync(pageContent(page));
  const form = to.obj({ Type: 'XObject', Subtype: 'Form', BBox, Filter: 'FlateDecode', Length: contents.length });
  if (page.resources) form.set(key('Resources'), copier.copy(page.resources));
  const ref = to.register(PDFRawStream.of(form, contents));
  copier.finish();
  return { ...half, form: ref };
}

const isPlaced = (half: Half): half is Placed => 'form' in half;

function spreadPage(to: PDFContext, tree: PDFRef, { left, right }: { left: Half; right: Half }): PDFDict {
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
  const contents = Buffer.from(`${painted.join('\n')}\n`);
  return to.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: [...joined(left.media, right.media, shift)],
    BleedBox: [...joined(left.bleed, right.bleed, shift)],
    TrimBox: [...joined(left.trim, right.trim, shift)],
    Resources: to.obj({ XObject: forms }),
    Contents: to.register(PDFRawStream.of(to.obj({ Length: contents.length }), contents)),
  });
}
