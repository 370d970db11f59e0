/** The thread that a PDF is taken apart in: whatever it does to its readers, the program's own thread goes on. */
import { parentPort } from 'node:worker_threads';
import { openPdfium } from '../pdf/index.ts';
import { type ExamineOptions, examine } from './examine.ts';

export interface Order {
  readonly pdf: Uint8Array;
  readonly options: ExamineOptions;
}

// Ready by the time a page is to be drawn; should it fail, drawing meets the failure.
openPdfium().catch(() => undefined);

parentPort?.on('message', async ({ pdf, options }: Order) => {
  try {
    parentPort!.postMessage({ findings: await examine(pdf, options) });
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
