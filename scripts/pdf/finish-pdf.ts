/** Turns the PDF that Chromium printed into the proof: exact boxes, its own facts, the same bytes every time. */
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { type Mm, mmToPt, type Pt, type Px, pxToPt } from '../core/units.ts';
import { key, objectAt, openPdf } from './document/open.ts';
import { type PageNode, pageList } from './document/page-list.ts';
import { clearance, markLength } from './marks/crop-marks.ts';
import { putCropMarks } from './marks/put-marks.ts';
import { type PDFContext, PDFDict, PDFNumber } from './pdf-lib.ts';
import { placePhotos } from './photos/place-photos.ts';
import type { ReadyPhoto } from './photos/prepare-photos.ts';
import type { DocumentFacts } from './write/facts.ts';
import { mergeTextRuns } from './write/merge-text-runs.ts';
import { nameElements } from './write/name-elements.ts';
import {
  type Nested,
  nestHeadings,
  type OutlineItem,
  retitleOutline,
  topOfPage,
  writeOutline,
} from './write/outline.ts';
import { repairToUnicode } from './write/repair-to-unicode.ts';
import { mapRoles } from './write/role-map.ts';
import { nameRubyBases } from './write/ruby-bases.ts';
import { sealPdf } from './write/seal.ts';
import { shiftPage, written } from './write/shift-page.ts';

export interface SheetFacts {
  /** Trimmed size. */
  readonly width: Mm;
  readonly height: Mm;
  readonly bleed: Mm;
  readonly marks: 'none' | 'crop';
}

export interface FinishFacts extends DocumentFacts {
  readonly sheet: SheetFacts;
  /**
   * Where the trimmed page's top-left corner stands on the printed sheet, from that sheet's own top-left corner;
   * by default in the corner, or a bleed away from it. With marks, the sheet keeps this much on all sides for them,
   * or as much as they take.
   */
  readonly place?: { readonly x: Px; readonly y: Px };
  /** White on all sides of the trimmed page, instead of what bleed and marks leave there. */
  readonly room?: { readonly beside: Pt; readonly above: Pt };
  /** Photos by the name that the page's HTML gives them, for the stand-ins that the browser printed. */
  readonly photos?: ReadonlyMap<string, ReadyPhoto>;
  /** In the order of the page. Used for the titles of the browser's outline, or to make one where it has none. */
  readonly outline?: readonly Heading[];
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The printed sheet may fall short by this much, in pt: Chromium rounds its size, and nothing is painted there. */
const tolerance = 1;

/** A printed page in its place under its boxes, its text repaired, not yet sealed. */
export interface ArrangedPdf {
  readonly context: PDFContext;
  readonly page: PageNode;
}

/**
 * @param raw one printed page, at least as large as the sheet
 * @param report hears of what was mended on the way
 */
export async function arrangePdf(
  raw: Uint8Array,
  facts: FinishFacts,
  report: (found: Diagnostic) => void = () => undefined,
): Promise<ArrangedPdf> {
  const context = await openPdf(raw);
  const pages = pageList(context);
  const page = pages[0];
  if (pages.length !== 1 || !page) throw new Error(`expected one printed page, got ${pages.length}`);
  const { repaired, unknown } = repairToUnicode(pages);
  if (repaired.length > 0)
    report(diagnostic('pdf/radical-repaired', { texts: repaired.join(''), count: repaired.length }));
  if (unknown.length > 0) report(diagnostic('pdf/radical', { texts: unknown.join(''), count: unknown.length }));
  if (facts.photos) placePhotos(context, facts.photos);
  mergeTextRuns(context);
  nameRubyBases(context);
  mapRoles(context);
  nameElements(context);
  const top = setBoxes(context, page, facts);
  if (facts.sheet.marks === 'crop') putCropMarks(context, page, facts.sheet.bleed);
  setOutline(context, page, { headings: facts.outline ?? [], top });
  return { context, page: pageList(context)[0] ?? page };
}

/** The proof of a printed page; parameters as for `arrangePdf`. */
export async function finishPdf(
  raw: Uint8Array,
  facts: FinishFacts,
  report?: (found: Diagnostic) => void,
): Promise<Uint8Array> {
  const { context } = await arrangePdf(raw, facts, report);
  return sealPdf(context, facts);
}

/** Writes the boxes and moves the content under them; returns the top of the trimmed page in pt. */
function setBoxes(context: PDFContext, page: PageNode, { sheet, place, room }: FinishFacts): number {
  const width = mmToPt(sheet.width);
  const height = mmToPt(sheet.height);
  const bleed = mmToPt(sheet.bleed);
  const x = place ? pxToPt(place.x) : bleed;
  const y = place ? pxToPt(place.y) : bleed;
  const least = sheet.marks === 'none' ? bleed : bleed + clearance + markLength;
  const beside = room?.beside ?? (sheet.marks === 'none' ? least : Math.max(x, least));
  const above = room?.above ?? (sheet.marks === 'none' ? least : Math.max(y, least));
  const [left, bottom, right, top] = page.boxes.MediaBox as readonly [number, number, number, number];
  if (right - left + tolerance < x + width || top - bottom + tolerance < y + height) {
    throw new Error(`printed sheet of ${right - left} × ${top - bottom} pt is too small for ${width} × ${height} pt`);
  }
  const paper = { width: width + 2 * beside, height: height + 2 * above };
  shiftPage(context, page, { dx: beside - (left + x), dy: paper.height - above - (top - y) });
  const box = (outset: number): readonly number[] => [
    beside - outset,
    above - outset,
    beside + width + outset,
    above + height + outset,
  ];
  const set = (name: string, values: readonly number[]): void =>
    page.dict.set(key(name), context.obj(values.map((value) => PDFNumber.of(Number(written(value))))));
  set('MediaBox', [0, 0, paper.width, paper.height]);
  set('BleedBox', box(bleed));
  set('TrimBox', box(0));
  page.dict.delete(key('CropBox'));
  page.dict.delete(key('ArtBox'));
  return above + height;
}

function setOutline(
  context: PDFContext,
  page: PageNode,
  { headings, top }: { headings: readonly Heading[]; top: number },
): void {
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const made = objectAt(catalog, 'Outlines');
  if (made instanceof PDFDict && made.has(key('First'))) {
    const titles = headings.map(({ text }) => text);
    retitleOutline(made, titles);
  } else {
    catalog.delete(key('Outlines'));
    if (headings.length === 0 || !page.ref) return;
    const destination = topOfPage(context, page.ref, Number(written(top)));
    const item = ({ heading, children }: Nested<Heading>): OutlineItem => ({
      text: heading.text,
      destination,
      children: children.map(item),
    });
    catalog.set(key('Outlines'), writeOutline(context, nestHeadings(headings).map(item)));
  }
  catalog.set(key('PageMode'), key('UseOutlines'));
}
