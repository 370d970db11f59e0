/**
 * Tabs that already hold the program in the page. Opening one and running the program costs some 100 ms, so the first is
 * made while the edition is still being read, and each serves many pages: a page's HTML is written into the document,
 * which leaves the window and the program in it as they are.
 */
import type { Browser, CDPSession, Protocol, Page as Tab } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import { inPageScript } from './bundle.ts';
import { type Answer, answerTo, pageAddress, pathOf } from './serve.ts';

export interface Tabs {
  /** A tab with the page's HTML in it, nothing of it set yet. `refused` hears of addresses that are not the page's own. */
  open(html: HtmlPage, refused?: (address: string) => void): Promise<Tab>;
  /** Takes a tab back; one that failed is closed. */
  release(tab: Tab, sound: boolean): Promise<void>;
}

interface Holding {
  html?: HtmlPage;
  refused?: ((address: string) => void) | undefined;
  pages: number;
}

/** A tab is closed before what earlier pages left in it grows. */
const pagesPerTab = 16;
const blank: Answer = { body: '<!doctype html><title></title>', contentType: 'text/html; charset=utf-8' };

export function openTabs(browser: Browser): Tabs {
  const holding = new WeakMap<Tab, Holding>();
  const idle: Promise<Tab>[] = [];

  const make = async (given?: Promise<Tab | undefined>): Promise<Tab> => {
    const [there, script] = await Promise.all([given, inPageScript()]);
    const tab = there ?? (await browser.newPage());
    holding.set(tab, { pages: 0 });
    const session = await tab.createCDPSession();
    const scripted = tab.evaluateOnNewDocument(script);
    // Each answer of the browser's waits for whatever else this thread does: so what can be asked at once is.
    await Promise.all([
      intercept(session, holding.get(tab)!, scripted),
      scripted,
      tab.goto(pageAddress, { waitUntil: 'domcontentloaded' }),
    ]);
    return tab;
  };

  // Chromium starts with a tab, which is 50 ms sooner than another.
  const first = make(browser.pages().then(([tab]) => tab));
  // Whoever opens the first page meets the failure.
  first.catch(() => undefined);
  idle.push(first);

  return {
    async open(html, refused) {
      const tab = await (idle.pop() ?? make());
      Object.assign(holding.get(tab)!, { html, refused });
      await tab.evaluate((text) => {
        document.open();
        document.write(text);
        document.close();
      }, html.html);
      return tab;
    },
    async release(tab, sound) {
      const held = holding.get(tab)!;
      held.pages += 1;
      delete held.html;
      if (sound && held.pages < pagesPerTab && !tab.isClosed()) idle.push(Promise.resolve(tab));
      else await tab.close().catch(() => undefined);
    },
  };
}

/**
 * Every request of the tab is answered here. Puppeteer's own interception would load Node's library for HTTP and turn
 * each face into base64 in a way that takes ten times as long.
 * @param ready the first document begins when the program has been handed over, or might come without it
 */
async function intercept(session: CDPSession, held: Holding, ready: Promise<unknown>): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    // A tab closed in the middle of a request is an interrupted build, which says so itself.
    ready.then(() => answer(session, paused, held)).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(
  session: CDPSession,
  { requestId, request }: Protocol.Fetch.RequestPausedEvent,
  { html, refused }: Holding,
): Promise<void> {
  const address = request.url;
  if (address.startsWith('data:') || address.startsWith('blob:')) {
    await session.send('Fetch.continueRequest', { requestId });
    return;
  }
  const path = pathOf(address);
  const found = path === '' ? blank : html && path !== undefined ? answerTo(path, html) : undefined;
  if (!found) {
    refused?.(address);
    await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const { body, contentType } = found;
  const responseHeaders = Object.entries({ ...policy, 'content-type': contentType, 'cache-control': 'no-store' });
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: responseHeaders.map(([name, value]) => ({ name, value })),
    body: Buffer.from(body).toString('base64'),
  });
}

/** The page runs no script of its own; the program is brought in from outside. */
const policy = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; font-src 'self'; style-src 'unsafe-inline' blob:; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
};
