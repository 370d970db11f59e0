/** Examines a PDF in a thread of its own, with an end to its time and memory. */
import { Worker } from 'node:worker_threads';
import type { PressFinding } from '../press/model.ts';
import type { ExamineOptions } from './examine.ts';
import type { Order } from './worker.ts';

/** A page takes a few hundred milliseconds; what takes this long never ends. */
export const usualDeadline = 8000;

let idle: Worker | undefined;

function start(): Worker {
  const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
  return new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1024 }, execArgv: [] });
}

/** One thread waits for the next file; it does not keep the program alive. */
function take(): Worker {
  const worker = idle ?? start();
  idle = undefined;
  worker.ref();
  return worker;
}

function giveBack(worker: Worker): void {
  worker.removeAllListeners();
  if (idle) void worker.terminate();
  else {
    idle = worker;
    worker.unref();
    // A thread that dies while it waits is not given out again.
    const forget = (): void => {
      if (idle === worker) idle = undefined;
    };
    worker.once('error', forget);
    worker.once('exit', forget);
  }
}

/** Starts the thread while there is something else to do: its libraries take some 200 ms. */
export function warmUp(): void {
  if (!idle) giveBack(start());
}

type Answer = { readonly findings: readonly PressFinding[] } | { readonly fault: string };

/** @throws Error for a fault of our own inside the thread */
export function examineInThread(
  pdf: Uint8Array,
  options: ExamineOptions,
  deadline = usualDeadline,
): Promise<readonly PressFinding[]> {
  const worker = take();
  const { promise, resolve, reject } = Promise.withResolvers<readonly PressFinding[]>();
  const beyond = (what: string): void => {
    worker.removeAllListeners();
    worker.on('error', () => undefined);
    void worker.terminate();
    resolve([{ rule: 'pdf.limits', severity: 'error', parameters: { what } }]);
  };
  const timer = setTimeout(() => beyond(`> ${deadline / 1000} s`), deadline);
  worker.once('message', (answer: Answer) => {
    clearTimeout(timer);
    giveBack(worker);
    if ('findings' in answer) resolve(answer.findings);
    else reject(new Error(answer.fault));
  });
  worker.once('error', (error: Error & { code?: string }) => {
    clearTimeout(timer);
    beyond(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? '> 1024 MB' : error.message);
  });
  worker.postMessage({ pdf, options } satisfies Order);
  return promise;
}
