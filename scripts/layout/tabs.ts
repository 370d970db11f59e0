/**
 * Tabs that already hold the program in the page. Opening one and running the program costs some 100 ms, so the first is
 * made while the edition is still being read, and each serves many pages: a page's HTML is written into the document,
 * which leaves the window and the program in it as they are.
 */
import type { Browser, CDPSession, Protocol, Page as Tab } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import { answerRequests, type Holding } from './answer-requests.ts';
import { inPageScript } from './bundle.ts';
import type { Session } from './devtools-pipe.ts';
import type { FirstTab } from './first-tab.ts';
import { pageAddress } from './serve.ts';

export interface OpenOptions {
  /** Begins to set the page: `dayang.setPage` in the tab then gives what comes of that. */
  readonly begin?: boolean;
  /** Hears of addresses that are not the page's own. */
  readonly refused?: (address: string) => void;
  /** Called when the page is in the tab, which may be before Puppeteer has come to know the tab. */
  readonly onWritten?: () => void;
}

export interface Tabs {
  /** A tab with the page's HTML in it. */
  open(html: HtmlPage, options?: OpenOptions): Promise<Tab>;
  /** Takes a tab back; one that failed is closed. */
  release(tab: Tab, sound: boolean): Promise<void>;
}

/** A tab that holds the program: Puppeteer's, and the session that its requests are answered in. */
interface Seat {
  readonly holding: Holding;
  readonly session: Session;
  readonly tab: Promise<Tab>;
}

/** A tab is closed before what earlier pages left in it grows. */
const pagesPerTab = 16;

export function openTabs(browser: Browser, given: FirstTab): Tabs {
  const taken = new WeakMap<Tab, Seat>();
  const idle: Promise<Seat>[] = [];

  const make = async (): Promise<Seat> => {
    const [tab, script] = await Promise.all([browser.newPage(), inPageScript()]);
    const holding = { pages: 0 };
    const session = plainSession(await tab.createCDPSession());
    const scripted = tab.evaluateOnNewDocument(script);
    // Each answer of the browser's waits for whatever else this thread does: so what can be asked at once is.
    await Promise.all([
      answerRequests(session, holding, scripted),
      scripted,
      tab.goto(pageAddress, { waitUntil: 'domcontentloaded' }),
    ]);
    return { holding, session, tab: Promise.resolve(tab) };
  };

  const takeFirst = async (): Promise<Seat> => {
    const known = knownPage(browser);
    // Whoever opens the first page meets the failure.
    known.catch(() => undefined);
    const session = await given.ready;
    if (!session) return await make();
    const tab = Promise.race([known, session.ended]);
    tab.catch(() => undefined);
    return { holding: given.holding, session, tab };
  };
  const first = takeFirst();
  first.catch(() => undefined);
  idle.push(first);

  return {
    async open(html, { begin = false, refused, onWritten } = {}) {
      const seat = await (idle.pop() ?? make());
      Object.assign(seat.holding, { html, refused });
      // Not Puppeteer's own way: it may not have come to know the first tab yet.
      const expression = `(${writeDocument})(${JSON.stringify(html.html)}, ${begin})`;
      const { exceptionDetails } = (await seat.session.send('Runtime.evaluate', {
        expression,
      })) as Protocol.Runtime.EvaluateResponse;
      if (exceptionDetails) throw new Error(`the page's HTML cannot be written: ${exceptionDetails.text}`);
      onWritten?.();
      const tab = await seat.tab;
      taken.set(tab, seat);
      return tab;
    },
    async release(tab, sound) {
      const seat = taken.get(tab)!;
      seat.holding.pages += 1;
      delete seat.holding.html;
      if (sound && seat.holding.pages < pagesPerTab && !tab.isClosed()) idle.push(Promise.resolve(seat));
      else await tab.close().catch(() => undefined);
    },
  };
}

/** The first page, as soon as Puppeteer knows it. */
async function knownPage(browser: Browser): Promise<Tab> {
  const [known] = await browser.pages();
  if (known) return known;
  const target = await browser.waitForTarget((one) => one.type() === 'page');
  return (await target.page())!;
}

/** Runs in the page. */
function writeDocument(text: string, begin: boolean): void {
  document.open();
  document.write(text);
  document.close();
  if (begin) window.dayang.begin();
}

const plainSession = (session: CDPSession): Session => ({
  send: (method, parameters) => session.send(method as never, parameters as never),
  on: (event, hear) => void session.on(event as never, hear as never),
});
