/** A page of a studio in a Chromium of its own, driven as a person drives it: by keys, mouse and compositions alone. */
import type { CDPSession, Page as Tab } from 'puppeteer-core';
import { loadEdition } from '../../scripts/edition/index.ts';
import { renderPage } from '../../scripts/html/index.ts';
import { type OpenBrowser, setPage } from '../../scripts/layout/index.ts';
import type { PageView } from '../../scripts/studio/page-protocol.ts';
import { type Client, enter, openStudio, type Studio } from './open-studio.ts';
import { startChromium } from './start-chromium.ts';

export interface Driven extends AsyncDisposable {
  readonly studio: Studio;
  readonly client: Client;
  readonly tab: Tab;
  readonly keys: CDPSession;
  /** What went wrong in the page, or was refused by its policy. */
  readonly faults: string[];
  /** Resolves when everything typed is in the files, and the page shows what they say. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    trial: { settled(): Promise<void>; saw: { said: unknown[]; selected: unknown[]; fits: unknown[] } };
    post(path: string, body: string): Promise<string>;
  }
}

/** The window around the page, as much of it as the page needs. */
function windowOfPage(token: string, client: string): void {
  let sequence = 0;
  const saw = { said: [] as unknown[], selected: [] as unknown[], fits: [] as unknown[] };
  const headers = { authorization: `Bearer ${token}` };
  window.trial = {
    saw,
    settled: () => (window.dayangPage as PageView & { settled(): Promise<void> }).settled(),
  };
  window.dayangWindow = {
    client,
    rights: 'edit',
    language: 'en',
    async act(act, group) {
      sequence += 1;
      const body = JSON.stringify({ client, sequence, group, act });
      const response = await fetch('/api/act', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return response.json();
    },
    read: (path) => fetch(path, { headers }),
    selected: (selection) => void saw.selected.push(selection),
    fitted: (fits) => {
      saw.fits = [...fits];
    },
    say: (words) => void saw.said.push(words),
    zoomed: () => undefined,
    ready: () => undefined,
  };
}

/** Lines as a build of the folder would print them now. */
export async function buildLines(folder: string, number: number, { browser }: { browser: OpenBrowser }) {
  const { value: edition, diagnostics } = await loadEdition(folder);
  if (!edition) throw new Error(JSON.stringify(diagnostics));
  const page = edition.pages.find((one) => one.number === number)!;
  const { value: html } = await renderPage(edition, page);
  const { value } = await setPage(browser, { edition, page, html: html! });
  return value!.layout.lines.map(({ text, box }) => ({ text, x: box.x, y: box.y, width: box.width }));
}

type Line = ReturnType<PageView['lines']>[number];

/** Lines of one that the other does not have at the same place. */
export function differingLines(one: readonly Line[], other: readonly Line[]): string[] {
  const same = (a: Line, b: Line | undefined): boolean =>
    b !== undefined &&
    a.text === b.text &&
    Math.abs(a.x - b.x) < 0.05 &&
    Math.abs(a.y - b.y) < 0.05 &&
    Math.abs(a.width - b.width) < 0.05;
  const found: string[] = [];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const a = one[at];
    if (!a || !same(a, other[at])) found.push(`${JSON.stringify(a)} / ${JSON.stringify(other[at])}`);
  }
  return found;
}

export interface DriveOptions {
  readonly page?: number;
  readonly folder?: string;
  readonly flags?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
}

export async function drivePage({
  page = 5,
  folder,
  flags = [],
  viewport = { width: 1600, height: 2300 },
}: DriveOptions = {}): Promise<Driven> {
  const studio = await openStudio(folder ? { folder } : {});
  const client = await enter(studio.server.address);
  const chromium = await startChromium(flags);
  const { browser, tab, faults } = chromium;
  // Nothing emulated: a screen that is really finer lays a page out in its own pixels.
  await tab.setViewport({ ...viewport, deviceScaleFactor: 0 });
  const [name, value] = client.cookie.split('=') as [string, string];
  await browser.setCookie({ name, value, domain: '127.0.0.1', path: '/' });
  await tab.evaluateOnNewDocument(windowOfPage, client.token, `page-${page}`);
  // A machine that carries many browsers takes its time.
  await tab.goto(`${client.address}/page/${page}/`, { timeout: 120_000 });
  await tab.waitForFunction(() => document.documentElement.dataset['set'] === 'true', {
    timeout: 120_000,
  });
  const keys = await tab.createCDPSession();
  return {
    studio,
    client,
    tab,
    keys,
    faults,
    async settled() {
      await tab.evaluate(() => window.trial.settled());
      await studio.desk.texts.saved();
    },
    async [Symbol.asyncDispose]() {
      await chromium[Symbol.asyncDispose]();
      client.leave();
      await studio[Symbol.asyncDispose]();
    },
  };
}
