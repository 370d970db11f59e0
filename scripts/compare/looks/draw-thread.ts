/** A thread that draws pages, each for somebody who goes on with something else meanwhile. */
import { parentPort } from 'node:worker_threads';
import { keepCodeSoFar } from '../../core/code-cache.ts';
import { sourceOfHeld } from '../../pdf/document/byte-source.ts';
import { usePdfium } from '../../pdf/text/pdfium.ts';
import type { Handed } from '../handed.ts';
import { drawParts, type PageSize, type Parts } from './drawer.ts';
import { openPictures, type PagePicture, type Picture, type Pictures } from './pictures.ts';

/** What somebody has open is let go of when it is drawn, when something else is opened, and when it is closed. */
export type DrawOrder =
  | {
      readonly open: Handed;
      readonly engine: WebAssembly.Module;
      readonly index: number;
      readonly dpi: number;
    }
  | { readonly draw: Parts }
  | { readonly close: true };

/** To each order, in turn; no size where the page cannot be opened. */
export type DrawAnswer =
  | { readonly size?: PageSize | undefined }
  | { readonly pictures: readonly Picture[] }
  | { readonly fault: string };

interface Open {
  readonly document: Pictures;
  readonly page: PagePicture | undefined;
}

const opened = new Map<number, Open>();

function close(who: number): void {
  const { document, page } = opened.get(who) ?? {};
  opened.delete(who);
  page?.close();
  document?.close();
}

async function obey(who: number, order: DrawOrder): Promise<DrawAnswer> {
  if ('draw' in order) {
    const pictures = drawParts(opened.get(who)!.page!, order.draw);
    close(who);
    return { pictures };
  }
  close(who);
  if ('close' in order) return {};
  usePdfium(order.engine);
  const document = await openPictures(sourceOfHeld(order.open.held, order.open.length));
  if (!document) return {};
  const page = document.page(order.index, order.dpi);
  opened.set(who, { document, page });
  return page ? { size: { width: page.width, height: page.height, scale: page.scale } } : {};
}

async function answer(who: number, order: DrawOrder): Promise<void> {
  try {
    const done = await obey(who, order);
    const pictures = 'pictures' in done ? done.pictures : [];
    if (pictures.length > 0) keepCodeSoFar();
    parentPort!.postMessage(
      done,
      pictures.map(({ data }) => data.buffer as ArrayBuffer),
    );
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

let work = Promise.resolve();
parentPort?.on('message', ({ who, order }: { readonly who: number; readonly order: DrawOrder }) => {
  work = work.then(() => answer(who, order));
});
