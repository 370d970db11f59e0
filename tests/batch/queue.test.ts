/** A queue as its users meet it: enqueued once, carried to other machines, paused, drained, and what stands in the way. */

import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stackLine, startDayang, until } from '../run-dayang.ts';
import { type BatchRun, contentsOf, ownFolder, packagesIn, runBatch, startBatch } from './batch-run.ts';
import { generateEdition } from './generate-editions.ts';
import { signalTo, treeOf } from './processes.ts';
import { haveRedis, type RedisServer, startRedis } from './redis-server.ts';
import { freePort, home, type S3Server, startS3 } from './s3-server.ts';

const { folder: work, remove } = ownFolder('queues');
const editions = join(work, 'editions');
const ids = [1, 2, 3].map((number) => `edition-000${number}`);
let redis: RedisServer;
let s3: S3Server;
const running = new Set<BatchRun>();
/** Each test has a queue of its own. */
let queues = 0;
const newQueue = () => `${redis.address}?name=test-${++queues}`;

async function dayang(words: readonly string[], environment: Record<string, string> = {}) {
  const run = startDayang(words, { cwd: work, environment });
  return { status: await run.ended, stdout: run.stdout(), stderr: run.stderr() };
}
const enqueue = async (queue: string, words: readonly string[], environment: Record<string, string> = {}) => {
  const { status, stdout } = await dayang(['archive', ...words, '--queue', queue, '--json'], environment);
  return { status, ...JSON.parse(stdout) };
};
const status = async (queue: string, ...words: string[]) =>
  JSON.parse((await dayang(['queue', '--queue', queue, ...words, '--json'])).stdout);
/** One process unless the words say otherwise: each more begins a browser of its own, for a page or two. */
function startWorker(queue: string, out: string, ...words: string[]): BatchRun {
  const run = startBatch(['worker', '--queue', queue, '--out', join(work, out), '--workers', '1', ...words], {
    cwd: work,
    environment: { DAYANG_LOCK_MS: '6000' },
  });
  running.add(run);
  return run;
}

const there = haveRedis();
beforeAll(async () => {
  if (!there) return;
  for (const number of [1, 2, 3]) await generateEdition(editions, number);
  redis = await startRedis(join(work, 'redis'));
  mkdirSync(join(work, 'bucket'));
  s3 = await startS3(join(work, 'bucket'), 'share');
}, 120_000);
afterAll(async () => {
  for (const { child } of running) for (const pid of treeOf(child.pid!)) signalTo(pid, 'SIGKILL');
  await redis?.kill();
  await s3?.stop();
  remove();
});

