/** What a PDF says of itself, for tests, reports and `doctor`. */
import { type Mm, pt, ptToMm } from '../core/units.ts';
import { arrayAt, dictAt, key, nameAt, openPdf, resolve, streamAt, textAt } from './document/open.ts';
import { boxNames, type PageNode, pageList } from './document/page-list.ts';
import { loadFont } from './font/font.ts';
import { type PDFContext, PDFDict, PDFStream } from './pdf-lib.ts';

export interface PdfFont {
  /** PostScript name without a subset's tag. */
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly toUnicode: boolean;
}

/** [left, bottom, right, top] in mm, to 0.0001. */
export type BoxInMm = readonly [Mm, Mm, Mm, Mm];

export interface PdfPageFacts {
  /** Boxes that the page has or inherits; what is absent is not filled in. */
  readonly boxes: Readonly<Partial<Record<Lowercase<'MEDIA' | 'CROP' | 'BLEED' | 'TRIM' | 'ART'>, BoxInMm>>>;
  readonly annotations: number;
}

export interface PdfFacts {
  readonly version: string;
  readonly pageCount: number;
  readonly pages: readonly PdfPageFacts[];
  readonly fonts: readonly PdfFont[];
  readonly title?: string;
  readonly language?: string;
  readonly tagged: boolean;
  readonly producer?: string;
  readonly created?: string;
  /** The first half of the trailer's ID, in hexadecimal digits. */
  readonly id?: string;
  readonly metadata: boolean;
}

/** @throws UnreadablePdf */
export async function pdfFacts(pdf: Uint8Array): Promise<PdfFacts> {
  const context = await openPdf(pdf);
  const root = resolve(context, context.trailerInfo.Root);
  const catalog = root instanceof PDFDict ? root : undefined;
  const infoObject = resolve(context, context.trailerInfo.Info);
  const info = infoObject instanceof PDFDict ? infoObject : undefined;
  const pages = pageList(context);
  const version = /%PDF-(\d\.\d)/.exec(Buffer.from(pdf.subarray(0, 1024)).toString('latin1'))?.[1] ?? '';
  const id = /\/ID\s*\[\s*<([0-9a-f]+)>/i.exec(Buffer.from(pdf.subarray(-4096)).toString('latin1'))?.[1];
  const title = textAt(info, 'Title');
  const language = textAt(catalog, 'Lang');
  const producer = textAt(info, 'Producer');
  const created = textAt(info, 'CreationDate');
  return {
    version: nameAt(catalog, 'Version') ?? version,
    pageCount: pages.length,
    pages: pages.map(pageFacts),
    fonts: fontFacts(context),
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    tagged:
      dictAt(catalog, 'StructTreeRoot') !== undefined &&
      dictAt(catalog, 'MarkInfo')?.get(key('Marked'))?.toString() === 'true',
    ...(producer !== undefined && { producer }),
    ...(created !== undefined && { created }),
    ...(id !== undefined && { id }),
    metadata: streamAt(catalog, 'Metadata') !== undefined,
  };
}

function pageFacts(page: PageNode): PdfPageFacts {
  const boxes: Record<string, BoxInMm> = {};
  for (const name of boxNames) {
    const box = page.boxes[name];
    if (box) boxes[name.replace('Box', '').toLowerCase()] = box.map(inMm) as unknown as BoxInMm;
  }
  return { boxes, annotations: arrayAt(page.dict, 'Annots')?.size() ?? 0 };
}

const inMm = (value: number): Mm => (Math.round(ptToMm(pt(value)) * 10_000) / 10_000) as Mm;

/** Every font in the file, used or not, by name. */
function fontFacts(context: PDFContext): readonly PdfFont[] {
  const descendants = new Set<PDFDict>();
  const found: PDFDict[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(key('Type')) !== key('Font')) continue;
    found.push(object);
    const descendant = descendantOf(object);
    if (descendant) descendants.add(descendant);
  }
  return found
    .filter((one) => !descendants.has(one))
    .map((dict): PdfFont => {
      const font = loadFont(dict);
      const descendant = descendantOf(dict);
      const type = descendant ? (nameAt(descendant, 'Subtype') ?? font.subtype) : font.subtype;
      const descriptor = dictAt(descendant ?? dict, 'FontDescriptor');
      const embedded = font.type3 || ['FontFile', 'FontFile2', 'FontFile3'].some((one) => dictAt(descriptor, one));
      return { name: font.name, type, embedded, subset: font.subset, toUnicode: font.toUnicode !== undefined };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function descendantOf(font: PDFDict): PDFDict | undefined {
  const found = resolve(font.context, arrayAt(font, 'DescendantFonts')?.get(0));
  return found instanceof PDFDict && !(found instanceof PDFStream) ? found : undefined;
}
