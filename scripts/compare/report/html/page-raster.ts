/** A page as raw pixels, for the pictures of a report. What decides is never read from here. */
import { type ByteSource, loadDocument, openPdfium, UnreadablePdf } from '../../../pdf/index.ts';

export interface Raster {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, unused; rows without gaps. */
  readonly pixels: Uint8Array;
  /** The trimmed page in the picture, parts of its width and height. */
  readonly trim: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const annotations = 0x01;
const rgbaOrder = 0x10;
const white = 0xffffffff;
/** A page of unheard-of size gets fewer dots, so that its picture fits into memory. */
const mostPixels = 40_000_000;
const points = 72;

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];
type Pdfium = Awaited<ReturnType<typeof openPdfium>>;
type GetBox = Pdfium['FPDFPage_GetTrimBox'];

/** Reads a box through sixteen bytes of scratch memory. */
function boxOf(pdfium: Pdfium, get: GetBox, page: number): Rectangle | undefined {
  const scratch = pdfium.malloc(16);
  try {
    if (get(page, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
    const [left, bottom, right, top] = new Float32Array(pdfium.memory.buffer, scratch, 4);
    return [left!, bottom!, right!, top!];
  } finally {
    pdfium.free(scratch);
  }
}

const whole = { x: 0, y: 0, width: 1, height: 1 };

/** Quarter turns clockwise bring the margin of one side to the next. */
type Margins = readonly [left: number, top: number, right: number, bottom: number];
const turnedOnce = ([left, top, right, bottom]: Margins): Margins => [bottom, left, top, right];

/** Margins between what is shown and the trimmed page, in parts of the picture's width and height. */
function trimOf(pdfium: Pdfium, page: number): Raster['trim'] {
  const trim = boxOf(pdfium, pdfium.FPDFPage_GetTrimBox, page);
  const shown = boxOf(pdfium, pdfium.FPDFPage_GetCropBox, page) ?? boxOf(pdfium, pdfium.FPDFPage_GetMediaBox, page);
  if (!trim || !shown) return whole;
  const [width, height] = [shown[2] - shown[0], shown[3] - shown[1]];
  let margins: Margins = [
    (trim[0] - shown[0]) / width,
    (shown[3] - trim[3]) / height,
    (shown[2] - trim[2]) / width,
    (trim[1] - shown[1]) / height,
  ];
  for (let turn = 0; turn < pdfium.FPDFPage_GetRotation(page); turn++) margins = turnedOnce(margins);
  const [x, y, right, bottom] = margins;
  return { x, y, width: 1 - x - right, height: 1 - y - bottom };
}

/**
 * @param pages from 1
 * @param dpi dots an inch of the page's own size
 * @throws UnreadablePdf
 */
export async function renderRasters(
  pdf: ByteSource,
  pages: readonly number[],
  dpi: number,
): Promise<ReadonlyMap<number, Raster>> {
  const pdfium = await openPdfium();
  const { document, close } = loadDocument(pdfium, pdf);
  try {
    if (document === 0) throw new UnreadablePdf('PDFium cannot open it');
    return new Map(pages.map((number) => [number, renderPage(pdfium, document, { number, dpi })]));
  } finally {
    close();
  }
}

function renderPage(pdfium: Pdfium, document: number, { number, dpi }: { number: number; dpi: number }): Raster {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) throw new UnreadablePdf(`PDFium cannot open page ${number}`);
  try {
    const size = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)] as const;
    const fitting = Math.sqrt(mostPixels / Math.max(1, size[0] * size[1]));
    const scale = Math.min(dpi / points, fitting);
    const [width, height] = [Math.max(1, Math.round(size[0] * scale)), Math.max(1, Math.round(size[1] * scale))];
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    if (bitmap === 0) throw new UnreadablePdf(`page ${number} is too large to draw`);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | rgbaOrder);
      // Copied: the memory moves when it grows. Four bytes a pixel leave no gap at the end of a row.
      const pixels = new Uint8Array(pdfium.memory.buffer, pdfium.FPDFBitmap_GetBuffer(bitmap), width * height * 4);
      return { width, height, pixels: pixels.slice(), trim: trimOf(pdfium, page) };
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}