describe.skipIf(!there)('a queue', () => {
  test('takes each edition once, and the newest state of each', { timeout: 180_000 }, async () => {
    const queue = newQueue();
    const own = join(work, 'changing');
    cpSync(editions, own, { recursive: true });
    expect(await enqueue(queue, [own])).toMatchObject({ status: 0, added: 3, waiting: 0 });
    expect(await enqueue(queue, [own])).toMatchObject({ added: 0, waiting: 3 });
    appendFileSync(join(own, ids[0]!, 'edition.yaml'), '# 改\n');
    expect(await enqueue(queue, [own])).toMatchObject({ added: 1, waiting: 2 });
    // The older state that still waited has gone.
    expect(await status(queue)).toMatchObject({ waiting: 3, workers: 0 });
    expect(await startWorker(queue, 'newest', '--until-empty', '--workers', '2').ended).toBe(0);
    const now = await status(queue);
    expect(now).toMatchObject({ waiting: 0, active: 0, done: 3, failed: 0 });
    expect(now.editionsPerMinute).toBeGreaterThan(0);
    expect(await enqueue(queue, [own])).toMatchObject({ added: 0, done: 3 });
    expect(await enqueue(queue, [own, '--force'])).toMatchObject({ added: 3 });
    const again = startWorker(queue, 'newest', '--until-empty');
    expect(await again.ended).toBe(0);
    expect(again.of('kept')).toHaveLength(3);
  });

  test('shows why an edition failed, and takes it up again when asked', { timeout: 180_000 }, async () => {
    const queue = newQueue();
    const own = join(work, 'faulty');
    cpSync(join(editions, ids[0]!), join(own, ids[0]!), { recursive: true });
    appendFileSync(join(own, ids[0]!, 'stories', 'story-1.md'), '\n\n<div>一段</div>\n');
    await enqueue(queue, [own]);
    const first = startWorker(queue, 'faulty-out', '--until-empty');
    await first.ended;
    expect(first.of('failed').map(({ codes }) => codes)).toEqual([['markdown/html']]);
    const now = await status(queue);
    expect(now).toMatchObject({ failed: 1, done: 0 });
    expect(now.failures[0].diagnostics[0]).toMatchObject({ code: 'markdown/html', message: expect.any(String) });
    const { stderr } = await dayang(['queue', '--queue', queue, '--lang', 'zh']);
    expect(stderr).toMatch(/失败：.*edition-0001\n错误\[markdown\/html\]/);
    expect(await enqueue(queue, [own])).toMatchObject({ added: 0, failed: 1 });
    expect(await status(queue, '--retry')).toMatchObject({ waiting: 1, failed: 0 });
  });

  test.each(['folder', 's3'])(
    'carries editions to machines that cannot see them, by way of a %s',
    { timeout: 180_000 },
    async (kind) => {
      const queue = newQueue();
      const own = join(work, `away-${kind}`);
      cpSync(editions, own, { recursive: true });
      const via = kind === 's3' ? 's3://share/editions' : join(work, 'shared');
      expect(await enqueue(queue, [own, '--via', via], s3.environment)).toMatchObject({ status: 0, added: 3 });
      // The other machine has no such folder.
      renameSync(own, `${own}-gone`);
      const words = ['worker', '--queue', queue, '--out', join(work, `out-${kind}`), '--until-empty', '--workers', '1'];
      const worker = startBatch(words, { cwd: work, environment: s3.environment });
      running.add(worker);
      expect(await worker.ended).toBe(0);
      expect(await status(queue)).toMatchObject({ done: 3, failed: 0 });
      await runBatch(['archive', editions, '--out', join(work, `alone-${kind}`)], { cwd: work });
      expect(contentsOf(join(work, `out-${kind}`))).toEqual(contentsOf(join(work, `alone-${kind}`)));
    },
  );

  test('an edition that the worker cannot see is tried again, and says so', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    const own = join(work, 'unseen');
    cpSync(join(editions, ids[0]!), join(own, ids[0]!), { recursive: true });
    await enqueue(queue, [own]);
    renameSync(own, `${own}-gone`);
    const worker = startWorker(queue, 'unseen-out');
    let delayed = 0;
    for (let tries = 0; tries < 60 && delayed === 0; tries++) ({ delayed } = await status(queue));
    expect(delayed).toBe(1);
    signalTo(worker.child.pid!, 'SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  test('files that changed since are not archived under the old key', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    const own = join(work, 'late');
    cpSync(join(editions, ids[0]!), join(own, ids[0]!), { recursive: true });
    await enqueue(queue, [own]);
    appendFileSync(join(own, ids[0]!, 'edition.yaml'), '# 改\n');
    const worker = startWorker(queue, 'late-out', '--until-empty');
    await worker.ended;
    expect(worker.of('failed').map(({ codes }) => codes)).toEqual([['queue/changed']]);
  });

  test('jobs of another version are left to it', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    await enqueue(queue, [join(editions, ids[0]!)], { DAYANG_CHROMIUM: '/usr/bin/some-chrome' });
    const run = startDayang(['worker', '--queue', queue, '--out', join(work, 'other')], { cwd: work });
    await until('it is said', () => run.stderr().includes('warning[queue/other-program]'), 60_000);
    expect(await status(queue)).toMatchObject({ delayed: 1, failed: 0 });
    signalTo(run.child.pid!, 'SIGTERM');
    expect(await run.ended).toBe(0);
  });

  test('is paused and resumed', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    expect(await status(queue, '--pause')).toMatchObject({ paused: true });
    await enqueue(queue, [join(editions, ids[0]!)]);
    const worker = startWorker(queue, 'paused');
    await until('the worker is up', () => worker.of('progress').length > 1, 60_000);
    await pause(1000);
    const now = await status(queue);
    expect(now).toMatchObject({ paused: true, waiting: 1, active: 0, workers: 1 });
    expect(now.oldestWaiting).toBeGreaterThan(0);
    await status(queue, '--resume');
    await until('it is done', () => worker.of('done').length === 1, 60_000);
    signalTo(worker.child.pid!, 'SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  test('SIGTERM lets a worker finish what it is at, and take no more', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    await enqueue(queue, [editions]);
    const worker = startWorker(queue, 'drained');
    await until('it is at work', () => worker.of('start').length > 0, 60_000);
    signalTo(worker.child.pid!, 'SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(worker.of('done')).toHaveLength(1);
    expect(await status(queue)).toMatchObject({ done: 1, waiting: 2, active: 0 });
    expect(readdirSync(join(work, 'drained', '_batch', 'staging'))).toEqual([]);
  });

  test('a second interrupt hands it back', { timeout: 120_000 }, async () => {
    const queue = newQueue();
    await enqueue(queue, [editions]);
    const worker = startWorker(queue, 'handed');
    await until('it is at work', () => worker.of('start').length > 0, 60_000);
    signalTo(worker.child.pid!, 'SIGTERM');
    await pause(600);
    signalTo(worker.child.pid!, 'SIGTERM');
    expect(await worker.ended).toBe(0);
    const { done, waiting, active } = await status(queue);
    expect({ active, all: done + waiting }).toEqual({ active: 0, all: 3 });
    expect(existsSync(join(work, 'handed')) ? packagesIn(join(work, 'handed')).length : 0).toBe(done);
  });
});

