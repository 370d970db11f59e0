/** Pages compared in threads beside this one, which takes its part; the bytes are shared between them. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../core/thread-file.ts';
import type { Change } from '../model.ts';
import type { Comparer, PairsOptions } from './compare-pairs.ts';
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
  /** Compares in this thread. */
  readonly here: Comparer;
}

type Answer = { readonly pair: number; readonly changes: readonly Change[] } | { readonly fault: string };

/** Pairs that a thread has before it: while this one compares, it can hand out none. */
const ahead = 2;

export async function comparedInThreads(
  { old, fresh, pairs, here }: Work,
  { dpi, painted, threads, signal }: PairsOptions & { readonly threads: number },
): Promise<ReadonlyMap<PagePair, readonly Change[]>> {
  const found = new Map<PagePair, readonly Change[]>();
  const data: ThreadData = { old: shared(old.bytes), fresh: shared(fresh.bytes), dpi, painted };
  const file = threadFile('./page-thread', import.meta.url);
  let next = 0;
  const take = (): number | undefined => (next < pairs.length && !signal?.aborted ? next++ : undefined);
  const beside = async (): Promise<void> => {
    const worker = new Worker(file, {
      workerData: data,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
    });
    try {
      await new Promise<void>((resolve, reject) => {
        let under = 0;
        const give = (): void => {
          const at = take();
          if (at !== undefined) {
            under++;
            worker.postMessage({ pair: at, old: pairs[at]!.old, fresh: pairs[at]!.fresh });
          } else if (under === 0) resolve();
        };
        worker.on('message', (answer: Answer) => {
          if ('fault' in answer) reject(new Error(answer.fault));
          else {
            found.set(pairs[answer.pair]!, answer.changes);
            under--;
            give();
          }
        });
        worker.on('error', reject);
        for (let at = 0; at < ahead; at++) give();
      });
    } catch (error) {
      // The others take no more.
      next = pairs.length;
      throw error;
    } finally {
      await worker.terminate();
    }
  };
  const inThis = async (): Promise<void> => {
    for (let at = take(); at !== undefined; at = take()) {
      found.set(pairs[at]!, await here.compare(pairs[at]!));
      await setImmediate();
    }
  };
  await Promise.all([inThis(), ...Array.from({ length: Math.min(threads, pairs.length) }, beside)]);
  signal?.throwIfAborted();
  return found;
}

function shared(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
