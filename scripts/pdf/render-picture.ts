/** A page of a finished PDF as a picture, by PDFium: what a reader of the proof sees. */
import { UnreadablePdf } from './document/open.ts';
import { openPdfium } from './text/pdfium.ts';

const annotations = 0x01;
const rgbaOrder = 0x10;
const white = 0xffffffff;

/**
 * @param dpi dots an inch of the page's own size
 * @throws UnreadablePdf
 */
export async function renderPicture(pdf: Uint8Array, dpi: number, index = 0): Promise<Uint8Array> {
  const [pdfium, { default: sharp }] = await Promise.all([openPdfium(), import('sharp')]);
  const data = pdfium.malloc(pdf.length);
  new Uint8Array(pdfium.memory.buffer).set(pdf, data);
  const document = pdfium.FPDF_LoadMemDocument(data, pdf.length, 0);
  const page = document === 0 ? 0 : pdfium.FPDF_LoadPage(document, index);
  try {
    if (page === 0) throw new UnreadablePdf('PDFium cannot open it');
    const width = Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72);
    const height = Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72);
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | rgbaOrder);
      const stride = pdfium.FPDFBitmap_GetStride(bitmap);
      // Copied: the memory moves when it grows.
      const pixels = Buffer.from(
        new Uint8Array(pdfium.memory.buffer, pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height),
      );
      return await sharp(pixels, { raw: { width: stride / 4, height, channels: 4 } })
        .removeAlpha()
        .withMetadata({ density: dpi })
        .png({ compressionLevel: 6 })
        .toBuffer();
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    if (page !== 0) pdfium.FPDF_ClosePage(page);
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.free(data);
  }
}
