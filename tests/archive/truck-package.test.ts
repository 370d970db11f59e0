/** A double truck as a library keeps it: one picture, one ALTO and one place in METS, under both of its numbers. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShortTruck } from '../fixtures/edition/truck-edition.ts';
import { dayang } from '../run-dayang.ts';

let [edition, out] = ['', ''];
let ran: ReturnType<typeof dayang>;
beforeAll(async () => {
  edition = await makeShortTruck();
  out = await mkdtemp(join(tmpdir(), 'dayang-truck-kept-'));
  ran = dayang(['archive', edition, '--out', out], { cwd: out });
});
afterAll(() => Promise.all([edition, out].map((folder) => rm(folder, { recursive: true, force: true }))));

const read = (file: string): Promise<string> => readFile(join(out, 'short-truck/data', file), 'utf8');
const sizeOf = async (file: string) => {
  const { width, height } = await sharp(join(out, 'short-truck/data', file)).metadata();
  return [width, height];
};

test('is packed without an error, and the package is sound', () => {
  expect(ran).toMatchObject({ status: 0, stderr: expect.stringMatching(/errors: 0/) });
  const looked = dayang(['archive', 'verify', join(out, 'short-truck')], { cwd: out });
  expect(looked).toMatchObject({ status: 0, stderr: expect.stringMatching(/is sound: /) });
});

test('is one page of METS and ALTO, told by both of its numbers', async () => {
  expect(await readdir(join(out, 'short-truck/data/pages'))).toEqual(['04-05']);
  const mets = await read('mets.xml');
  expect(mets.match(/TYPE="PAGE"/g)).toHaveLength(1);
  expect(mets).toMatch(/ID="PHYS_P04-05" ORDER="1" ORDERLABEL="4-5" LABEL="影像"/);
  expect(mets).toContain('<mods:extent>2 pages</mods:extent>');
  expect(mets).toMatch(/<mods:start>4<\/mods:start>\s*<mods:end>5<\/mods:end>/);
  const alto = await read('pages/04-05/alto.xml');
  expect(alto).toMatch(/<Page ID="P04-05"[^>]* HEIGHT="3900" WIDTH="5500"[^>]* PRINTED_IMG_NR="4-5"/);
  expect(alto).not.toContain('POSITION=');
});

test('is one picture, as fine as that of a page', async () => {
  expect(await sizeOf('pages/04-05/page.jpg')).toEqual([4331, 3071]);
  expect(await sizeOf('e-paper/page-04-05.jpg')).toEqual([3200, 2269]);
  expect(await read('e-paper/page-04-05.html')).toContain('width="3200" height="2269"');
  expect(JSON.parse(await read('e-paper/page-04-05.json'))).toMatchObject({ page: 4, through: 5 });
});
