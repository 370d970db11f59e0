/** A thread that compares one pair of pages after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSharedBytes } from '../hash/shared-bytes.ts';
import { comparedHere } from './compare-pairs.ts';
import type { ThreadData } from './in-threads.ts';
import { isOpened, type OpenedDocument, openDocument } from './open-document.ts';
import type { PagePair } from './pair-pages.ts';

const { old, fresh, dpi, painted } = workerData as ThreadData;
const shared = openSharedBytes();
const opened = Promise.all([openDocument(old, shared), openDocument(fresh, shared)]);
let done = 0;

parentPort?.on('message', async (order: { pair: number; old: number; fresh: number }) => {
  try {
    const [a, b] = await opened;
    if (!isOpened(a) || !isOpened(b)) throw new Error('a document that was open before cannot be opened again');
    const pair: PagePair = { old: order.old, fresh: order.fresh, same: false, moved: false };
    const found = await comparedHere(a, b, { pairs: [pair], dpi, painted });
    if (++done % 8 === 0) forget([a, b]);
    parentPort!.postMessage({ pair: order.pair, changes: found.get(pair) ?? [] });
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

const forget = (documents: readonly OpenedDocument[]): void => {
  for (const one of documents) one.forget();
};
