/** A thread that works with PDFium: draws the plates of one page after another, and reads the text of files. */
import { parentPort } from 'node:worker_threads';
import { keepCodeSoFar } from '../../core/code-cache.ts';
import { UnreadablePdf } from '../../pdf/document/unreadable.ts';
import type { PageText } from '../../pdf/index.ts';
import { extractWithPdfium } from '../../pdf/text/extract-with-pdfium.ts';
import { openPdfium, usePdfium } from '../../pdf/text/pdfium.ts';
import { drawPlates } from './draw.ts';
import type { Canvas, PlateDocument, Plates } from './plate-document.ts';

export interface DrawOrder {
  readonly document: PlateDocument;
  readonly canvas: Canvas;
}

/** A file whose text is to be read. */
export interface ReadOrder {
  readonly pdf: Uint8Array;
}

/** PDFium's code, which comes first; nothing where it cannot be had, which whoever draws is told. */
export interface EngineGiven {
  readonly engine: WebAssembly.Module | undefined;
}

/** `fault` is ours, with its stack; `unreadable` is the file's. */
export type DrawAnswer =
  | { readonly plates: Plates }
  | { readonly text: readonly PageText[] }
  | { readonly unreadable: string }
  | { readonly fault: string };

async function obey(order: DrawOrder | ReadOrder): Promise<void> {
  try {
    if ('pdf' in order) {
      const answer: DrawAnswer = { text: await extractWithPdfium(order.pdf) };
      parentPort!.postMessage(answer);
      return;
    }
    const { document, canvas } = order;
    const plates = await drawPlates(document, canvas);
    keepCodeSoFar();
    const answer: DrawAnswer = { plates };
    parentPort!.postMessage(
      answer,
      [...plates.values()].map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    const answer: DrawAnswer =
      error instanceof UnreadablePdf
        ? { unreadable: error.message }
        : { fault: (error as Error).stack ?? String(error) };
    parentPort!.postMessage(answer);
  }
}

const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
let work = begun;
parentPort?.on('message', (order: DrawOrder | ReadOrder | EngineGiven) => {
  if (!('engine' in order)) {
    work = work.then(() => obey(order));
    return;
  }
  if (order.engine) usePdfium(order.engine);
  // Ready by the time a page is to be drawn; should it fail, drawing meets the failure.
  openPdfium().catch(() => undefined);
  begin();
});
