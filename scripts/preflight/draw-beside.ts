/** PDFium in a thread of its own, while this one does something else with the page: plates are drawn, text is read. */
import { Worker } from 'node:worker_threads';
import { askedThread } from '../core/asked-thread.ts';
import { threadFile } from '../core/thread-file.ts';
import { UnreadablePdf } from '../pdf/document/unreadable.ts';
import type { PageText } from '../pdf/index.ts';
import { compilePdfium } from '../pdf/text/pdfium.ts';
import type { DrawAnswer, DrawOrder, EngineGiven, ReadOrder } from './separations/draw-thread.ts';
import type { Draw } from './separations/plate-document.ts';

type Done = Exclude<DrawAnswer, { unreadable: string } | { fault: string }>;

const thread = askedThread<DrawOrder | ReadOrder, DrawAnswer>(() => {
  const worker = new Worker(threadFile('./separations/draw-thread', import.meta.url), { execArgv: [] });
  const give = (engine: EngineGiven['engine']) => worker.postMessage({ engine } satisfies EngineGiven);
  compilePdfium().then(give, () => give(undefined));
  return worker;
});

/** Starts the thread while there is something else to do. */
export const { warmUp } = thread;

async function ask(order: DrawOrder | ReadOrder): Promise<Done> {
  const answer = await thread.ask(order);
  if ('unreadable' in answer) throw new UnreadablePdf(answer.unreadable);
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
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
