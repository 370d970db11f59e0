/** Plates drawn in a thread of their own, while this one does something else with the page. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../core/thread-file.ts';
import type { DrawAnswer, DrawOrder } from './separations/draw-thread.ts';
import type { Separations } from './separations/model.ts';
import type { Draw } from './separations/plate-document.ts';

interface Waiting {
  readonly resolve: (separations: Separations) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
/** Answers come in the order of the questions. */
let waiting: Waiting[] = [];

function start(): Worker {
  const started = new Worker(threadFile('./separations/draw-thread', import.meta.url), { execArgv: [] });
  const fail = (error: Error): void => {
    if (worker === started) worker = undefined;
    const left = waiting;
    waiting = [];
    for (const { reject } of left) reject(error);
  };
  started.on('error', fail).on('exit', () => fail(new Error('the thread that draws plates has ended')));
  started.on('message', (answer: DrawAnswer) => {
    const { resolve, reject } = waiting.shift()!;
    // Without work it does not keep the program alive.
    if (waiting.length === 0) started.unref();
    if ('separations' in answer) resolve(answer.separations);
    else reject(new Error('unreadable' in answer ? answer.unreadable : answer.fault));
  });
  started.unref();
  return started;
}

/** Starts the thread while there is something else to do. */
export function warmUp(): void {
  worker ??= start();
}

export const drawBeside: Draw = (document, canvas) => {
  worker ??= start();
  const { promise, resolve, reject } = Promise.withResolvers<Separations>();
  waiting.push({ resolve, reject });
  worker.ref();
  const order: DrawOrder = { document, canvas };
  worker.postMessage(order);
  return promise;
};
