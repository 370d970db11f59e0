/** Pages compared in threads, one document pair opened in each; the bytes are shared between them. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../core/thread-file.ts';
import type { Change } from '../model.ts';
import type { PairsOptions } from './compare-pairs.ts';
import type { OpenedDocument } from './open-document.ts';
import type { PagePair } from './pair-pages.ts';

export interface ThreadData {
  readonly old: Uint8Array;
  readonly fresh: Uint8Array;
  readonly dpi: number;
  readonly painted: boolean;
}

interface Work {
  readonly old: OpenedDocument;
  readonly fresh: OpenedDocument;
  readonly pairs: readonly PagePair[];
}

type Answer = { readonly pair: number; readonly changes: readonly Change[] } | { readonly fault: string };

export async function comparedInThreads(
  { old, fresh, pairs }: Work,
  { dpi, painted, threads, signal }: PairsOptions & { readonly threads: number },
): Promise<ReadonlyMap<PagePair, readonly Change[]>> {
  const found = new Map<PagePair, readonly Change[]>();
  const data: ThreadData = { old: shared(old.bytes), fresh: shared(fresh.bytes), dpi, painted };
  const file = threadFile('./page-thread', import.meta.url);
  let next = 0;
  const run = (): Promise<void> => {
    const worker = new Worker(file, {
      workerData: data,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const give = (): void => {
      const at = next++;
      const pair = pairs[at];
      if (pair && !signal?.aborted) worker.postMessage({ pair: at, old: pair.old, fresh: pair.fresh });
      else resolve();
    };
    worker.on('message', (answer: Answer) => {
      if ('fault' in answer) reject(new Error(answer.fault));
      else {
        found.set(pairs[answer.pair]!, answer.changes);
        give();
      }
    });
    worker.on('error', reject);
    give();
    return promise.finally(() => worker.terminate());
  };
  await Promise.all(Array.from({ length: Math.min(threads, pairs.length) }, run));
  signal?.throwIfAborted();
  return found;
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
