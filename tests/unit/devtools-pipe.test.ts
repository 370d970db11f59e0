import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDevtoolsPipe } from '../../scripts/layout/devtools-pipe.ts';

test('messages come whole and in order, however the pipe cuts them', async () => {
  const [write, read] = [new PassThrough(), new PassThrough()];
  const { transport } = openDevtoolsPipe(write, read);
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

test("a session of our own and Puppeteer's messages pass each other by", async () => {
  const [write, read] = [new PassThrough(), new PassThrough()];
  const { transport, attach } = openDevtoolsPipe(write, read);
  const heard: string[] = [];
  transport.onmessage = (message) => void heard.push(message);
  const sent = (): Record<string, unknown>[] =>
    String(write.read() ?? '')
      .split('\0')
      .filter(Boolean)
      .map((text) => JSON.parse(text) as Record<string, unknown>);
  const tell = async (...messages: object[]) => {
    for (const one of messages) read.write(`${JSON.stringify(one)}\0`);
    await pause(5);
  };

  const attaching = attach();
  const [targets] = sent();
  expect(targets).toMatchObject({ method: 'Target.getTargets', params: {} });
  const targetInfos = [
    { targetId: 'T', type: 'tab' },
    { targetId: 'P', type: 'page' },
  ];
  await tell({ id: targets!['id'], result: { targetInfos } }, { id: 1, result: {} });
  const [asked] = sent();
  expect(asked).toMatchObject({ method: 'Target.attachToTarget', params: { targetId: 'P', flatten: true } });
  const told = (sessionId: string, targetId: string) => ({
    method: 'Target.attachedToTarget',
    params: { sessionId, targetInfo: { targetId } },
  });
  await tell(told('tab', 'T'), told('own', 'P'), { id: asked!['id'], result: { sessionId: 'own' } });
  const session = await attaching;
  const events: unknown[] = [];
  session!.on('Page.loaded', (parameters) => events.push(parameters));
  const answer = session!.sendJson('Page.add', Buffer.from('{"source":"页"}'));
  const refused = expect(session!.send('Page.fail')).rejects.toThrow('No such page');
  const [add, fail] = sent();
  expect(add).toMatchObject({ sessionId: 'own', method: 'Page.add', params: { source: '页' } });
  await tell(
    { method: 'Page.loaded', params: { at: 1 }, sessionId: 'own' },
    { method: 'Page.loaded', params: { at: 2 }, sessionId: 'other' },
    { id: add!['id'], result: { identifier: '7', long: '页'.repeat(20_000) }, sessionId: 'own' },
    { id: fail!['id'], error: { message: 'No such page' }, sessionId: 'own' },
    told('later', 'P'),
  );
  expect(await answer).toMatchObject({ identifier: '7' });
  await refused;
  expect(events).toEqual([{ at: 1 }]);
  expect(heard.map((text) => JSON.parse(text))).toEqual([
    { id: 1, result: {} },
    told('tab', 'T'),
    { method: 'Page.loaded', params: { at: 2 }, sessionId: 'other' },
    told('later', 'P'),
  ]);

  const left = expect(session!.send('Page.never')).rejects.toThrow('has ended');
  read.destroy();
  await left;
});

test('a browser that has started without a page is told', async () => {
  const [write, read] = [new PassThrough(), new PassThrough()];
  const attaching = openDevtoolsPipe(write, read).attach();
  const { id } = JSON.parse(String(write.read()).slice(0, -1)) as { id: number };
  read.write(`${JSON.stringify({ id, result: { targetInfos: [] } })}\0`);
  expect(await attaching).toBeUndefined();
});
