/** Pages as pixels, by PDFium: whole, or only a rectangle, with photos on or off. */
import type { Bounds, ByteSource } from '../../pdf/index.ts';
import { loadDocument, openPdfium, type Pdfium } from '../../pdf/text/pdfium.ts';

interface Renderer extends Pdfium {
  FPDFPageObj_SetIsActive(object: number, active: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
}

/** Pixels in rows from the top, four bytes each: red, green, blue, and one that counts for nothing. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** In pixels of the whole page from its top-left corner. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PagePicture {
  /** Size of the whole page in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a point, fewer than asked for on a very large page. */
  readonly scale: number;
  readonly render: (box: PixelBox) => Picture;
  /** Leaves out pictures with these bounds, pt in the page's own space. */
  readonly switchOff: (boxes: readonly Bounds[]) => void;
  /** Again is not harmful. */
  readonly close: () => void;
}

export interface Pictures {
  readonly pages: number;
  readonly page: (index: number, dpi: number) => PagePicture | undefined;
  readonly close: () => void;
}

const annotations = 0x01;
const rgbaOrder = 0x10;
const white = 0xffffffff;
/** FPDFBitmap_BGRx of fpdfview.h. */
const withoutAlpha = 3;
/** Rows drawn at a time. In such bands PDFium paints a broadsheet four times as fast as in one piece. */
const band = 512;
const imageObject = 3;
/** A side of a page longer than this is drawn at a lower resolution: 16,000 pixels each way are a gigabyte. */
const mostPixels = 12_000;

/** @returns undefined when PDFium cannot open it without a password */
export async function openPictures(source: ByteSource): Promise<Pictures | undefined> {
  const pdfium = (await openPdfium()) as Renderer;
  const { document, close } = loadDocument(pdfium, source);
  if (document === 0) {
    close();
    return undefined;
  }
  const scratch = pdfium.malloc(16);
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    page: (index, dpi) => openPage(pdfium, pdfium.FPDF_LoadPage(document, index), { dpi, scratch }),
    close: () => {
      pdfium.free(scratch);
      close();
    },
  };
}

function openPage(
  pdfium: Renderer,
  page: number,
  { dpi, scratch }: { dpi: number; scratch: number },
): PagePicture | undefined {
  if (page === 0) return undefined;
  const [across, up] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const scale = Math.min(dpi / 72, mostPixels / Math.max(across, up, 1));
  const width = Math.max(1, Math.round(across * scale));
  const height = Math.max(1, Math.round(up * scale));
  let open = true;
  return {
    width,
    height,
    scale,
    render: (box) => {
      const stride = box.width * 4;
      const data = Buffer.allocUnsafeSlow(stride * box.height);
      const from = pdfium.malloc(stride * Math.min(band, box.height));
      if (from === 0) throw new Error(`PDFium has no room for ${box.width} × ${band} pixels`);
      try {
        for (let top = 0; top < box.height; top += band) {
          const rows = Math.min(band, box.height - top);
          const bitmap = pdfium.FPDFBitmap_CreateEx(box.width, rows, withoutAlpha, from, stride);
          pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, box.width, rows, white);
          pdfium.FPDF_RenderPageBitmap(bitmap, page, -box.x, -box.y - top, width, height, 0, annotations | rgbaOrder);
          pdfium.FPDFBitmap_Destroy(bitmap);
          // The memory moves when it grows.
          data.set(new Uint8Array(pdfium.memory.buffer, from, stride * rows), stride * top);
        }
        return { width: box.width, height: box.height, data };
      } finally {
        pdfium.free(from);
      }
    },
    switchOff: (boxes) => {
      if (boxes.length === 0) return;
      const count = pdfium.FPDFPage_CountObjects(page);
      for (let at = 0; at < count; at++) {
        const object = pdfium.FPDFPage_GetObject(page, at);
        if (pdfium.FPDFPageObj_GetType(object) !== imageObject) continue;
        pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
        const bounds = new Float32Array(pdfium.memory.buffer, scratch, 4);
        const named = boxes.some((box) => box.every((value, side) => Math.abs(value - bounds[side]!) < 0.1));
        if (named) pdfium.FPDFPageObj_SetIsActive(object, 0);
      }
    },
    close: () => {
      if (open) pdfium.FPDF_ClosePage(page);
      open = false;
    },
  };
}
