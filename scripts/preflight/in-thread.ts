/** Examines a PDF in a thread of its own, with an end to its time and memory. */
import { Worker } from 'node:worker_threads';
import type { PressFinding } from '../press/model.ts';
import type { ExamineOptions } from './examine.ts';
import type { Order } from './worker.ts';

/** A page takes a few hundred milliseconds; what takes this long never ends. */
export const usualDeadline = 8000;

const mostResident = 700 * 1024 * 1024;

let idle: Worker | undefined;

function start(): Worker {
  const file = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1024 }, execArgv: [] });
  // A thread that dies while it waits is not given out again, and its death is nobody's fault but its own.
  const forget = (): void => {
    if (idle === worker) idle = undefined;
  };
  return worker.on('error', forget).on('exit', forget);
}

/** One thread waits for the next file; it does not keep the program alive. */
function take(): Worker {
  const worker = idle ?? start();
  idle = undefined;
  worker.ref();
  return worker;
}

function giveBack(worker: Worker): void {
  // What a monstrous file made the thread take is only given back by its end.
  if (idle || process.memoryUsage.rss() > mostResident) void worker.terminate();
  else {
    idle = worker;
    worker.unref();
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
  const done = (): void => {
    clearTimeout(timer);
    worker.off('message', answered).off('error', died);
  };
  const beyond = (what: string): void => {
    done();
    void worker.terminate();
    resolve([{ rule: 'pdf.limits', severity: 'error', parameters: { what } }]);
  };
  const answered = (answer: Answer): void => {
    done();
    giveBack(worker);
    if ('findings' in answer) resolve(answer.findings);
    else reject(new Error(answer.fault));
  };
  const died = (error: Error & { code?: string }): void => {
    beyond(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? '> 1024 MB' : error.message);
  };
  const timer = setTimeout(() => beyond(`> ${deadline / 1000} s`), deadline);
  worker.on('message', answered).on('error', died);
  worker.postMessage({ pdf, options } satisfies Order);
  return promise;
}
