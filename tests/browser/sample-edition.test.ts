/**
 * The sample edition as a user builds it, its approved pages, and its pictures in the documentation, which are taken anew by
 * `DAYANG_UPDATE_PICTURES=1 npx vitest run tests/browser/sample-edition.test.ts`.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../scripts/layout/model.ts';
import { layoutSchema } from '../../scripts/layout/schema.ts';
import { renderPicture } from '../../scripts/pdf/index.ts';
import { cropOf } from '../block-crops.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const pictures = join(projectRoot, 'templates/pictures');
const pages = ['05', '06'];
/** Bytes. The studio's are taken by tests/studio/shell.test.ts. */
const largest = { block: 60_000, page: 350_000, studio: 350_000 };
/** Of a picture's name. */
const kindOf = (file: string) => (['page', 'studio'] as const).find((kind) => file.startsWith(`${kind}-`)) ?? 'block';

let work = '';
/** Of the sample edition's finished pages. */
let folder = '';
let run: ReturnType<typeof dayang>;
let frontRun: ReturnType<typeof dayang>;
let listingsRun: ReturnType<typeof dayang>;
const layouts: Layout[] = [];
/** Pages of the documentation's pictures: the sample edition's, and other kinds of page of the same day. */
const shown: { readonly page: string; readonly pdf: string; readonly layout: Layout }[] = [];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'dayang-sample-'));
  folder = join(work, 'qingxi');
  const build = (edition: string) =>
    dayang(['build', `content/${edition}`, '--out', join(work, edition), '--lang', 'en'], { cwd: projectRoot });
  run = build('qingxi');
  frontRun = build('yaowen');
  listingsRun = build('bangdan');
  for (const [edition, page] of [
    ...pages.map((number) => ['qingxi', number]),
    ['yaowen', '01'],
    ['bangdan', '07'],
    ['yaowen', '02'],
  ]) {
    const made = join(work, edition!, `page-${page}`);
    const layout: Layout = JSON.parse(await readFile(join(made, 'layout.json'), 'utf8'));
    shown.push({ page: page!, pdf: join(made, 'proof.pdf'), layout });
    if (edition === 'qingxi') layouts.push(layout);
  }
}, 60_000);
afterAll(() => rm(work, { recursive: true, force: true }));

describe('the sample edition', () => {
  test('builds without an error or a warning, every story to its last slot', () => {
    expect({ status: run.status, stderr: run.stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('errors: 0, warnings: 0'),
    });
    expect(layouts.flatMap(({ stories }) => stories.map(({ story, exact }) => [story, exact]))).toEqual([
      ['lead', true],
      ['night', true],
      ['calendar', true],
    ]);
  });

  test('gives layouts that fit their schema', () => {
    for (const layout of layouts) expect(layoutSchema.safeParse(layout).error?.issues).toBeUndefined();
  });

  test('shows every block that there is a template for', async () => {
    const partials = ['border', 'figure'];
    const templates = (await readdir(join(projectRoot, 'templates/blocks'))).map((file) => file.replace('.hbs', ''));
    const blocks = templates.filter((name) => !partials.includes(name));
    for (const block of blocks) {
      expect([block, shown.some(({ layout }) => cropOf(layout, block as 'folio'))]).toEqual([block, true]);
    }
    expect((await readdir(pictures)).filter((file) => kindOf(file) !== 'studio').sort()).toEqual(
      [...blocks.map((name) => `${name}.png`), ...shown.map(({ page }) => `page-${page}.jpg`)].sort(),
    );
  });
});

describe('the front page', () => {
  test('builds without an error or a warning, four stories to their last slots, under the newspaper’s name', () => {
    expect({ status: frontRun.status, stderr: frontRun.stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('errors: 0, warnings: 0'),
    });
    const { layout } = shown.find(({ page }) => page === '01')!;
    expect(layout.stories.map(({ story, exact }) => [story, exact])).toEqual(
      ['lead', 'paddy', 'geese', 'bus'].map((story) => [story, true]),
    );
    const folio = layout.lines.filter(({ role }) => role === 'folio').map(({ text }) => text);
    expect(folio).not.toContain('大样日报');
    expect(folio).toContain('要闻');
    const masthead = layout.lines.filter(({ role }) => role === 'masthead').map(({ text }) => text);
    expect(masthead.slice(0, 4)).toEqual(['大样日报', '2026年9月18日', '星期五', '丙午年八月初八']);
  });

  test('goes into the archive, and is read back', () => {
    const out = join(work, 'archive');
    const words = [
      ['content/yaowen', '--out', out],
      ['verify', join(out, 'yaowen')],
    ];
    for (const own of words) expect(dayang(['archive', ...own], { cwd: projectRoot }).status).toBe(0);
  });
});

