/** Advertisements in the studio: drawn from their files, and shown while their place is being sought. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, copyEdition, enter, openStudio, type Studio } from './open-studio.ts';

let studio: Studio;
let client: Client;
beforeAll(async () => {
  studio = await openStudio({ folder: await copyEdition('content/yaowen') });
  client = await enter(studio.server.address);
});
afterAll(async () => {
  client.leave();
  await studio[Symbol.asyncDispose]();
});

test('the page shows a PDF as a picture of its trim, in the shape of its place', async () => {
  const page = await (await client.get('/page/2/')).text();
  expect(page).toContain('src="ads/ferry.pdf%23ferry" alt="广告：青溪轮渡"');
  const { pictures } = (await (await client.get('/api/parts?page=2')).json()) as { pictures: Record<string, string> };
  const address = pictures['ads/ferry.pdf#ferry']!;
  expect(address).toMatch(/\?v=[0-9a-f]{12}$/);
  const answer = await client.get(address);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect(width / height).toBeCloseTo(112.7125 / 76.2, 2);
  expect((await client.get('/page/2/ads/ferry.pdf%23other')).status).toBe(404);
  expect((await client.get('/page/2/ads/ferry.pdf')).status).toBe(404);
});

test('one that does not fit where it is moved to is shown there, with the fault at its file', async () => {
  const file = join(studio.folder, 'pages/02.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('columns: 5-6, rows: 24-39', 'columns: 5-6, rows: 24-38'));
  const { findings } = await client.heard(
    'findings',
    ({ findings: all }) => all.some(({ code }) => code === 'advertisement/size'),
    20_000,
  );
  expect(findings.find(({ code }) => code === 'advertisement/size')).toMatchObject({ at: { file: 'pages/02.yaml' } });
  expect(await (await client.get('/page/2/')).text()).toContain('data-block="advertisement"');
});
