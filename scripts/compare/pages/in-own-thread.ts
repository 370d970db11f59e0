/** A comparison of large files in a thread of its own, which V8 gives less memory than it takes for the program's first. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../core/thread-file.ts';
import { type FileFault, IncomparablePdf, type Sides, type SidesOptions } from '../compare-sides.ts';
import { type Handed, handed, threadLimits } from '../handed.ts';
import type { Comparison } from '../model.ts';

export interface OwnThreadData {
  readonly old: Handed;
  readonly fresh: Handed;
  readonly names: { readonly old: string; readonly fresh: string };
  readonly options: Omit<SidesOptions, 'signal'>;
}

export type OwnThreadAnswer =
  | { readonly comparison: Comparison }
  | { readonly incomparable: readonly FileFault[] }
  | { readonly fault: string };

/** @throws IncomparablePdf; DOMException when the signal is aborted; Error for a fault of our own */
export async function comparedInOwnThread(
  { old, fresh }: Sides,
  { dpi, threads, signal }: SidesOptions,
): Promise<Comparison> {
  signal?.throwIfAborted();
  const workerData: OwnThreadData = {
    old: handed(old.source),
    fresh: handed(fresh.source),
    names: { old: old.name, fresh: fresh.name },
    options: { dpi, threads },
  };
  const file = threadFile('./own-thread', import.meta.url);
  const worker = new Worker(file, { workerData, execArgv: [], resourceLimits: threadLimits });
  try {
    const answer = await new Promise<OwnThreadAnswer>((resolve, reject) => {
      worker.on('message', resolve).on('error', reject);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    if ('comparison' in answer) return answer.comparison;
    throw 'incomparable' in answer ? new IncomparablePdf(answer.incomparable) : new Error(answer.fault);
  } finally {
    await worker.terminate();
  }
}
