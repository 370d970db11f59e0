/** Editions held against what was approved of them: a double truck, and a page with advertisements of others. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/layout/index.ts';
import { buildEdition } from '../../scripts/pipeline.ts';
import { makeAdvertisementEdition, room } from '../fixtures/advertisements/advertisement-edition.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { makeShortTruck } from '../fixtures/edition/truck-edition.ts';
import { dayang } from '../run-dayang.ts';

const folders: string[] = [];
let browser: Awaited<ReturnType<typeof openBrowser>>;
let cwd = '';
beforeAll(async () => {
  browser = await openBrowser();
  cwd = await mkdtemp(join(tmpdir(), 'dayang-compared-'));
  folders.push(cwd);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function build(folder: string, out: string): Promise<void> {
  folders.push(folder);
  const { pages } = await buildEdition({
    folder,
    products: ['proof', 'press', 'edition'],
    out: join(cwd, out),
    browser: async () => ({ value: browser, diagnostics: [] }),
    signal: new AbortController().signal,
  });
  expect(pages.every(({ outputs }) => outputs.length > 0)).toBe(true);
}

const compare = (...words: string[]) => dayang(['compare', ...words], { cwd, environment: { CI: '' } });

interface Told {
  readonly comparisons: readonly {
    readonly new: { readonly name: string };
    readonly pages: readonly {
      readonly name: string;
      readonly verdict: string;
      readonly changes: readonly { readonly layer: string; readonly block?: string; readonly source?: object }[];
    }[];
  }[];
}
/** What is told of each page of each file. */
const pagesIn = (stdout: string) =>
  (JSON.parse(stdout) as Told).comparisons.flatMap(({ new: { name }, pages }) =>
    pages.map((page) => ({ file: name.split('/').at(-1)!, ...page })),
  );

test('a double truck is told by both of its pages, and each of its press pages by its own', async () => {
  const folder = await makeShortTruck();
  // All of its text on the right one.
  const page = join(folder, 'pages/04-05.yaml');
  const text = (await readFile(page, 'utf8')).replace('columns: 4-5', 'columns: 6-7');
  await writeFile(page, text.replace('columns: 2-7, rows: 1-44', 'columns: 4-5, rows: 1-14'));
  await build(folder, 'truck-old');
  const story = join(folder, 'stories/wind.md');
  await writeFile(story, (await readFile(story, 'utf8')).replace('仪表先知道', '仪器先知道'));
  await build(folder, 'truck-new');
  const { status, stdout } = compare('truck-old', 'truck-new', '--edition', folder, '--json');
  expect(status).toBe(3);
  const pages = pagesIn(stdout);
  // The bound edition is those pages once more, and is left out.
  expect(pages.map(({ file, name, verdict }) => [file, name, verdict])).toEqual([
    ['press.pdf', '4-5', 'changed'],
    ['press-04.pdf', '4', 'same'],
    ['press-05.pdf', '5', 'changed'],
    ['proof.pdf', '4-5', 'changed'],
  ]);
  for (const { changes } of pages.filter(({ name }) => name !== '4')) {
    const text = changes.filter(({ layer }) => layer === 'text');
    expect(text).toMatchObject([{ block: 'body', source: { file: 'stories/wind.md', line: 7 } }]);
  }
  const proofs = ['truck-old', 'truck-new'].map((out) => `${out}/page-04-05/proof.pdf`) as [string, string];
  // By either of its numbers.
  const said = compare(...proofs, '--page', '5', '--layers', 'text', '--github');
  expect(said.stdout).toMatch(/^::error title=compare\/text::page 4-5: /m);
  expect(compare(...proofs, '--page', '6', '--layers', 'text').status).toBe(1);
  expect(compare('refs', proofs[0], '--approve').status).toBe(0);
  const [held] = pagesIn(compare('refs', proofs[1], '--json').stdout);
  const body = expect.objectContaining({ layer: 'text', block: 'body' });
  expect(held).toMatchObject({ name: '4-5', changes: expect.arrayContaining([body]) });
});

test('an advertisement that is another one is told by its block, at its place in the page file', async () => {
  const bytes = await advertisementPdf(room);
  const other = await advertisementPdf({ ...room, with: 'gray picture' });
  const folder = await makeAdvertisementEdition([
    { file: 'shop.pdf', bytes },
    { file: 'bank.pdf', bytes },
  ]);
  await build(folder, 'sold-old');
  await writeFile(join(folder, 'ads/bank.pdf'), other);
  await build(folder, 'sold-new');
  const { status, stdout } = compare('sold-old', 'sold-new', '--edition', folder, '--json');
  expect(status).toBe(3);
  const pages = pagesIn(stdout);
  expect(pages.map(({ file, verdict }) => [file, verdict])).toEqual([
    ['press.pdf', 'changed'],
    ['proof.pdf', 'changed'],
  ]);
  for (const { changes } of pages) {
    expect(changes.length).toBeGreaterThan(0);
    for (const one of changes) expect(one).toMatchObject({ block: 'a2', source: { file: 'pages/03.yaml', line: 6 } });
  }
  expect(compare('refs-sold', 'sold-old', '--approve').status).toBe(0);
  const held = pagesIn(compare('refs-sold', 'sold-new', '--edition', folder, '--json').stdout);
  for (const { changes } of held) expect(changes.some(({ block }) => block === 'a2')).toBe(true);
});
