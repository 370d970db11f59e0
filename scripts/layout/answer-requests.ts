/** Answers what a tab asks for: the blank document that it begins with, then the faces and pictures of the page that it holds. */
import type { Protocol } from 'puppeteer-core';
import type { HtmlPage } from '../html/model.ts';
import type { Session } from './devtools-pipe.ts';
import { type Answer, answerTo, pathOf } from './serve.ts';

/** What a tab holds. */
export interface Holding {
  html?: HtmlPage;
  refused?: ((address: string) => void) | undefined;
  pages: number;
}

const blank: Answer = { body: '<!doctype html><title></title>', contentType: 'text/html; charset=utf-8' };

/**
 * Every request of the tab is answered here. Puppeteer's own interception would load Node's library for HTTP and turn
 * each face into base64 in a way that takes ten times as long.
 * @param ready the first document begins when the program has been handed over, or might come without it
 */
export async function answerRequests(session: Session, held: Holding, ready: Promise<unknown>): Promise<void> {
  session.on('Fetch.requestPaused', (paused: Protocol.Fetch.RequestPausedEvent) => {
    // A tab closed in the middle of a request is an interrupted build, which says so itself.
    ready.then(() => answer(session, paused, held)).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(
  session: Session,
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
