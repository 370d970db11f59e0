/** A thread that compares one pair of pages after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSharedBytes } from '../hash/shared-bytes.ts';
import { type Comparer, openComparer } from './compare-pairs.ts';
import type { ThreadData } from './in-threads.ts';
import { isOpened, openDocument } from './open-document.ts';

const { old, fresh, dpi, painted } = workerData as ThreadData;

async function start(): Promise<Comparer> {
  const shared = openSharedBytes();
  const [a, b] = [await openDocument(old, shared), await openDocument(fresh, shared)];
  if (!isOpened(a) || !isOpened(b)) throw new Error('a document that was open before cannot be opened again');
  return openComparer(a, b, { dpi, painted });
}

let comparer: Promise<Comparer> | undefined;

parentPort?.on('message', async (order: { pair: number; old: number; fresh: number }) => {
  try {
    comparer ??= start();
    const pair = { old: order.old, fresh: order.fresh, same: false, moved: false };
    parentPort!.postMessage({ pair: order.pair, changes: await (await comparer).compare(pair) });
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
