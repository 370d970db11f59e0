/** Packages in S3-compatible storage: whole or not at all, proven after they were sent, each once. */

import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Place, stackLine, startDayang } from '../run-dayang.ts';
import { contentsOf, ownFolder, runBatch } from './batch-run.ts';
import { generateEdition } from './generate-editions.ts';
import { environmentOf, freePort, type S3Server, startProxy, startS3 } from './s3-server.ts';

const { folder: work, remove } = ownFolder('s3');
const editions = join(work, 'editions');
let s3: S3Server;
let client: S3Client;

beforeAll(async () => {
  mkdirSync(join(work, 'bucket'));
  s3 = await startS3(join(work, 'bucket'), 'papers');
  for (const number of [1, 2]) await generateEdition(editions, number);
  client = new S3Client({
    endpoint: s3.environment['AWS_ENDPOINT_URL_S3']!,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
}, 120_000);
afterAll(async () => {
  client.destroy();
  await s3.stop();
  remove();
});

/** Not in this thread's time: the proxy lives in it. */
async function dayang(words: readonly string[], at: Place) {
  const run = startDayang(words, at);
  return { status: await run.ended, stderr: run.stderr() };
}

const place = (port = s3.port, environment = {}) => ({
  cwd: work,
  environment: { ...environmentOf(port), ...environment },
});

/** SHA-256 of each object below a prefix, by what follows it. */
async function stored(prefix: string): Promise<ReadonlyMap<string, string>> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'papers', Prefix: `${prefix}/` }));
  const names = Contents.map(({ Key }) => Key!).filter((name) => !name.includes('_batch'));
  const hashes = names.map(async (Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'papers', Key }));
    const bytes = await Body!.transformToByteArray();
    return [Key.slice(prefix.length + 1), createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return new Map((await Promise.all(hashes)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('holds the bytes that a folder would hold, and is asked only once', { timeout: 300_000 }, async () => {
  const first = await runBatch(['archive', editions, '--out', 's3://papers/2026/daily'], place());
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
  expect(first.of('done').map((one) => one['package'])).toContain('s3://papers/2026/daily/edition-0001');
  await runBatch(['archive', editions, '--out', join(work, 'folder')], { cwd: work });
  expect(await stored('2026/daily')).toEqual(contentsOf(join(work, 'folder')));
  const again = await runBatch(['archive', editions, '--out', 's3://papers/2026/daily'], place());
  expect(again.of('start')).toEqual([]);
  expect(again.events.at(-1)).toMatchObject({ done: 0, kept: 2, exit: 0 });
});

test('what does not arrive as it was sent is no package', { timeout: 300_000 }, async () => {
  const proxy = await startProxy(s3.port, (path, body) => {
    if (!/^PUT .*layout\.json/.test(path)) return body;
    const changed = Buffer.from(body);
    changed[Math.floor(changed.length / 2)]! ^= 1;
    return changed;
  });
  const words = ['archive', join(editions, 'edition-0001'), '--out', 's3://papers/spoilt'];
  const run = await dayang(words, place(proxy.port));
  proxy.server.close();
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/error\[store\/(?:differs|failed|refused)\]/);
  expect([...(await stored('spoilt')).keys()].filter((name) => name.includes('tagmanifest'))).toEqual([]);
  // The same command makes it whole.
  expect((await dayang(words, place())).status).toBe(0);
  const whole = [...contentsOf(join(work, 'folder'))].filter(([path]) => path.startsWith('edition-0001/'));
  expect([...(await stored('spoilt'))]).toEqual(whole);
});

test('a connection that breaks in the middle leaves no package', { timeout: 300_000 }, async () => {
  let sent = 0;
  const proxy = await startProxy(s3.port, (path, body) => (path.startsWith('PUT') && ++sent > 3 ? 'drop' : body));
  const words = ['archive', join(editions, 'edition-0002'), '--out', 's3://papers/broken'];
  const run = await dayang(words, place(proxy.port));
  proxy.server.close();
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/error\[store\/unreachable\]/);
  expect(run.stderr).not.toMatch(stackLine);
  expect([...(await stored('broken')).keys()].filter((name) => name.includes('manifest'))).toEqual([]);
  expect((await dayang(words, place())).status).toBe(0);
});

test('a package whose edition changed is replaced, with nothing left of the old one', {
  timeout: 300_000,
}, async () => {
  const folder = join(work, 'changing');
  await generateEdition(folder, 3);
  const words = ['archive', folder, '--out', 's3://papers/changing', '--json'];
  expect((await dayang([...words, '--with-copy'], place())).status).toBe(0);
  expect([...(await stored('changing')).keys()].some((name) => name.includes('/data/copy/'))).toBe(true);
  expect((await dayang(words, place())).status).toBe(0);
  expect([...(await stored('changing')).keys()].some((name) => name.includes('/data/copy/'))).toBe(false);
});

test('what stands in the way of the storage is said', { timeout: 120_000 }, async () => {
  const one = join(editions, 'edition-0001');
  const said = async (out: string, environment: Record<string, string>, port = s3.port) => {
    const run = await dayang(['archive', one, '--out', out], place(port, environment));
    expect(run.stderr).not.toMatch(stackLine);
    return { status: run.status, code: /error\[(.+?)\]/.exec(run.stderr)?.[1] };
  };
  expect(await said('s3://nowhere/a', {})).toEqual({ status: 1, code: 'store/no-bucket' });
  expect(await said('s3://papers/a', {}, await freePort())).toEqual({ status: 1, code: 'store/unreachable' });
  expect(await said('s3://papers/a', { AWS_ACCESS_KEY_ID: 'nobody' })).toEqual({ status: 1, code: 'store/refused' });
  const nobody = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: work, AWS_PROFILE: '' };
  expect(await said('s3://papers/a', nobody)).toEqual({ status: 1, code: 'store/no-credentials' });
  expect(await said('s3:/papers/a', {})).toEqual({ status: 2, code: 'store/address' });
});
