/** Answers every request of a page from what the page was made of; anything else is refused. */
import type { HTTPRequest, Page } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import { standIn } from './stand-in.ts';

/** Resolves nowhere; only this file answers for it. */
export const pageAddress = 'https://page.dayang.invalid/';

/** The page runs no script of its own; the engine is brought in from outside. */
const policy =
  "default-src 'none'; img-src 'self'; font-src 'self'; style-src 'unsafe-inline' blob:; base-uri 'none'; form-action 'none'";

type Answer = { body: string | Buffer; contentType: string };

function answerTo(path: string, html: HtmlPage): Answer | undefined {
  if (path === '') return { body: html.html, contentType: 'text/html; charset=utf-8' };
  if (html.pictures.has(path)) return { body: standIn(path), contentType: 'image/jpeg' };
  const face = /^fonts\/([0-9a-f]+)\.ttf$/.exec(path)?.[1];
  const found = html.faces.find(({ sha256 }) => sha256 === face);
  return found && { body: Buffer.from(found.bytes), contentType: 'font/ttf' };
}

/** What an address names within the page; undefined for anywhere else. */
function pathOf(address: string): string | undefined {
  if (!address.startsWith(pageAddress)) return undefined;
  try {
    return decodeURIComponent(address.slice(pageAddress.length));
  } catch {
    // A request that nobody answers would hold the page up for ever.
    return undefined;
  }
}

/** Serves `html` to the tab; `refused` hears of what was asked for and is not part of the page. */
export async function serve(page: Page, html: HtmlPage, refused: (address: string) => void): Promise<void> {
  const answer = async (request: HTTPRequest): Promise<void> => {
    const address = request.url();
    if (address.startsWith('data:') || address.startsWith('blob:')) return request.continue();
    const path = pathOf(address);
    const found = path === undefined ? undefined : answerTo(path, html);
    if (found) {
      return request.respond({
        status: 200,
        contentType: found.contentType,
        headers: { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
        body: found.body,
      });
    }
    refused(address);
    return request.abort('blockedbyclient');
  };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    // A tab closed in the middle of a request is an interrupted build, which says so itself.
    answer(request).catch(() => undefined);
  });
}
