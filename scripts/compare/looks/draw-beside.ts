/** Pages drawn in a thread of their own, while this one reads what they hold and draws those of the other side. */
import { Worker } from 'node:worker_threads';
import { askedThread } from '../../core/asked-thread.ts';
import { threadFile } from '../../core/thread-file.ts';
import type { ByteSource } from '../../pdf/index.ts';
import { compilePdfium } from '../../pdf/text/pdfium.ts';
import { handed, threadLimits } from '../handed.ts';
import type { DrawAnswer, DrawOrder } from './draw-thread.ts';
import type { Drawer, PageSize, PageToDraw } from './drawer.ts';

const thread = askedThread<{ readonly who: number; readonly order: DrawOrder }, DrawAnswer>(
  () => new Worker(threadFile('./draw-thread', import.meta.url), { execArgv: [], resourceLimits: threadLimits }),
);
let drawers = 0;

async function ask(who: number, order: DrawOrder): Promise<Exclude<DrawAnswer, { fault: string }>> {
  const answer = await thread.ask({ who, order });
  if ('fault' in answer) throw new Error(answer.fault);
  return answer;
}

export function drawerBeside(source: ByteSource): Drawer {
  const who = drawers++;
  let open: { readonly index: number; readonly dpi: number; readonly size: Promise<PageSize | undefined> } | undefined;
  const sizeOf = (index: number, dpi: number): Promise<PageSize | undefined> => {
    if (open?.index === index && open.dpi === dpi) return open.size;
    // It starts while the engine is made ready.
    thread.warmUp();
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
