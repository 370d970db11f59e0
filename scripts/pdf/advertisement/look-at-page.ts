/** Looks at one page of a PDF that comes from elsewhere: its trim, and the words on it. */
import type { PdfSight } from '../../edition/index.ts';
import { numberAt, openPdf } from '../document/open.ts';
import { isLocked } from '../document/open-by-parts.ts';
import { type PageNode, pageList, trimOf } from '../document/page-list.ts';
import { UnreadablePdf } from '../document/unreadable.ts';
import { renderPart } from '../render-picture.ts';
import { extractWithPdfium } from '../text/extract-with-pdfium.ts';

/**
 * @param wanted from 1; none: the only one
 * @throws UnreadablePdf where it cannot be drawn
 */
export async function lookAtPage(bytes: Uint8Array, wanted?: number): Promise<PdfSight> {
  let pages: readonly PageNode[];
  try {
    pages = pageList(await openPdf(bytes));
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return { kind: isLocked(error) ? 'locked' : 'damaged' };
  }
  if (pages.length === 0) return { kind: 'damaged' };
  const page = wanted === undefined && pages.length > 1 ? undefined : pages[(wanted ?? 1) - 1];
  if (!page) return { kind: 'pages', pages: pages.length };
  const text = await textOf(bytes, (wanted ?? 1) - 1);
  const { MediaBox: media = [], CropBox: crop = media } = page.boxes;
  const shown = area(crop.map((edge, at) => (at < 2 ? Math.max(edge, media[at]!) : Math.min(edge, media[at]!))));
  const trim = area(trimOf(page));
  if (text === undefined || !trim || !shown) return { kind: 'damaged' };
  await tryDrawing(bytes, (wanted ?? 1) - 1);
  const unit = numberAt(page.dict, 'UserUnit') ?? 1;
  const bleed = bleedOf(page, trim);
  return { kind: 'page', pages: pages.length, trim, ...(bleed && { bleed }), shown, turn: turnOf(page), unit, text };
}

/** Nothing where PDFium, which draws it for the proof, cannot open it. */
async function textOf(bytes: Uint8Array, index: number): Promise<string | undefined> {
  try {
    const page = (await extractWithPdfium(bytes))[index];
    return page?.characters.map(({ text }) => text).join('');
  } catch (error) {
    if (error instanceof UnreadablePdf) return undefined;
    throw error;
  }
}

/** So that what cannot be drawn to an end is told where it is read, whatever is to be made of it. @throws UnreadablePdf */
async function tryDrawing(bytes: Uint8Array, index: number): Promise<void> {
  await renderPart(bytes, { index, part: { left: 0, top: 0, width: 1, height: 1 } }, { width: 64, height: 64 });
}

/** Where it is larger than the trim; nothing is painted beyond the medium. ISO 32000-1:2008, 14.11.2. */
function bleedOf({ boxes }: PageNode, trim: readonly number[]): readonly [number, number, number, number] | undefined {
  const { BleedBox: bleed, MediaBox: media } = boxes;
  if (!bleed || !media) return undefined;
  const edges = bleed.map((edge, at) => {
    const within = at < 2 ? Math.max(edge, media[at]!) : Math.min(edge, media[at]!);
    return at < 2 ? Math.min(within, trim[at]!) : Math.max(within, trim[at]!);
  });
  return edges.some((edge, at) => Math.abs(edge - trim[at]!) > 0.01) ? area(edges) : undefined;
}

/** Undefined for a box that holds nothing. */
function area(box: readonly number[]): readonly [number, number, number, number] | undefined {
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  return right - left > 1 && top - bottom > 1 ? [left, bottom, right, top] : undefined;
}

/** ISO 32000-1:2008, table 30: a multiple of 90, clockwise. */
function turnOf({ turn }: PageNode): 0 | 90 | 180 | 270 {
  const quarter = ((Math.round((turn ?? 0) / 90) % 4) + 4) % 4;
  return (quarter * 90) as 0 | 90 | 180 | 270;
}
