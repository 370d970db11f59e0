/**
 * The DevTools protocol over a pair of pipes: messages in JSON, each ended by a zero byte, as `--remote-debugging-pipe`
 * has it. Puppeteer talks through them, and so do we, from before it is loaded: its messages and ours pass each other by.
 */
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

/** Commands and events of one target. */
export interface Session {
  /** @throws when the browser refuses the command or has ended */
  readonly send: (method: string, parameters?: object) => Promise<unknown>;
  readonly on: (event: string, hear: (parameters: never) => void) => void;
}

export interface DevtoolsPipe {
  /** What Puppeteer is connected with. */
  readonly transport: ConnectionTransport;
  /** A session of our own with the page that the browser has started with; nothing where it has none. */
  readonly attach: () => Promise<OwnSession | undefined>;
}

export interface OwnSession extends Session {
  /** The same with parameters that are JSON already. */
  readonly sendJson: (method: string, parameters: Uint8Array) => Promise<unknown>;
  /** Never gives anything; fails when the browser has ended. */
  readonly ended: Promise<never>;
}

/** Numbers that Puppeteer, which counts from 1, does not come to. */
const ownFrom = 1_000_000_000;
/** With which an answer to one of them begins, among a few others. */
const ownAnswer = '{"id":1000';
/** Events of ours are short: longer messages are not looked into twice. */
const longestOwn = 16_384;

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

interface Asked {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Heard = Map<string, (parameters: never) => void>;

export function openDevtoolsPipe(write: Writable, read: Readable): DevtoolsPipe {
  const asked = new Map<number, Asked>();
  const sessions = new Map<string, Heard>();
  let [last, attaching, hasEnded] = [ownFrom, '', false];
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  // Whoever waits for it meets it.
  ended.catch(() => undefined);

  const transport: ConnectionTransport = {
    send(message) {
      write.write(`${message}\0`);
    },
    close() {
      read.destroy();
      write.destroy();
    },
  };
  /** True where the message was ours. */
  const isTaken = (text: string): boolean => {
    const isLong = text.length > longestOwn && !text.startsWith(ownAnswer);
    if (isLong || (sessions.size === 0 && asked.size === 0)) return false;
    const { id, sessionId = '', method = '', params, result, error } = JSON.parse(text) as Message;
    const waiting = id === undefined ? undefined : asked.get(id);
    if (waiting) {
      asked.delete(id!);
      if (error) waiting.reject(new Error(error.message));
      else waiting.resolve(result);
      return true;
    }
    const heard = sessions.get(sessionId);
    heard?.get(method)?.(params as never);
    return heard !== undefined || (sessionId === '' && tellsOfOurs(method, params));
  };
  // Puppeteer would take the session for one that it has been given. Those that it asks for come later.
  const tellsOfOurs = (method: string, params: Message['params']): boolean =>
    method === 'Target.attachedToTarget' &&
    (params?.['targetInfo'] as { targetId?: string } | undefined)?.targetId === attaching;

  receive(read, (message) => {
    if (!isTaken(message)) transport.onmessage?.(message);
  });
  read.on('close', () => {
    const error = new Error('the browser has ended');
    hasEnded = true;
    end(error);
    for (const { reject } of asked.values()) reject(error);
    asked.clear();
    transport.onclose?.();
  });
  // A browser that has ended is told by its pipe's close.
  for (const pipe of [read, write]) pipe.on('error', () => undefined);

  const ask = (method: string, parameters: string | Uint8Array, sessionId?: string): Promise<unknown> => {
    // A promise that lives as long as the browser would keep all that has ever been raced with it.
    if (hasEnded) return ended;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    last += 1;
    asked.set(last, { resolve, reject });
    const to = sessionId === undefined ? '' : `"sessionId":"${sessionId}",`;
    write.write(`{"id":${last},${to}"method":"${method}","params":`);
    write.write(parameters);
    write.write('}\0');
    return promise;
  };
  const attach = async (): Promise<OwnSession | undefined> => {
    const { targetInfos } = (await ask('Target.getTargets', '{}')) as {
      targetInfos: { targetId: string; type: string }[];
    };
    attaching = targetInfos.find(({ type }) => type === 'page')?.targetId ?? '';
    if (attaching === '') return undefined;
    const { sessionId } = (await ask(
      'Target.attachToTarget',
      JSON.stringify({ targetId: attaching, flatten: true }),
    )) as {
      sessionId: string;
    };
    attaching = '';
    const heard: Heard = new Map();
    sessions.set(sessionId, heard);
    return {
      send: (method, parameters = {}) => ask(method, JSON.stringify(parameters), sessionId),
      sendJson: (method, parameters) => ask(method, parameters, sessionId),
      on: (event, hear) => void heard.set(event, hear),
      ended,
    };
  };
  return { transport, attach };
}

function receive(read: Readable, hear: (message: string) => void): void {
  let pending: Buffer[] = [];
  read.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...pending, chunk.subarray(from, end)]).toString('utf8');
      pending = [];
      from = end + 1;
      // What waits for one message goes on before the next is told.
      setImmediate(() => hear(message));
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  });
}
