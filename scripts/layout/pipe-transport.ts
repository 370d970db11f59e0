/** The DevTools protocol over a pair of pipes: messages in JSON, each ended by a zero byte, as `--remote-debugging-pipe` has it. */
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

export function pipeTransport(write: Writable, read: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  const transport: ConnectionTransport = {
    send(message) {
      write.write(`${message}\0`);
    },
    close() {
      read.destroy();
      write.destroy();
    },
  };
  read.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...pending, chunk.subarray(from, end)]).toString('utf8');
      pending = [];
      from = end + 1;
      // What waits for one message goes on before the next is told.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  });
  read.on('close', () => transport.onclose?.());
  // A browser that has ended is told by its pipe's close.
  for (const pipe of [read, write]) pipe.on('error', () => undefined);
  return transport;
}
