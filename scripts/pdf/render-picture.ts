/** A page of a finished PDF as a picture, by PDFium: what a reader of the proof sees. */
import type { Mm } from '../core/units.ts';
import { UnreadablePdf } from './document/unreadable.ts';
import { openPdfium, type Pdfium } from './text/pdfium.ts';

const annotations = 0x01;
const rgbOrder = 0x10;
const threeBytes = 2;
const white = 0xffffffff;

/** Rows from the top, a byte a channel: sRGB, or one of gray. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/**
 * @param dpi dots an inch of the page's own size
 * @throws UnreadablePdf
 */
export async function renderPicture(pdf: Uint8Array, dpi: number, index = 0): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const { data, width, height } = await renderPage(pdf, index, (pdfium, page) =>
    whole(
      Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72),
      Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72),
    ),
  );
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ density: dpi })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

export interface TrimmedSheet {
  readonly width: Mm;
  readonly height: Mm;
  /** What the page has around the trimmed sheet on all sides. */
  readonly bleed: Mm;
}

const pixelsOf = (length: number, ppi: number): number => Math.round((length * ppi) / 25.4);

/** Pixels of a trimmed sheet at a resolution: what `renderTrimmed` gives. */
export const trimmedSize = ({ width, height }: Pick<TrimmedSheet, 'width' | 'height'>, ppi: number) => ({
  width: pixelsOf(width, ppi),
  height: pixelsOf(height, ppi),
});

/**
 * The first page of a document, as far as the trimmed sheet goes.
 * @throws UnreadablePdf
 */
export const renderTrimmed = (pdf: Uint8Array, sheet: TrimmedSheet, ppi: number): Promise<Pixels> =>
  renderPage(pdf, 0, () => {
    const { width, height } = trimmedSize(sheet, ppi);
    const around = pixelsOf(sheet.bleed, ppi);
    return { width, height, page: [-around, -around, width + 2 * around, height + 2 * around] };
  });

/** How a page comes on its bitmap: the size of that, and left, top, width and height of the whole page on it. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly page: readonly [number, number, number, number];
}

const whole = (width: number, height: number): Frame => ({ width, height, page: [0, 0, width, height] });

/** A part of a page as it is seen: edges in parts of the page, 0 to 1, from its top left. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * @param size of the picture, px
 * @throws UnreadablePdf
 */
export const renderPart = (
  pdf: Uint8Array,
  { index, part }: { readonly index: number; readonly part: Part },
  size: { readonly width: number; readonly height: number },
): Promise<Pixels> => {
  const [width, height] = [size.width / part.width, size.height / part.height];
  const page = [-part.left * width, -part.top * height, width, height].map(Math.round);
  return renderPage(pdf, index, () => ({ ...size, page: page as unknown as Frame['page'] }));
};

async function renderPage(
  pdf: Uint8Array,
  index: number,
  frameOf: (pdfium: Pdfium, page: number) => Frame,
): Promise<Pixels> {
  const pdfium = await openPdfium();
  const data = pdfium.malloc(pdf.length);
  new Uint8Array(pdfium.memory.buffer).set(pdf, data);
  const document = pdfium.FPDF_LoadMemDocument(data, pdf.length, 0);
  const page = document === 0 ? 0 : pdfium.FPDF_LoadPage(document, index);
  try {
    if (page === 0) throw new UnreadablePdf('PDFium cannot open it');
    const { width, height, page: place } = frameOf(pdfium, page);
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, threeBytes, 0, 0);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, ...place, 0, annotations | rgbOrder);
      return { data: rowsOf(pdfium, bitmap, { width, height }), width, height, channels: 3 };
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    if (page !== 0) pdfium.FPDF_ClosePage(page);
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.free(data);
  }
}

/** Copied, since the memory moves when it grows; rows on the bitmap begin at multiples of four bytes. */
function rowsOf(pdfium: Pdfium, bitmap: number, { width, height }: { width: number; height: number }): Buffer {
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const bytes = new Uint8Array(pdfium.memory.buffer, pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height);
  const row = width * 3;
  if (stride === row) return Buffer.from(bytes);
  const data = Buffer.allocUnsafe(row * height);
  for (let y = 0; y < height; y++) data.set(bytes.subarray(y * stride, y * stride + row), y * row);
  return data;
}