describe('the news page', () => {
  test('has six stories of a form to their last slots, which the index of the front page leads to', () => {
    const { layout } = shown.find(({ page }) => page === '02')!;
    expect(layout.stories.map(({ exact }) => exact)).toEqual(Array(6).fill(true));
    const front = shown.find(({ page }) => page === '01')!.layout;
    const entries = front.lines.filter(({ role }) => role === 'index').map(({ text }) => text);
    expect(entries.slice(0, 2)).toEqual(['一座空仓，又闻到了新米香', '第2版']);
    expect(entries).toHaveLength(12);
  });
});

describe('the listings', () => {
  test('build without an error or a warning, 420 names in columns that are even but for their last', () => {
    expect({ status: listingsRun.status, stderr: listingsRun.stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('errors: 0, warnings: 0'),
    });
    const { layout } = shown.find(({ page }) => page === '07')!;
    const names = layout.lines.filter(({ role }) => role === 'names');
    expect(names).toHaveLength(420);
    const columns = Map.groupBy(names, ({ box }) => Math.round(box.x));
    expect([...columns.values()].map((column) => column.length)).toEqual(Array(12).fill(35));
    // All that is as large as the body stands on the rows of the page.
    const { y, pitch, size } = layout.grid;
    const rowOf = (baseline: number): number => (baseline - y) % pitch;
    const first = rowOf(layout.lines.find(({ role }) => role === 'body')!.baseline);
    const listed = layout.lines.filter(({ role }) => /^(?:names|table|notice)/.test(role));
    const off = listed.filter(
      (line) => Math.abs(line.size - size) < 0.1 && Math.abs(rowOf(line.baseline) - first) > 0.3,
    );
    expect(off.map(({ text }) => text)).toEqual([]);
  });
});

/** What was looked at and found good; `DAYANG_APPROVE=1 npx vitest run tests/browser/sample-edition.test.ts` renews it. */
describe('the approved pages', () => {
  const references = 'tests/golden/qingxi';
  const compare = (...words: string[]) =>
    dayang(['compare', references, folder, '--edition', 'content/qingxi', '--lang', 'en', ...words], {
      cwd: projectRoot,
      environment: { CI: '' },
    });
  if (process.env['DAYANG_APPROVE'] === '1') beforeAll(() => void compare('--approve'));

  test('are what is built', () => {
    const { status, stdout } = compare();
    // Another browser or PDFium that paints the same is told, and is no change.
    if (status === 0 && stdout.includes('toolchain')) process.stderr.write(stdout);
    expect({ status, changed: status === 0 ? '' : stdout }).toEqual({ status: 0, changed: '' });
  });

  test('are small enough to be looked at in a review', async () => {
    const files = await readdir(join(projectRoot, references), { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      const { size } = await stat(join(file.parentPath, file.name));
      expect([file.name, size < 24_000]).toEqual([file.name, true]);
    }
  });
});

describe('the pictures in the documentation', () => {
  test('are small, and what their names say', async () => {
    for (const file of await readdir(pictures)) {
      const kind = kindOf(file);
      const { format, width = 0, height = 0 } = await sharp(join(pictures, file)).metadata();
      expect([file, format]).toEqual([file, kind === 'block' ? 'png' : 'jpeg']);
      expect([file, Math.max(width, height) >= 300]).toEqual([file, true]);
      expect([file, (await stat(join(pictures, file))).size <= largest[kind]]).toEqual([file, true]);
    }
  });
});

/** The largest palette picture that stays within the limit. */
async function withinLimit(picture: Sharp): Promise<Buffer> {
  for (const side of [800, 640, 560, 480, 400, 360, 320]) {
    const resized = picture.clone().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const bytes = await resized.png({ palette: true, colours: 128, effort: 10 }).toBuffer();
    if (bytes.length <= largest.block) return bytes;
  }
  throw new Error('the picture stays too large');
}

async function takePictures(): Promise<void> {
  const dotsPerInch = 200;
  const px = (millimetres: number): number => Math.round((millimetres * dotsPerInch) / 25.4);
  const taken = new Set<string>();
  await mkdir(pictures, { recursive: true });
  for (const { page, pdf, layout } of shown) {
    const sheet = sharp(await renderPicture(await readFile(pdf), dotsPerInch));
    await sheet
      .clone()
      .resize(900)
      .jpeg({ quality: 80, mozjpeg: true })
      .toFile(join(pictures, `page-${page}.jpg`));
    for (const name of new Set([...layout.blocks.map(({ block }) => block), 'folio' as const])) {
      const crop = cropOf(layout, name);
      if (!crop || taken.has(name)) continue;
      taken.add(name);
      const { x, y, width, height } = crop;
      const part = sheet.clone().extract({ left: px(x), top: px(y), width: px(width), height: px(height) });
      await writeFile(join(pictures, `${name}.png`), await withinLimit(sharp(await part.png().toBuffer())));
    }
  }
}
if (process.env['DAYANG_UPDATE_PICTURES'] === '1') beforeAll(takePictures, 120_000);
