/**
 * Looks at pages as the build would make them, while nobody types: what the layout rules find, and their small pictures.
 * One page at a time, the one that is being looked at first; it is let go as soon as something changes.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPicture } from '../../pdf/index.ts';
import { buildEdition } from '../../pipeline.ts';
import type { Desk } from '../desk/open-desk.ts';
import type { Pages } from './pages.ts';
import type { WarmBrowser } from './warm-browser.ts';

/** Rest after the last change before a page is looked at, ms: typing comes first. */
const REST = 1500;
/** Dots an inch of the small pictures: a broadsheet is then 368 px wide. */
const DPI = 24;

/** A browser has six connections to one server, and needs some for other things. */
const MOST_WAITING = 2;

export interface Sweep extends AsyncDisposable {
  /** The page is being looked at. */
  look(page: number): void;
  /** Its small picture as it was last taken; undefined while there is none. */
  thumbnail(page: number): Uint8Array | undefined;
  /** Resolves when there is one, or at once without where others wait already: that there is one is told by an event. */
  firstThumbnail(page: number): Promise<Uint8Array | undefined>;
}

export interface Sweeping {
  readonly desk: Desk;
  readonly pages: Pages;
  readonly browser: WarmBrowser;
  /** Nothing is looked at until somebody asks for a picture. */
  readonly onlyAsked: boolean;
}

export function makeSweep({ desk, pages, browser, onlyAsked }: Sweeping): Sweep {
  const done = new Map<number, string>();
  const pictures = new Map<number, Uint8Array>();
  const waiting = new Map<number, ((picture: Uint8Array | undefined) => void)[]>();
  let looked = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;
  let closed = false;

  const settle = (page: number): void => {
    for (const resolve of waiting.get(page) ?? []) resolve(pictures.get(page));
    waiting.delete(page);
  };

  const sweepPage = async (page: number, signal: AbortSignal): Promise<void> => {
    if (desk.rights === 'edit' && !(await desk.texts.saved())) return;
    const out = await mkdtemp(join(tmpdir(), 'dayang-sweep-'));
    try {
      const folder = desk.texts.root;
      const build = await buildEdition({
        folder,
        pages: [page],
        products: ['proof'],
        out,
        browser: browser.get(),
        signal,
      });
      if (signal.aborted) return;
      desk.tellLayout(
        page,
        build.diagnostics.filter(({ onPage }) => onPage?.page === page),
      );
      const pdf = build.pages[0]?.outputs.find((file) => file.endsWith('.pdf'));
      if (!pdf) return;
      pictures.set(page, await renderPicture(await readFile(pdf), DPI));
      desk.texts.tell({ event: 'thumbnail', page });
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  };

  const sweep = async (signal: AbortSignal): Promise<void> => {
    const edition = await desk.edition();
    const numbers = edition?.pages.map(({ number }) => number) ?? [];
    for (const page of numbers.toSorted((a, b) => Number(b === looked) - Number(a === looked))) {
      if (signal.aborted) return;
      const parts = await pages.parts(page);
      const key = createHash('sha256')
        .update(JSON.stringify({ ...parts, made: undefined }))
        .digest('hex');
      if (done.get(page) !== key) {
        // A page that the build cannot make is told of by the build.
        await sweepPage(page, signal).catch(() => undefined);
        if (signal.aborted) return;
        done.set(page, key);
      }
      settle(page);
    }
    for (const page of waiting.keys()) settle(page);
  };

  const start = (asked = false): void => {
    clearTimeout(timer);
    if (closed || (onlyAsked && !asked)) return;
    timer = setTimeout(() => {
      const stop = new AbortController();
      const last = running?.ended ?? Promise.resolve();
      running = { stop, ended: last.then(() => sweep(stop.signal)).catch(() => undefined) };
    }, REST);
  };
  const stopHearing = desk.texts.hear(({ event }) => {
    if (event !== 'changed' && event !== 'edition') return;
    if (event === 'changed') running?.stop.abort();
    start();
  });
  return {
    look(page) {
      looked = page;
      start();
    },
    thumbnail: (page) => pictures.get(page),
    firstThumbnail(page) {
      const known = pictures.get(page);
      if (known) return Promise.resolve(known);
      start(true);
      if (waiting.size >= MOST_WAITING) return Promise.resolve(undefined);
      return new Promise((resolve) => waiting.set(page, [...(waiting.get(page) ?? []), resolve]));
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      stopHearing();
      clearTimeout(timer);
      running?.stop.abort();
      for (const page of waiting.keys()) settle(page);
      await running?.ended;
    },
  };
}
