/** Draws and reads pages until V8 has made good code of PDFium, and keeps that for every process to come. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { extractWithPdfium } from '../pdf/text/extract-with-pdfium.ts';
import { isEngineKept, keepEngine } from '../pdf/text/kept-engine.ts';
import { compilePdfium, readPdfium } from '../pdf/text/pdfium.ts';
import { drawPlates } from '../preflight/separations/draw.ts';

/** Pages with type, drawings and pictures in them. */
const samples = join(import.meta.dirname, '..', '..', 'content', 'yaowen', 'ads');
/** By then nothing more is made of it. ms */
const enough = 2000;
const canvas = { width: 900, height: 1200, dpi: 72 };

/** May end the process: where V8 has made nothing of it. */
export async function keepPdfiumEngine(): Promise<void> {
  const wasm = await readPdfium();
  if (await isEngineKept(wasm)) return;
  const names = (await readdir(samples)).filter((name) => name.endsWith('.pdf'));
  const pdfs = await Promise.all(names.map((name) => readFile(join(samples, name))));
  for (const begun = performance.now(); performance.now() - begun < enough; ) {
    for (const pdf of pdfs) {
      await drawPlates({ pdf, pass: { plates: ['Black'] } }, canvas);
      await extractWithPdfium(pdf);
    }
  }
  // The last functions are still being made, in other threads.
  await pause(200);
  await keepEngine(wasm, await compilePdfium());
}
