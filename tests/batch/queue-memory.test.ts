/** What a job takes of the memory of Redis, as scripts/batch/README.md reckons with it. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadQueue } from '../../scripts/batch/index.ts';
import { projectRoot } from '../run-dayang.ts';
import { ownFolder } from './batch-run.ts';
import { generateEdition } from './generate-editions.ts';
import { haveRedis, type RedisServer, startRedis } from './redis-server.ts';

const there = haveRedis();
const { folder: work, remove } = ownFolder('redis-memory');
let redis: RedisServer;
let client: Redis;

beforeAll(async () => {
  if (!there) return;
  redis = await startRedis(join(work, 'redis'));
  client = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
}, 60_000);
afterAll(async () => {
  client?.disconnect();
  await redis?.kill();
  remove();
});

const memory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
/** The figure that the documentation has. */
const told = (what: string): number => {
  const text = readFileSync(join(projectRoot, 'scripts/batch/README.md'), 'utf8');
  return Number(new RegExp(`${what}[^|]*\\| *([\\d,]+) bytes`).exec(text)?.[1]?.replaceAll(',', ''));
};

/** Editions that differ in a line of their edition.yaml. */
async function manyEditions(root: string, count: number): Promise<readonly string[]> {
  const { folder } = await generateEdition(join(work, 'one'), 1);
  const yaml = readFileSync(join(folder, 'edition.yaml'), 'utf8');
  return Array.from({ length: count }, (_, at) => {
    const to = join(root, `edition-${at}`);
    for (const name of ['pages', 'stories']) cpSync(join(folder, name), join(to, name), { recursive: true });
    writeFileSync(join(to, 'edition.yaml'), yaml.replace(/^id: .*$/m, `id: edition-${at}`));
    return to;
  });
}

const options = { pdfA: '2u', glyphs: false, withCopy: false, baseUrl: undefined, eventTime: undefined } as const;

async function put(folders: readonly string[]): Promise<void> {
  const { connect, enqueue } = await loadQueue();
  const { value: connected } = await connect(redis.address, { patient: false });
  const { signal } = new AbortController();
  const { value } = await enqueue(connected!, { folders, options, force: false, retry: false, signal });
  expect(value?.added).toBe(folders.length);
}

async function finish(all: number): Promise<void> {
  const worker = new Worker(
    'dayang',
    async ({ data }) => ({ pages: 8, bytes: 31_415_926, location: `s3://papers/2020/${data.id}`, again: false }),
    { connection: client, concurrency: 20, skipVersionCheck: true },
  );
  while ((await client.zcard('bull:dayang:completed')) < all) await new Promise((resolve) => setTimeout(resolve, 50));
  await worker.close();
}

test.skipIf(!there)('a job that waits, and one that is done', { timeout: 300_000 }, async () => {
  const folders = await manyEditions(join(work, 'archive', 'newspaper', '2020'), 1100);
  // What Redis takes once is taken by the first of them.
  await put(folders.slice(0, 100));
  await finish(100);
  const before = await memory();
  await put(folders.slice(100));
  const waiting = ((await memory()) - before) / 1000;
  await finish(1100);
  const done = ((await memory()) - before) / 1000;
  process.stderr.write(`Redis: ${Math.round(waiting)} bytes a waiting job, ${Math.round(done)} a done one\n`);
  expect(waiting).toBeLessThan(told('a job that waits'));
  expect(done).toBeLessThan(told('a job that is done'));
});
