/** A thread that compares one pair of pages after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { keepCodeSoFar } from '../../core/code-cache.ts';
import { sourceOfHeld, usePdfium } from '../../pdf/index.ts';
import { openSharedBytes } from '../hash/shared-bytes.ts';
import { type Comparer, openComparer } from './compare-pairs.ts';
import type { ThreadData } from './in-threads.ts';
import { isOpened, openDocument } from './open-document.ts';

const { old, fresh, dpi, painted, pdfium } = workerData as ThreadData;
usePdfium(pdfium);

async function start(): Promise<Comparer> {
  const [one, two] = [old, fresh].map(({ held, length }) => sourceOfHeld(held, length));
  const shared = openSharedBytes(one!, two!);
  const [a, b] = [await openDocument(one!, shared), await openDocument(two!, shared)];
  if (!isOpened(a) || !isOpened(b)) throw new Error('a document that was open before cannot be opened again');
  return openComparer(a, b, { dpi, painted });
}

interface Order {
  readonly pair: number;
  readonly old: number;
  readonly fresh: number;
}

let comparer: Promise<Comparer> | undefined;

async function obey({ pair, old: was, fresh: is }: Order): Promise<void> {
  try {
    comparer ??= start();
    const found = await (await comparer).compare({ old: was, fresh: is, same: false, moved: false });
    keepCodeSoFar();
    parentPort!.postMessage({ pair, found });
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** One after another: documents are closed and opened anew between two pairs. */
let work = Promise.resolve();
parentPort?.on('message', (order: Order) => {
  work = work.then(() => obey(order));
});
