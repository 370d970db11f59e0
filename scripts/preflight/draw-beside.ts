/** PDFium in a thread of its own, while this one does something else with the page: plates are drawn, text is read. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../core/thread-file.ts';
import { UnreadablePdf } from '../pdf/document/unreadable.ts';
import type { PageText } from '../pdf/index.ts';
import type { DrawAnswer, DrawOrder, ReadOrder } from './separations/draw-thread.ts';
import type { Draw } from './separations/plate-document.ts';

type Done = Exclude<DrawAnswer, { unreadable: string } | { fault: string }>;

interface Waiting {
  readonly resolve: (answer: Done) => void;
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
    if ('unreadable' in answer) reject(new UnreadablePdf(answer.unreadable));
    else if ('fault' in answer) reject(new Error(answer.fault));
    else resolve(answer);
  });
  started.unref();
  return started;
}

/** Starts the thread while there is something else to do. */
export function warmUp(): void {
  worker ??= start();
}

function ask(order: DrawOrder | ReadOrder): Promise<Done> {
  worker ??= start();
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  waiting.push({ resolve, reject });
  worker.ref();
  worker.postMessage(order);
  return promise;
}

export const drawBeside: Draw = async (document, canvas) => {
  const answer = await ask({ document, canvas });
  if ('plates' in answer) return answer.plates;
  throw new Error('the thread that draws plates has answered something else');
};

/** The text of each page as PDFium reads it. @throws UnreadablePdf */
export async function readBeside(pdf: Uint8Array): Promise<readonly PageText[]> {
  const answer = await ask({ pdf });
  if ('text' in answer) return answer.text;
  throw new Error('the thread that reads text has answered something else');
}