describe.skipIf(!there)('what stands in the way of a queue', () => {
  const said = async (
    address: string,
    words: readonly string[] = ['queue'],
    environment: Record<string, string> = {},
  ) => {
    const { status: code, stderr } = await dayang([...words, '--queue', address], environment);
    expect(stderr).not.toMatch(stackLine);
    return { status: code, codes: [...stderr.matchAll(/(?:error|warning)\[(.+?)\]/g)].map(([, one]) => one) };
  };
  const all = () => [['queue'], ['worker'], ['archive', join(editions, ids[0]!)]];

  test('nobody answers', async () => {
    const port = await freePort();
    for (const words of all())
      expect(await said(`redis://127.0.0.1:${port}`, words)).toEqual({ status: 1, codes: ['queue/unreachable'] });
    expect((await said('redis://no-such-host.invalid')).codes).toEqual(['queue/unreachable']);
  });

  test('it wants a password, or another one', { timeout: 60_000 }, async () => {
    const guarded = await startRedis(join(work, 'guarded'), '--requirepass', 'open sesame');
    const at = (password: string) => `redis://:${password}@127.0.0.1:${guarded.port}`;
    try {
      for (const words of all())
        expect(await said(guarded.address, words)).toEqual({ status: 1, codes: ['queue/password'] });
      expect(await said(at('wrong'))).toEqual({ status: 1, codes: ['queue/wrong-password'] });
      expect(await said(at('open%20sesame'))).toEqual({ status: 0, codes: [] });
      expect(await said(guarded.address, ['queue'], { DAYANG_REDIS_PASSWORD: 'open sesame' })).toMatchObject({
        status: 0,
      });
    } finally {
      await guarded.kill();
    }
  });

  test('something else answers, or nothing ever', { timeout: 60_000 }, async () => {
    const listen = async (talk: (server: Server) => void): Promise<{ server: Server; address: string }> => {
      const server = createServer();
      talk(server);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return { server, address: `redis://127.0.0.1:${(server.address() as { port: number }).port}` };
    };
    const web = await listen((server) =>
      server.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    const mute = await listen((server) => server.on('connection', () => undefined));
    const slammed = await listen((server) => server.on('connection', (socket) => socket.destroy()));
    expect(await said(web.address)).toEqual({ status: 1, codes: ['queue/not-redis'] });
    expect(await said(mute.address)).toEqual({ status: 1, codes: ['queue/unreachable'] });
    expect(await said(slammed.address)).toEqual({ status: 1, codes: ['queue/unreachable'] });
    for (const { server } of [web, mute, slammed]) server.close();
  });

  test('its memory is full, or may be emptied, or nothing is kept', { timeout: 60_000 }, async () => {
    const small = await startRedis(join(work, 'small'), '--maxmemory', '1mb', '--maxmemory-policy', 'noeviction');
    const careless = await startRedis(
      join(work, 'careless'),
      '--maxmemory',
      '100mb',
      '--maxmemory-policy',
      'allkeys-lru',
      '--appendonly',
      'no',
    );
    try {
      expect((await said(small.address, ['archive', join(editions, ids[0]!)])).codes).toEqual(['queue/full']);
      expect(await said(careless.address)).toEqual({ status: 0, codes: ['queue/evicts', 'queue/forgets'] });
    } finally {
      await small.kill();
      await careless.kill();
    }
  });

  test('it goes away under a worker and comes back', { timeout: 120_000 }, async () => {
    const own = await startRedis(join(work, 'leaving'));
    try {
      const run = startDayang(['worker', '--queue', own.address, '--out', join(work, 'left')], { cwd: work });
      await pause(2500);
      await own.kill();
      await until('it is said', () => run.stderr().includes('warning[queue/dropped]'), 30_000);
      await own.start();
      await until('that it is back too', () => run.stderr().includes('note[queue/back]'), 30_000);
      await dayang(['archive', join(editions, ids[0]!), '--queue', own.address]);
      await until('it works', () => run.stdout().includes(ids[0]!), 60_000);
      expect(run.stderr().match(/queue\/dropped/g)).toHaveLength(1);
      signalTo(run.child.pid!, 'SIGTERM');
      expect(await run.ended).toBe(0);
      expect(run.stderr()).not.toMatch(stackLine);
    } finally {
      await own.kill();
    }
  });

  test('an address that is none', async () => {
    for (const address of ['127.0.0.1:6379', `http://${home}`, 'redis://', 'redis://h/x'])
      expect(await said(address)).toEqual({ status: 2, codes: ['queue/address'] });
    rmSync(join(work, 'dist'), { recursive: true, force: true });
  });
});
