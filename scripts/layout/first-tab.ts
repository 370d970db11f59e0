/**
 * The tab that Chromium starts with, made ready without Puppeteer: while that is loaded, and the edition read, the
 * browser brings the tab up with the program of the page in it. Puppeteer asks a dozen times in turn, and each answer
 * waits for whatever else this thread does.
 */
import type { Protocol } from 'puppeteer-core';
import { answerRequests, type Holding } from './answer-requests.ts';
import { inPageJson } from './bundle.ts';
import type { DevtoolsPipe, OwnSession } from './devtools-pipe.ts';
import { pageAddress } from './serve.ts';

export interface FirstTab {
  readonly holding: Holding;
  /** Resolves when all has been asked of the browser, or nothing can be. */
  readonly asked: Promise<void>;
  /** Gives its session when the tab holds the program; nothing where the browser has started without a tab. */
  readonly ready: Promise<OwnSession | undefined>;
}

export function beginFirstTab({ attach }: DevtoolsPipe): FirstTab {
  const holding: Holding = { pages: 0 };
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
  const ready = begin(attach, holding, onAsked).finally(onAsked);
  // Whoever opens the first page meets the failure.
  ready.catch(() => undefined);
  return { holding, asked, ready };
}

async function begin(
  attach: DevtoolsPipe['attach'],
  holding: Holding,
  onAsked: () => void,
): Promise<OwnSession | undefined> {
  const [session, script] = await Promise.all([attach(), inPageJson()]);
  if (!session) return undefined;
  const { promise: loaded, resolve: onLoaded } = Promise.withResolvers<void>();
  let there = false;
  session.on('Page.frameNavigated', ({ frame }: Protocol.Page.FrameNavigatedEvent) => {
    there = frame.url === pageAddress;
  });
  session.on('Page.domContentEventFired', () => there && onLoaded());
  const parameters = Buffer.concat([Buffer.from('{"source":'), script, Buffer.from('}')]);
  const answers = Promise.all([
    session.send('Page.enable'),
    session.sendJson('Page.addScriptToEvaluateOnNewDocument', parameters),
    answerRequests(session, holding, Promise.resolve()),
    session.send('Page.navigate', { url: pageAddress }),
  ]);
  onAsked();
  const [, , , navigated] = await answers;
  const { errorText } = navigated as Protocol.Page.NavigateResponse;
  if (errorText) throw new Error(`the first tab could not be opened: ${errorText}`);
  await Promise.race([loaded, session.ended]);
  return session;
}
