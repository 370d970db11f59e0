/** Pages drawn in a thread of their own, while this one reads what they hold and draws those of the other side. */
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../core/thread-file.ts';
import type { ByteSource } from '../../pdf/index.ts';
import { compilePdfium } from '../../pdf/text/pdfium.ts';
import { handed, threadLimits } from '../handed.ts';
import type { DrawAnswer, DrawOrder } from './draw-thread.ts';
import type { Drawer, PageSize, PageToDraw } from './drawer.ts';

interface Waiting {
  readonly resolve: (answer: DrawAnswer) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
/** Answers come in the order of the questions. */
let waiting: Waiting[] = [];
let drawers = 0;

function start(): Worker {
  const file = threadFile('./draw-thread', import.meta.url);
  const started = new Worker(file, { execArgv: [], resourceLimits: threadLimits });
  const fail = (error: Error): void => {
    if (worker !== started) return;
    worker = undefined;
    const left = waiting;
    waiting = [];
    for (const { reject } of left) reject(error);
  };
  started.on('error', fail).on('exit', () => fail(new Error('the thread that draws has ended')));
  started.on('message', (answer: DrawAnswer) => {
    const { resolve, reject } = waiting.shift()!;
    // Without work it does not keep the program alive.
    if (waiting.length === 0) started.unref();
    if ('fault' in answer) reject(new Error(answer.fault));
    else resolve(answer);
  });
  started.unref();
  return started;
}

function ask(who: number, order: DrawOrder): Promise<DrawAnswer> {
  worker ??= start();
  const thread = worker;
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    thread.ref();
    thread.postMessage({ who, order });
  });
}

export function drawerBeside(source: ByteSource): Drawer {
  const who = drawers++;
  let open: { readonly index: number; readonly dpi: number; readonly size: Promise<PageSize | undefined> } | undefined;
  const sizeOf = (index: number, dpi: number): Promise<PageSize | undefined> => {
    if (open?.index === index && open.dpi === dpi) return open.size;
    // It starts while the engine is made ready.
    worker ??= start();
    const size = compilePdfium()
      .then((engine) => ask(who, { open: handed(source), engine, index, dpi }))
      .then((answer) => ('size' in answer ? answer.size : undefined));
    open = { index, dpi, size };
    return size;
  };
  const close = async (): Promise<void> => {
    if (!open) return;
    open = undefined;
    // Who gave the file may close it only when nobody reads from it any more.
    await ask(who, { close: true });
  };
  return {
    prepare: (index, dpi) => {
      sizeOf(index, dpi).catch(() => undefined);
    },
    page: async (index, dpi) => {
      const size = await sizeOf(index, dpi);
      const draw: PageToDraw['draw'] = async (parts) => {
        open = undefined;
        const answer = await ask(who, { draw: parts });
        return 'pictures' in answer ? answer.pictures : [];
      };
      return size && { ...size, draw, close: () => undefined };
    },
    close,
  };
}
