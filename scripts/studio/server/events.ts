/** Server-sent events to every browser that is there. */
import type { ServerResponse } from 'node:http';
import type { Desk } from '../desk/open-desk.ts';
import type { ServerEvent } from '../protocol.ts';

/** A line that says nothing keeps the connection from being taken for a dead one, ms. */
const PULSE = 15_000;

/** Bytes waiting for a browser at which it is let go: it comes back and is told how things stand. */
const MOST_WAITING = 16 * 1024 * 1024;

/** Keeps the answer open and writes events into it until the browser leaves. */
export async function streamEvents(desk: Desk, response: ServerResponse, client: string | undefined): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
  const write = (event: ServerEvent): void => {
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(`event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  // What happens while the first state is being made comes behind it.
  const waiting: ServerEvent[] = [];
  let tell = (event: ServerEvent): void => void waiting.push(event);
  const stop = desk.texts.hear((event) => tell(event));
  const pulse = setInterval(() => response.write(': \n\n'), PULSE);
  response.once('close', () => {
    stop();
    clearInterval(pulse);
    if (client !== undefined) desk.leave(client);
  });
  write({ event: 'hello', state: await desk.state() });
  for (const event of waiting) write(event);
  tell = write;
}
