/** The studio's server: who asks, for what, and the answer. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from '../desk/open-desk.ts';
import { routes } from '../routes.ts';
import { type Answer, json, refusal, send, TooLarge } from './answer.ts';
import { answerApi } from './answer-api.ts';
import { answerPicture, answerWindow } from './answer-pages.ts';
import { streamEvents } from './events.ts';
import { type InkMaps, makeInkMaps } from './ink-maps.ts';
import { type Keys, makeKeys, type Rights } from './keys.ts';
import { makePages, type Pages } from './pages.ts';
import { type Preparing, prepare } from './prepare.ts';
import { makeProducts, type Products } from './products.ts';
import { plainPath, refuse } from './refuse.ts';
import { makeSweep, type Sweep } from './sweep.ts';
import { makeWarmBrowser } from './warm-browser.ts';

export interface ServeOptions {
  /** 0 takes any that is free. */
  readonly port?: number;
  readonly passwords?: readonly string[];
  /** Names of this machine in its network, where others may come. */
  readonly names?: readonly string[];
  /** Whether pages are built in the background for what the layout rules find; true if left out. */
  readonly lookAhead?: boolean;
}

export interface Serving extends AsyncDisposable {
  readonly port: number;
  /** Opens the window for who has it. */
  readonly address: string;
  readonly pages: Pages;
}

/** What every answer is made of. */
export interface Room {
  readonly desk: Desk;
  readonly keys: Keys;
  readonly pages: Pages;
  readonly sweep: Sweep;
  readonly products: Products;
  readonly preparing: Preparing;
  readonly inks: InkMaps;
}

export interface Question {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly rights: Rights;
}

/** ms. */
const KEEP_ALIVE = 120_000;

const LOOPBACK = '127.0.0.1';

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;

async function answerTo(room: Room, request: IncomingMessage, response: ServerResponse): Promise<Answer | undefined> {
  const path = plainPath(request.url ?? '');
  if (path === undefined) return refusal(400, 'path');
  const query = new URLSearchParams(request.url!.split('?')[1] ?? '');
  if (path === routes.window || path.startsWith(routes.client)) {
    if (request.method !== 'GET') return refusal(405, 'method');
    const packs = /\bgzip\b/.test(single(request.headers['accept-encoding']) ?? '');
    return answerWindow(path, randomBytes(16).toString('base64'), packs);
  }
  if (path.startsWith('/api/')) {
    const open = path === routes.session && request.method === 'POST';
    const rights = room.keys.bearer(request.headers.authorization);
    if (!rights && !open) return refusal(401, 'token');
    if (path === routes.events && request.method === 'GET') {
      await streamEvents(room.desk, response, query.get('client') ?? undefined);
      return undefined;
    }
    return answerApi(room, { request, path, query, rights: rights ?? 'read' }, rights !== undefined);
  }
  const rights = room.keys.cookie(request.headers.cookie) ?? room.keys.bearer(request.headers.authorization);
  if (!rights) return refusal(401, 'cookie');
  if (request.method !== 'GET') return refusal(405, 'method');
  return answerPicture(room, { request, path, query, rights });
}

export async function serve(
  desk: Desk,
  { port = 0, passwords = [], names = [], lookAhead }: ServeOptions = {},
): Promise<Serving> {
  const pages = makePages(desk);
  const browser = makeWarmBrowser();
  const sweep = makeSweep({ desk, pages, browser, onlyAsked: lookAhead === false });
  const products = makeProducts(desk, browser);
  const preparing = prepare(desk, pages);
  const inks = makeInkMaps({ desk, pages, browser });
  let hosts: ReadonlySet<string> = new Set();
  let room: Room | undefined;
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 120_000 }, (request, response) => {
    const { method = '', headers } = request;
    const refused = refuse(
      {
        method,
        host: headers.host,
        origin: headers.origin,
        fetchSite: single(headers['sec-fetch-site']),
      },
      hosts,
    );
    const close = (answer: Answer): void => {
      // Nobody reads what is still coming of a body that was refused.
      if (!request.complete) {
        response.shouldKeepAlive = false;
        response.once('finish', () => request.destroy());
      }
      if (!response.headersSent) send(response, answer);
      else response.destroy();
    };
    if (refused) return close(refusal(refused.status, refused.reason));
    answerTo(room!, request, response).then(
      (answer) => answer && close(answer),
      (error: unknown) => {
        if (request.destroyed && !request.complete) return response.destroy();
        close(error instanceof TooLarge ? refusal(413, 'too large') : json({ error: String(error) }, 500));
      },
    );
  });
  // A window asks again after a pause; a connection that has just been closed would cost it an act.
  server.keepAliveTimeout = KEEP_ALIVE;
  await listen(server, port, passwords.length > 0 ? '0.0.0.0' : LOOPBACK);
  const bound = (server.address() as AddressInfo).port;
  hosts = new Set(
    [LOOPBACK, 'localhost', ...(passwords.length > 0 ? names : [])].map((name) => `${name.toLowerCase()}:${bound}`),
  );
  room = {
    desk,
    pages,
    sweep,
    products,
    preparing,
    inks,
    keys: makeKeys({ port: bound, rights: desk.rights, passwords }),
  };
  return {
    port: bound,
    address: `http://${LOOPBACK}:${bound}/#${room.keys.token}`,
    pages,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      preparing[Symbol.dispose]();
      inks[Symbol.dispose]();
      await sweep[Symbol.asyncDispose]();
      await products[Symbol.asyncDispose]();
      await browser[Symbol.asyncDispose]();
    },
  };
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
