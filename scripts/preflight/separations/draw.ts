/** Draws a pass with PDFium and takes the plates out of its channels. */
import { UnreadablePdf } from '../../pdf/document/unreadable.ts';
import { openPdfium, type Pdfium } from '../../pdf/text/pdfium.ts';
import type { Pass } from './pass.ts';
import type { Canvas, Draw } from './plate-document.ts';

const white = 0xffffffff;

/** Draws in this thread. */
export const drawPlates: Draw = async ({ pdf, pass }, canvas) => {
  const pdfium = await openPdfium();
  const data = pdfium.malloc(pdf.length);
  if (data === 0) throw new UnreadablePdf('no memory for its plates');
  new Uint8Array(pdfium.memory.buffer).set(pdf, data);
  const document = pdfium.FPDF_LoadMemDocument(data, pdf.length, 0);
  try {
    if (document === 0) throw new UnreadablePdf('PDFium cannot open its plates');
    return new Map(drawPass(pdfium, { document, pass }, canvas));
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.free(data);
  }
};

interface Sheet {
  readonly document: number;
  readonly pass: Pass;
}

function drawPass(pdfium: Pdfium, { document, pass }: Sheet, { width, height }: Canvas): [string, Uint8Array][] {
  const page = pdfium.FPDF_LoadPage(document, 0);
  if (page === 0) throw new UnreadablePdf('PDFium cannot load its plates');
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  try {
    if (bitmap === 0) throw new UnreadablePdf('no memory for its plates');
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const pixels = new Uint8Array(pdfium.memory.buffer, pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height);
    return pass.plates.flatMap((name, at): [string, Uint8Array][] => {
      if (name === '') return [];
      const plate = new Uint8Array(width * height);
      // The bitmap is blue, green, red, and a byte to spare.
      const channel = 2 - at;
      for (let y = 0, to = 0; y < height; y++) {
        for (let x = 0, from = y * stride + channel; x < width; x++, from += 4) plate[to++] = 255 - pixels[from]!;
      }
      return [[name, plate]];
    });
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
  }
}
