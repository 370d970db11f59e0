/** A double truck at the plant: the press file of both pages, and that of each, cut at the fold. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Diagnostic, diagnostic, messageOf } from '../../scripts/core/diagnostic.ts';
import { openBrowser } from '../../scripts/layout/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { halvePdf, key, nameAt, PDFRawStream, pageList, pdfFacts, sealPdf } from '../../scripts/pdf/index.ts';
import { type Build, type BuildRequest, buildEdition } from '../../scripts/pipeline.ts';
import { preflight } from '../../scripts/preflight/index.ts';
import { halvePress, presetNamed } from '../../scripts/press/index.ts';
import { makeShortTruck, makeTruckEdition } from '../fixtures/edition/truck-edition.ts';
import { greyOf, haveTools, runTool } from '../pdf/outside-tool.ts';

const preset = presetNamed('newsprint-coldset', 'PDF/X-4')!;
let folder = '';
let browser: Awaited<ReturnType<typeof openBrowser>>;
let built: Build;
let [both, left, right] = [0, 0, 0].map(() => new Uint8Array()) as [Uint8Array, Uint8Array, Uint8Array];

const build = (more: Partial<BuildRequest> = {}): Promise<Build> =>
  buildEdition({
    folder,
    pages: [3],
    products: ['proof', 'press'],
    impose: { imposition: 'reader' },
    out: join(folder, 'dist'),
    keep: 'unchanged',
    signal: new AbortController().signal,
    browser: async () => ({ value: browser, diagnostics: [] }),
    ...more,
  });
const made = (name: string): Promise<Buffer> => readFile(join(folder, 'dist', name));

beforeAll(async () => {
  [folder, browser] = await Promise.all([makeTruckEdition(), openBrowser()]);
  built = await build();
  expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const names = ['press', 'press-02', 'press-03'] as const;
  [both, left, right] = (await Promise.all(names.map((name) => made(`page-02-03/${name}.pdf`)))) as unknown as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('is written under both of its numbers, without an error, and kept as one page', async () => {
  expect(built.pages[0]!.outputs.map((file) => basename(file))).toEqual([
    ...['proof.pdf', 'layout.json', 'press.pdf', 'press-02.pdf', 'press-03.pdf'],
  ]);
  expect(built.pages[0]!.layout!.stories.every(({ exact }) => exact)).toBe(true);
  const layout = JSON.parse((await made('page-02-03/layout.json')).toString()) as Layout;
  const fold = layout.sheet.width / 2;
  // The headline stood in the middle of its columns with a character on the fold, and was moved by no more than it took.
  const { advances, box } = layout.lines.find(({ role }) => role === 'headline')!;
  const gap = Math.min(...advances.map((at) => Math.abs(box.x + at - fold)));
  const aside = Math.abs(box.x + box.width / 2 - fold);
  expect(gap).toBeLessThan(0.02);
  expect(aside).toBeGreaterThan(1);
  expect(aside).toBeLessThan((advances[1]! - advances[0]!) / 2 + 0.5);
  const again = await build();
  expect(again.pages.map(({ kept }) => kept)).toEqual([true]);
  expect(again.pages[0]!.outputs).toEqual(built.pages[0]!.outputs);
});

// mm from the lower left of both; 275 × 390 mm each with 3 mm of bleed.
test.each([
  ['left', 0, [0, 0, 278, 396], [3, 3, 278, 393]],
  ['right', 1, [278, 0, 556, 396], [278, 3, 553, 393]],
])('the %s page has its boxes to 0.01 mm, and bleeds on three sides', async (_name, index, media, trim) => {
  const { pages } = await pdfFacts([left, right][index]!);
  expect(pages).toHaveLength(1);
  const { boxes } = pages[0]!;
  for (const [box, wanted] of [
    [boxes.media, media],
    [boxes.bleed, media],
    [boxes.trim, trim],
  ] as const)
    for (const [at, edge] of box!.entries()) expect(Math.abs(edge - wanted[at]!)).toBeLessThanOrEqual(0.01);
});

test('each page has the pictures that reach onto it, and no other', async () => {
  const imagesOf = async (pdf: Uint8Array): Promise<number> => {
    const { context } = await halvePdf(pdf, 'left');
    return context.enumerateIndirectObjects().filter(([, one]) => {
      return one instanceof PDFRawStream && nameAt(one.dict, 'Subtype') === 'Image';
    }).length;
  };
  // The great one over the fold; beside it the marsh on the left, the ridge on the right.
  expect([await imagesOf(both), await imagesOf(left), await imagesOf(right)]).toEqual([3, 2, 2]);
  for (const half of [left, right]) expect(half.length).toBeLessThan(both.length);
});

test('each page is a press file with marks of its own as well, the same bytes every time', async () => {
  const facts = { title: 'truck', language: 'zh-CN', date: '2026-09-18', sheet: { bleed: 3 as never } };
  const slug = { newspaper: '大样日报', date: '2026-09-18', page: '03', version: '1', source: 'c0ffee' };
  const marked = { ...preset, marks: true };
  const halve = (found: readonly Diagnostic[]) =>
    halvePress(both, { side: 'right', facts, preset: marked, slug }, async () => found);
  const [one, other] = [await halve([]), await halve([])];
  expect(Buffer.from(one.value!).equals(other.value!)).toBe(true);
  const found = await preflight(one.value!, { preset: marked, deadline: 60_000 });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { boxes } = (await pdfFacts(one.value!)).pages[0]!;
  // 3 mm of bleed, 1 mm clear of it and 8 mm of marks; on the side of the fold too.
  expect(boxes.trim!.map((edge, at) => Math.round(Math.abs(edge - boxes.media![at]!)))).toEqual([12, 12, 12, 12]);
  expect(boxes.bleed!.map((edge, at) => Math.round(Math.abs(edge - boxes.trim![at]!)))).toEqual([0, 3, 3, 3]);
  // Nothing is handed on that is not proven.
  const fault = diagnostic('pdfx.boxes', { page: 3, what: 'TrimBox –' });
  expect(await halve([fault])).toEqual({ diagnostics: [fault] });
});

const grey = (pdf: Uint8Array) => {
  const { size, pixels } = greyOf(pdf, ['-r', '36', '-gray']);
  const [width, height] = size.split(' ').map(Number) as [number, number];
  return { width, height, at: (x: number, y: number) => pixels[y * width + x]! };
};

test.runIf(haveTools('pdftoppm', 'qpdf'))('the two beside one another are what both are', () => {
  for (const pdf of [left, right]) expect(runTool('qpdf', pdf, ['--check', '%'])).toContain('No syntax');
  const [whole, one, two] = [grey(both), grey(left), grey(right)];
  let differing = 0;
  for (let y = 0; y < one.height; y += 1) {
    // The pixel that the fold runs through is of both; the right one begins within a pixel of the whole.
    for (let x = 0; x < one.width - 1; x += 1) if (Math.abs(one.at(x, y) - whole.at(x, y)) > 8) differing += 1;
  }
  expect(differing / (one.width * one.height)).toBeLessThan(0.001);
  const mean = ({ width, height, at }: typeof whole, from: number) => {
    let sum = 0;
    for (let y = 0; y < height; y += 1) for (let x = from; x < width; x += 1) sum += at(x, y);
    return sum / (height * (width - from));
  };
  expect(Math.abs(mean(two, 0) - mean(whole, whole.width - two.width))).toBeLessThan(1);
});

test.runIf(haveTools('pdftoppm'))('what stands beyond the fold is cut off, and not only off the sheet', async () => {
  for (const [pdf, from, to] of [
    [left, 0.51, 1],
    [right, 0, 0.49],
  ] as const) {
    const { context, page } = await halvePdf(pdf, 'left');
    const { MediaBox } = pageList((await halvePdf(both, 'left')).context)[0]!.boxes;
    page.dict.set(key('MediaBox'), context.obj([0, 0, 2 * MediaBox![2]!, MediaBox![3]!]));
    for (const box of ['CropBox', 'BleedBox', 'TrimBox']) page.dict.delete(key(box));
    const opened = grey(await sealPdf(context, { title: 'open', language: 'zh-CN', date: '2026-09-18' }));
    const { width, height, at } = opened;
    let dark = 0;
    for (let y = 0; y < height; y += 1)
      for (let x = Math.ceil(from * width); x < to * width - 1; x += 1) if (at(x, y) < 255) dark += 1;
    expect(dark).toBe(0);
  }
});

test('stands whole on the sheet of a reader, and on that of the printer', async () => {
  expect(built.spreads!.map((file) => basename(file))).toEqual(['reader-proof.pdf', 'reader-press.pdf']);
  for (const name of ['reader-proof.pdf', 'reader-press.pdf']) {
    const { pages } = await pdfFacts(await made(name));
    expect(pages.map(({ boxes }) => boxes.trim!.map(Math.round))).toEqual([[3, 3, 553, 393]]);
  }
});

test('what is found on it is told of both of its pages', async () => {
  const short = await makeShortTruck();
  const page = join(short, 'pages/04-05.yaml');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace('fit: off', 'fit: exact').replace('rows: 54-60', 'rows: 54-55'));
  const { diagnostics } = await build({ folder: short, pages: [5], impose: undefined, out: join(short, 'dist') });
  await rm(short, { recursive: true, force: true });
  expect(diagnostics.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['layout/overset', 'fit.density', 'img.ppi', 'press/withheld']),
  );
  const placed = diagnostics.filter(({ onPage }) => onPage);
  expect(placed.length).toBeGreaterThan(2);
  for (const { onPage } of placed) expect(onPage).toMatchObject({ page: 4, through: 5 });
  const withheld = diagnostics.find(({ code }) => code === 'press/withheld')!;
  expect(messageOf(withheld, 'en')).toMatch(/^page 4-5 has no new press file/);
  expect(messageOf(withheld, 'zh')).toMatch(/^第 4-5 版没有写出新的印刷文件/);
});
