/**
 * Three workers on one queue: one is killed, one is stopped past its lock and goes on, Redis is killed and started again
 * from its append-only file. Every edition is accounted for, and none is made twice.
 * `DAYANG_QUEUE_EDITIONS=300` is the full size.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchRun, contentsOf, ownFolder, runBatch, sizeOf, startBatch } from '../batch/batch-run.ts';
import { type GeneratedEdition, generateEdition } from '../batch/generate-editions.ts';
import { poisons } from '../batch/poison-editions.ts';
import { isThere, signalTo, treeOf } from '../batch/processes.ts';
import { haveRedis, type RedisServer, startRedis } from '../batch/redis-server.ts';
import { dayang, until } from '../run-dayang.ts';

const redisThere = haveRedis();
const count = sizeOf('DAYANG_QUEUE_EDITIONS', 10);
const { folder: work, remove } = ownFolder('queue');
const editions = join(work, 'editions');
const out = join(work, 'out');
const sound: GeneratedEdition[] = [];
const spoilt: string[] = [];
let redis: RedisServer;
const workers: BatchRun[] = [];
/** How long a silent worker keeps its job, ms. */
const lock = 6000;

beforeAll(async () => {
  if (!redisThere) return;
  for (let number = 0; number < count; number++) {
    const made = await generateEdition(editions, number);
    const poison = number % 9 === 4 ? poisons[number % poisons.length] : undefined;
    await poison?.spoil(made.folder);
    if (poison) spoilt.push(made.folder);
    else sound.push(made);
  }
  redis = await startRedis(join(work, 'redis'));
}, 900_000);
afterAll(async () => {
  for (const { child } of workers) for (const pid of treeOf(child.pid!)) signalTo(pid, 'SIGKILL');
  await redis?.kill();
  remove();
});

const startWorker = (): BatchRun => {
  const run = startBatch(['worker', '--queue', redis.address, '--out', out, '--workers', '1'], {
    cwd: work,
    environment: { DAYANG_LOCK_MS: String(lock) },
  });
  workers.push(run);
  return run;
};
const status = () => JSON.parse(dayang(['queue', '--queue', redis.address, '--json'], { cwd: work }).stdout);
const told = (event: string) => workers.flatMap((run) => run.of(event));

test.skipIf(!redisThere)('all of it is done, and nothing twice', { timeout: 3_600_000 }, async () => {
  const { status: enqueued, stdout } = dayang(['archive', editions, '--queue', redis.address, '--json'], { cwd: work });
  expect({ enqueued, told: JSON.parse(stdout) }).toMatchObject({ enqueued: 0, told: { added: count } });
  const [first, second] = [startWorker(), startWorker(), startWorker()];
  const some = Math.max(2, Math.floor(count / 6));
  await until('some are done', () => told('done').length >= some && first.of('start').length > 0, 600_000);

  const killed = treeOf(first.child.pid!);
  signalTo(first.child.pid!, 'SIGKILL');
  await until('its processes have ended with it', () => !killed.some(isThere), 20_000);

  const over = () => second.of('done').length + second.of('failed').length + second.of('kept').length;
  await until('the second is at work', () => second.of('start').length > over(), 120_000);
  const held = second.of('start').at(-1)!['folder'];
  const stopped = treeOf(second.child.pid!);
  for (const pid of stopped) signalTo(pid, 'SIGSTOP');
  // Longer than its lock, and as long as it takes until another has its job.
  await until(
    'another has taken it over',
    () => workers[2]!.of('start').some(({ folder }) => folder === held),
    lock * 20,
  );

  await redis.kill();
  await pause(1500);
  await redis.start();
  for (const pid of stopped) signalTo(pid, 'SIGCONT');

  let now = status();
  for (let last = performance.now(); now.waiting + now.active + now.delayed > 0; now = status()) {
    expect(performance.now() - last).toBeLessThan(2_400_000);
    await pause(1000);
  }
  expect(now).toMatchObject({ done: sound.length, failed: spoilt.length, waiting: 0, active: 0, delayed: 0 });
  for (const run of workers.slice(1)) signalTo(run.child.pid!, 'SIGTERM');
  for (const run of workers.slice(1)) expect(await run.ended).toBe(0);

  const made = told('done').map(({ folder }) => String(folder));
  expect(made.filter((folder, at) => made.indexOf(folder) !== at)).toEqual([]);
  // The killed one may have put a package away and not lived to tell.
  const known = new Set([...made, ...told('kept').map(({ folder }) => String(folder))]);
  expect(sound.map(({ folder }) => folder).filter((folder) => !known.has(folder))).toEqual([]);
  expect(now.failures.map((one: { folder: string }) => one.folder).sort()).toEqual(spoilt.sort());
  process.stderr.write(
    `queue of ${count}: ${made.length} told as made, ${told('kept').length} found made, ${now.failed} failed\n`,
  );
});

test.skipIf(!redisThere)('the packages are those of a batch on one machine', { timeout: 3_600_000 }, async () => {
  const alone = await runBatch(['archive', editions, '--out', join(work, 'alone')], { cwd: work });
  expect(alone.events.at(-1)).toMatchObject({ done: sound.length, failed: spoilt.length });
  expect(contentsOf(out)).toEqual(contentsOf(join(work, 'alone')));
});
