/** A studio on a copy of the sample edition, and a client as its window is one. */
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, openDesk, type Serving, serve } from '../../scripts/studio/index.ts';
import type { Act, ActAnswer, ServerEvent } from '../../scripts/studio/protocol.ts';
import { projectRoot } from '../run-dayang.ts';

export async function copyEdition(name = 'content/qingxi'): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'dayang-studio-')));
  await cp(join(projectRoot, name), folder, { recursive: true });
  return folder;
}

export interface Client {
  readonly address: string;
  readonly token: string;
  readonly cookie: string;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  act(act: Act, group?: string): Promise<ActAnswer>;
  source(file: string): Promise<{ file: string; hash: string; text: string }>;
  /** Everything that was told so far; grows. */
  readonly events: ServerEvent[];
  /** The first event for which `is` holds, among those told and those to come. */
  heard<Name extends ServerEvent['event']>(
    name: Name,
    is?: (event: Extract<ServerEvent, { event: Name }>) => boolean,
    milliseconds?: number,
  ): Promise<Extract<ServerEvent, { event: Name }>>;
  leave(): void;
}

let clients = 0;

/** Comes in as a window does, by the address that opens it. */
export async function enter(opened: string): Promise<Client> {
  const { origin, hash } = new URL(opened);
  const token = hash.slice(1);
  const authorization = `Bearer ${token}`;
  clients += 1;
  const client = `client-${clients}`;
  let sequence = 0;
  const session = await fetch(`${origin}/api/session`, { method: 'POST', headers: { authorization } });
  if (!session.ok) throw new Error(`no session: ${session.status}`);
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  const leaving = new AbortController();
  const events: ServerEvent[] = [];
  const waiting = new Set<() => void>();
  const stream = await fetch(`${origin}/api/events?client=${client}`, {
    headers: { authorization },
    signal: leaving.signal,
  });
  const read = async (): Promise<void> => {
    let text = '';
    for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const whole = text.split('\n\n');
      text = whole.pop()!;
      for (const one of whole) {
        const data = /^data: (.*)$/m.exec(one)?.[1];
        if (data) events.push(JSON.parse(data) as ServerEvent);
      }
      for (const wake of waiting) wake();
    }
  };
  read().catch(() => undefined);
  const post = (path: string, body: unknown) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const get = (path: string) =>
    fetch(origin + path, { headers: path.startsWith('/api/') ? { authorization } : { cookie } });
  return {
    address: origin,
    token,
    cookie,
    get,
    post,
    async act(act, group) {
      sequence += 1;
      const response = await post('/api/act', { client, sequence, group: group ?? `group-${sequence}`, act });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as ActAnswer;
    },
    async source(file) {
      return (await (await get(`/api/source?file=${encodeURIComponent(file)}`)).json()) as never;
    },
    events,
    heard(name, is = () => true, milliseconds = 10_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find((event) => event.event === name && is(event as never));
          if (!found) return;
          waiting.delete(look);
          clearTimeout(late);
          resolve(found as never);
        };
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`not heard: ${name}; heard ${events.map(({ event }) => event).join(', ')}`));
        }, milliseconds);
        waiting.add(look);
        look();
      });
    },
    leave: () => leaving.abort(),
  };
}

export interface Studio extends AsyncDisposable {
  readonly folder: string;
  readonly desk: Desk;
  readonly server: Serving;
}

export async function openStudio(
  options: { folder?: string; readOnly?: boolean; passwords?: readonly string[]; lookAhead?: boolean } = {},
): Promise<Studio> {
  const folder = options.folder ?? (await copyEdition());
  const { value: desk, diagnostics } = await openDesk(folder, { readOnly: options.readOnly === true });
  if (!desk) throw new Error(JSON.stringify(diagnostics));
  const server = await serve(desk, { passwords: options.passwords ?? [], lookAhead: options.lookAhead === true });
  return {
    folder,
    desk,
    server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await desk[Symbol.asyncDispose]();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
