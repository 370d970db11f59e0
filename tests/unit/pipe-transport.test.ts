import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pipeTransport } from '../../scripts/layout/pipe-transport.ts';

test('messages come whole and in order, however the pipe cuts them', async () => {
  const [write, read] = [new PassThrough(), new PassThrough()];
  const transport = pipeTransport(write, read);
  const heard: string[] = [];
  let closed = 0;
  transport.onmessage = (message) => void heard.push(message);
  transport.onclose = () => {
    closed += 1;
  };
  const bytes = Buffer.from('{"页":"第一版"}\0{"b":2}\0{"c":3}\0', 'utf8');
  // In the middle of a character, of a message, and right behind a message's end.
  for (const [from, to] of [
    [0, 3],
    [3, 17],
    [17, 25],
    [25, 26],
    [26, bytes.length],
  ] as const) {
    read.write(bytes.subarray(from, to));
    await pause(1);
  }
  await pause(5);
  expect(heard).toEqual(['{"页":"第一版"}', '{"b":2}', '{"c":3}']);
  transport.send('{"id":1}');
  expect(write.read()).toEqual(Buffer.from('{"id":1}\0'));
  read.destroy();
  await pause(5);
  expect(closed).toBe(1);
});
