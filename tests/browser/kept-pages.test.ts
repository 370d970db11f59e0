/** Building again: a page is set when something that it is made of has changed, and only then. */
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/layout/index.ts';
import { type Build, type BuildRequest, buildEdition } from '../../scripts/pipeline.ts';
import { preflight } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { makeAdvertisementEdition, room } from '../fixtures/advertisements/advertisement-edition.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { makeJumpEdition } from '../fixtures/edition/jump-edition.ts';

let folder = '';
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  [folder, browser] = await Promise.all([makeJumpEdition(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

let asked = 0;
const build = (more: Partial<BuildRequest> = {}): Promise<Build> => {
  asked = 0;
  return buildEdition({
    folder,
    products: ['proof', 'edition'],
    out: join(folder, 'dist'),
    keep: 'unchanged',
    signal: new AbortController().signal,
    browser: async () => {
      asked += 1;
      return { value: browser, diagnostics: [] };
    },
    ...more,
  });
};
const madeIn = ({ pages }: Build) => pages.flatMap((page) => (page.kept ? [] : page.page.number));
const bytes = (file: string): Promise<Buffer> => readFile(join(folder, file));
const edit = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(
    join(folder, file),
    text.replace(from, () => to),
  );
};

test('nothing is set twice, no browser started for nothing, and all is told again', async () => {
  const first = await build();
  expect(madeIn(first)).toEqual([1, 2, 3]);
  const bound = await bytes('dist/edition.pdf');
  const again = await build();
  expect([madeIn(again), asked]).toEqual([[], 0]);
  expect(again.diagnostics).toEqual(first.diagnostics);
  expect(again.bound).toBe(first.bound);
  expect(again.toolchain).toEqual(first.toolchain);
  const told = ({ pages }: Build) => pages.map(({ layout, score, outputs }) => ({ layout, score, outputs }));
  expect(told(again)).toEqual(told(first));

  // Built anew, they are the same, byte for byte.
  const before = await bytes('dist/page-02/proof.pdf');
  expect(madeIn(await build({ keep: 'anew' }))).toEqual([1, 2, 3]);
  expect((await bytes('dist/page-02/proof.pdf')).equals(before)).toBe(true);
  expect((await bytes('dist/edition.pdf')).equals(bound)).toBe(true);
});

test('spreads of the press files are press files too', async () => {
  const { spreads, diagnostics } = await build({ products: ['proof', 'press'], impose: { imposition: 'spreads' } });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(spreads?.map((file) => basename(file))).toEqual(['spreads-proof.pdf', 'spreads-press.pdf']);
  const press = join(folder, 'dist/spreads-press.pdf');
  expect(execFileSync('pdfinfo', ['-box', press], { encoding: 'utf8' })).toMatch(
    /Pages: +2\n[\s\S]*TrimBox: +0\.00 +0\.00 +1559\.06 +1105\.51/,
  );
  expect(
    await preflight(await readFile(press), { preset: presetNamed('newsprint-coldset', 'PDF/X-4')! }),
  ).not.toContainEqual(expect.objectContaining({ severity: 'error' }));
});

test('a change is followed to the pages that it reaches', async () => {
  await build();
  // Behind the jump: page 1 keeps its part.
  await edit('stories/lead.md', '路它自己认得', '路他自己认得');
  expect(madeIn(await build())).toEqual([3]);
  await edit('pages/02.yaml', 'rows: 1-5', 'rows: 2-5');
  const bound = await bytes('dist/edition.pdf');
  expect(madeIn(await build())).toEqual([2]);
  expect((await bytes('dist/edition.pdf')).equals(bound)).toBe(false);
  // The jump line of page 1 names the page that the story goes on to.
  await edit('pages/03.yaml', 'page: 3', 'page: 5');
  expect(madeIn(await build())).toEqual([1, 5]);
  await writeFile(join(folder, 'dist/page-02/proof.pdf'), 'not what was written');
  expect(madeIn(await build())).toEqual([2]);
  expect((await bytes('dist/page-02/proof.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const ridge = await bytes('photos/wind-ridge.jpg');
  await writeFile(
    join(folder, 'photos/wind-ridge.jpg'),
    Buffer.concat([ridge.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 3, 65]), ridge.subarray(2)]),
  );
  expect(madeIn(await build())).toEqual([2]);
  expect(madeIn(await build({ png: true, pages: [2] }))).toEqual([2]);
  // Whatever was kept on the way is what would be built.
  const proofs = () => Promise.all(['01', '02', '05'].map((page) => bytes(`dist/page-${page}/proof.pdf`)));
  const kept = await proofs();
  await build({ keep: 'anew' });
  expect((await proofs()).map((one, at) => one.equals(kept[at]!))).toEqual([true, true, true]);
});

test('a page with an advertisement asks for itself alone, and stays when another page changes', async () => {
  const sold = await makeAdvertisementEdition([{ file: 'shop.pdf', bytes: await advertisementPdf(room) }]);
  const other = join(sold, 'pages/04.yaml');
  const grid = 'grid: {columns: 2, characters: 40, size: 9, gutter: 2, pitch: 13.5, rows: 25}';
  const line = `page: 4\nname: 通栏\n${grid}\nplace:\n  line: {block: rule, columns: 1-2, rows: 3}\n`;
  const edition = await readFile(join(sold, 'edition.yaml'), 'utf8');
  await writeFile(join(sold, 'edition.yaml'), edition.replace('03.yaml]', '03.yaml, pages/04.yaml]'));
  await writeFile(other, line);
  const made = () => build({ folder: sold, products: ['proof', 'press'], out: join(sold, 'dist') });
  expect(madeIn(await made())).toEqual([3, 4]);
  const told = JSON.parse(await readFile(join(sold, 'dist/page-03/build.json'), 'utf8'));
  const members = told.uses.map(([member]: [string]) => member);
  expect(members).toContain('sources');
  expect(members).not.toContain('pages');
  await writeFile(other, line.replace('rows: 3', 'rows: 4'));
  expect(madeIn(await made())).toEqual([4]);
  // Known before anything of it was made: what it was made from has not been written down anew.
  expect(JSON.parse(await readFile(join(sold, 'dist/page-03/build.json'), 'utf8'))).toEqual(told);
  await rm(sold, { recursive: true, force: true });
});
