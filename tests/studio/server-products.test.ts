/** What comes out of the window: proof, picture, press file, comparison; and what is looked at while nobody types. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Progress } from '../../scripts/studio/protocol.ts';
import { projectRoot, startDayang } from '../run-dayang.ts';
import { type Client, enter, openStudio, type Studio } from './open-studio.ts';

let studio: Studio;
let client: Client;
beforeAll(async () => {
  studio = await openStudio();
  client = await enter(studio.server.address);
});
afterAll(async () => {
  client.leave();
  await studio[Symbol.asyncDispose]();
});

async function make(product: Progress['product']): Promise<Progress> {
  const { job } = await (await client.post('/api/product', { client: 'x', product, pages: [6] })).json();
  const { progress } = await client.heard(
    'progress',
    (event) => event.progress.job === job && event.progress.state !== 'running',
    90_000,
  );
  return progress;
}
const bytesOf = async (path: string) => Buffer.from(await (await client.get(path)).arrayBuffer());

test('a small picture of a page, and what the layout rules find on it', { timeout: 120_000 }, async () => {
  const small = await sharp(await bytesOf('/thumbnail/6.png')).metadata();
  expect([small.format, small.width]).toEqual(['png', 369]);
  await client.heard('findings', ({ page }) => page === 6);
});

test('a proof and its picture, told of as they come', { timeout: 120_000 }, async () => {
  const png = await make('png');
  expect(png.state).toBe('finished');
  expect(png.outputs!.map(({ name }) => name).sort()).toEqual(['page-06-proof.pdf', 'page-06-proof.png']);
  const pdf = png.outputs!.find(({ name }) => name.endsWith('.pdf'))!;
  expect((await bytesOf(pdf.path)).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await client.get(`/out/${png.job}/..%2fx.pdf`)).status).toBe(400);
  expect((await client.get(`/out/${png.job}/other.pdf`)).status).toBe(404);
});

test('a job that is stopped says so, and leaves nothing', { timeout: 120_000 }, async () => {
  const { job } = await (await client.post('/api/product', { client: 'x', product: 'press', pages: [6] })).json();
  await client.heard('progress', ({ progress }) => progress.job === job);
  expect((await client.post('/api/stop', { job })).status).toBe(200);
  const { progress } = await client.heard(
    'progress',
    (event) => event.progress.job === job && event.progress.state !== 'running',
    60_000,
  );
  expect(progress).toMatchObject({ state: 'stopped' });
  expect(progress.outputs).toBeUndefined();
  expect((await client.post('/api/stop', { job })).status).toBe(404);
});

test('against the last approved page', { timeout: 240_000 }, async () => {
  expect((await make('compare')).findings!.map(({ code }) => code)).toContain('compare/no-reference');
  const proof = (await make('proof')).outputs!.find(({ name }) => name.endsWith('.pdf'))!;
  const out = join(studio.folder, '.dayang-studio/approved');
  await mkdir(join(out, 'page-06'), { recursive: true });
  await writeFile(join(out, 'page-06/proof.pdf'), await bytesOf(proof.path));
  const environment = { CI: '' };
  const references = join(studio.folder, 'references');
  // The server lives in this process: it must not stand still meanwhile.
  const approving = startDayang(['compare', references, out, '--approve', '-q'], { cwd: projectRoot, environment });
  expect(await approving.ended).toBe(0);
  const { hash, text } = await client.source('stories/night.md');
  const at = text.lastIndexOf('。');
  await client.act({ act: 'edit', patches: [{ file: 'stories/night.md', base: hash, edits: [[at, at, '呀']] }] });
  const compared = await make('compare');
  expect(compared.state).toBe('finished');
  const report = (await bytesOf(compared.outputs![0]!.path)).toString();
  expect(report).toContain('呀');
});
