/** Draws and reads pages until V8 has made good code of PDFium, and keeps that for every process to come. */
import { setTimeout as pause } from 'node:timers/promises';
import { renderPicture } from './render-picture.ts';
import { extractWithPdfium } from './text/extract-with-pdfium.ts';
import { isEngineKept, keepEngine } from './text/kept-engine.ts';
import { compilePdfium, readPdfium } from './text/pdfium.ts';

/** By then nothing more is made of it. ms */
const enough = 2000;

/**
 * To be called by a process that has nothing else to do: it may end it, where V8 has made nothing.
 * @param pdfs pages with type, drawings and pictures in them
 */
export async function keepPdfiumEngine(pdfs: readonly Uint8Array[]): Promise<void> {
  const wasm = await readPdfium();
  if (await isEngineKept(wasm)) return;
  for (const begun = performance.now(); performance.now() - begun < enough; ) {
    for (const pdf of pdfs) {
      await renderPicture(pdf, 72);
      await extractWithPdfium(pdf);
    }
  }
  // The last functions are still being made, in other threads.
  await pause(200);
  await keepEngine(wasm, await compilePdfium());
}
