/**
 * Tabs that already hold the program in the page. Opening one and running the program costs some 100 ms, so the first is
 * made while the edition is still being read, and each serves many pages: a page's HTML is written into the document,
 * which leaves the window and the program in it as they are.
 */
import type { Browser, CDPSession, Page as Tab } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import { answerRequests, type Holding } from './answer-requests.ts';
import { inPageScript } from './bundle.ts';
import type { Session } from './devtools-pipe.ts';
import type { FirstTab } from './first-tab.ts';
import { pageAddress } from './serve.ts';

export interface Tabs {
  /** A tab with the page's HTML in it, nothing of it set yet. `refused` hears of addresses that are not the page's own. */
  open(html: HtmlPage, refused?: (address: string) => void): Promise<Tab>;
  /** Takes a tab back; one that failed is closed. */
  release(tab: Tab, sound: boolean): Promise<void>;
}

/** A tab is closed before what earlier pages left in it grows. */
const pagesPerTab = 16;

export function openTabs(browser: Browser, given: FirstTab): Tabs {
  const holding = new WeakMap<Tab, Holding>();
  const idle: Promise<Tab>[] = [];

  const make = async (): Promise<Tab> => {
    const [tab, script] = await Promise.all([browser.newPage(), inPageScript()]);
    holding.set(tab, { pages: 0 });
    const session = plainSession(await tab.createCDPSession());
    const scripted = tab.evaluateOnNewDocument(script);
    // Each answer of the browser's waits for whatever else this thread does: so what can be asked at once is.
    await Promise.all([
      answerRequests(session, holding.get(tab)!, scripted),
      scripted,
      tab.goto(pageAddress, { waitUntil: 'domcontentloaded' }),
    ]);
    return tab;
  };

  const takeFirst = async (): Promise<Tab> => {
    const [ready, [tab]] = await Promise.all([given.ready, browser.pages()]);
    if (!ready || !tab) return await make();
    holding.set(tab, given.holding);
    return tab;
  };

  const first = takeFirst();
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

const plainSession = (session: CDPSession): Session => ({
  send: (method, parameters) => session.send(method as never, parameters as never),
  on: (event, hear) => void session.on(event as never, hear as never),
});
