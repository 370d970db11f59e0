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
    const planes = planesOf(pixels, { width, height, stride }, pass.plates.length);
    return pass.plates.flatMap((name, at): [string, Uint8Array][] => (name === '' ? [] : [[name, planes[at]!]]));
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
  }
}

interface Rows {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

/** Red, green and blue out of blue, green, red and a byte to spare, or red alone. Most of a page is bare paper. */
function planesOf(pixels: Uint8Array, { width, height, stride }: Rows, count: number): readonly Uint8Array[] {
  const [red, green, blue] = [0, 1, 2].map((at) => new Uint8Array(at < count ? width * height : 0)) as unknown as Three;
  const points = new Uint32Array(pixels.buffer, pixels.byteOffset, (stride / 4) * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = y * (stride / 4); x < width; x++, to++) {
      const ink = ~points[from++]! & 0xffffff;
      if (ink === 0) continue;
      red[to] = ink >> 16;
      if (count === 1) continue;
      green[to] = (ink >> 8) & 0xff;
      blue[to] = ink & 0xff;
    }
  }
  return [red, green, blue];
}

type Three = readonly [Uint8Array, Uint8Array, Uint8Array];
