/** A thread that draws the plates of one page after another. */
import { parentPort } from 'node:worker_threads';
import { keepCodeSoFar } from '../../core/code-cache.ts';
import { UnreadablePdf } from '../../pdf/document/unreadable.ts';
import { openPdfium } from '../../pdf/text/pdfium.ts';
import { drawPlates } from './draw.ts';
import type { Separations } from './model.ts';
import type { Canvas, PlateDocument } from './plate-document.ts';

export interface DrawOrder {
  readonly document: PlateDocument;
  readonly canvas: Canvas;
}

/** `fault` is ours, with its stack; `unreadable` is the file's. */
export type DrawAnswer =
  | { readonly separations: Separations }
  | { readonly unreadable: string }
  | { readonly fault: string };

// Ready by the time a page is to be drawn; should it fail, drawing meets the failure.
openPdfium().catch(() => undefined);

async function obey({ document, canvas }: DrawOrder): Promise<void> {
  try {
    const separations = await drawPlates(document, canvas);
    keepCodeSoFar();
    const answer: DrawAnswer = { separations };
    parentPort!.postMessage(
      answer,
      [...separations.plates.values()].map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    const answer: DrawAnswer =
      error instanceof UnreadablePdf
        ? { unreadable: error.message }
        : { fault: (error as Error).stack ?? String(error) };
    parentPort!.postMessage(answer);
  }
}

let work = Promise.resolve();
parentPort?.on('message', (order: DrawOrder) => {
  work = work.then(() => obey(order));
});
