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
import { pdfFacts, renderPicture } from '../../scripts/pdf/index.ts';
import { mayValidate } from '../archive/check-package.ts';
import { lint, named, readXml } from '../archive/packages.ts';
import { cropOf } from '../block-crops.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const pictures = join(projectRoot, 'templates/pictures');
const pages = ['05', '06'];
/** Bytes. The studio's are taken by tests/studio/shell.test.ts. */
const largest = { block: 60_000, page: 350_000, issue: 350_000, studio: 350_000 };
/** Of a picture's name. */
const kindOf = (file: string) =>
  (['page', 'issue', 'studio'] as const).find((kind) => file.startsWith(`${kind}-`)) ?? 'block';
/** The sheets of the issue of eight pages, and how many stories each has. */
const issue: Readonly<Record<string, number>> = { '01': 4, '02': 6, '03': 5, '04-05': 1, '06': 2, '07': 1, '08': 0 };

let work = '';
/** Of the sample edition's finished pages. */
let folder = '';
let run: ReturnType<typeof dayang>;
let issueRun: ReturnType<typeof dayang>;
const layouts: Layout[] = [];
/** Pages of the documentation's pictures: the sample edition's, and the issue of eight pages of the same day. */
const shown: { readonly name: string; readonly pdf: string; readonly layout: Layout }[] = [];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'dayang-sample-'));
  folder = join(work, 'qingxi');
  const build = (edition: string, ...more: string[]) =>
    dayang(['build', `content/${edition}`, '--out', join(work, edition), '--lang', 'en', ...more], {
      cwd: projectRoot,
    });
  run = build('qingxi');
  issueRun = build('yaowen', '--impose', 'spreads');
  for (const [edition, name, page] of [
    ...pages.map((number) => ['qingxi', `page-${number}`, number] as const),
    ...Object.keys(issue).map((number) => ['yaowen', `issue-${number}`, number] as const),
  ]) {
    const made = join(work, edition, `page-${page}`);
    const layout: Layout = JSON.parse(await readFile(join(made, 'layout.json'), 'utf8'));
    shown.push({ name, pdf: join(made, 'proof.pdf'), layout });
    if (edition === 'qingxi') layouts.push(layout);
  }
}, 120_000);
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
      [...blocks.map((name) => `${name}.png`), ...shown.map(({ name }) => `${name}.jpg`)].sort(),
    );
  });
});

/** A sheet of the issue. */
const sheet = (page: string): Layout => shown.find(({ name }) => name === `issue-${page}`)!.layout;

describe('the issue of eight pages', () => {
  test('builds for proof and press without an error or a warning, every story to its last slot', async () => {
    expect({ status: issueRun.status, stderr: issueRun.stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('errors: 0, warnings: 0'),
    });
    for (const [page, stories] of Object.entries(issue)) {
      expect([page, sheet(page).stories.map(({ exact }) => exact)]).toEqual([page, Array(stories).fill(true)]);
      expect((await stat(join(work, 'yaowen', `page-${page}`, 'press.pdf'))).size).toBeGreaterThan(10_000);
    }
  });

  test('lies two by two as the plates have it, for the press too', async () => {
    for (const product of ['proof', 'press']) {
      const { pages } = await pdfFacts(await readFile(join(work, 'yaowen', `spreads-${product}.pdf`)));
      expect([product, pages.length]).toEqual([product, 4]);
    }
  });

  test('has a front page under the newspaper’s name, whose index and teaser lead to the pages of their stories', () => {
    const front = sheet('01');
    const folio = front.lines.filter(({ role }) => role === 'folio').map(({ text }) => text);
    expect(folio).not.toContain('大样日报');
    expect(folio).toContain('要闻');
    const masthead = front.lines.filter(({ role }) => role === 'masthead').map(({ text }) => text);
    expect(masthead.slice(0, 4)).toEqual(['大样日报', '2026年9月18日', '星期五', '丙午年八月初八']);
    const index = front.lines.filter(({ role }) => role === 'index').map(({ text }) => text);
    const led = ['第2版', '第3版', '第4-5版', '第6版'];
    expect(index.filter((_, at) => at % 2 === 1)).toEqual(led);
    expect(front.lines.filter(({ role }) => role === 'teaser').at(-1)?.text).toBe('详见第7版');
  });

  test('has two stories that run on, a double truck, four advertisements and six kinds of page', () => {
    const texts = (page: string, role: string) =>
      sheet(page)
        .lines.filter((line) => line.role === role)
        .map(({ text }) => text);
    expect(texts('01', 'jump')).toEqual(['（下转第2版）', '（下转第6版）']);
    expect([texts('02', 'jump'), texts('06', 'jump')]).toEqual([['（上接第1版）'], ['（上接第1版）']]);
    expect(sheet('04-05').sheet.width).toBe(2 * sheet('03').sheet.width);
    const sold = Object.keys(issue).filter((page) => texts(page, 'advertisement-label').includes('广告'));
    expect(sold).toEqual(['01', '02', '06', '08']);
  });

  test('lists 420 names in columns that are even but for their last, on the rows of the page', () => {
    const layout = sheet('06');
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

  test('goes into the archive, and is read back', async () => {
    const out = join(work, 'archive');
    const words = [
      ['content/yaowen', '--out', out],
      ['verify', join(out, 'yaowen')],
    ];
    for (const own of words) expect(dayang(['archive', ...own], { cwd: projectRoot }).status).toBe(0);
    // An advertisement is a block of its own, with its client, and its words are no copy of the page's.
    const data = (file: string) => readFile(join(out, 'yaowen/data', file), 'utf8');
    expect(await data('pages/08/alto.xml')).toMatch(/<NamedEntityTag ID="CLIENT_\w+" TYPE="client" LABEL="青溪水文馆"/);
    expect(await data('pages/08/alto.xml')).toMatch(/<ComposedBlock [^>]*TYPE="advertisement"/);
    expect(await data('mets.xml')).toContain('TYPE="ADVERTISEMENT" LABEL="青溪水文馆"');
    if (mayValidate()) expect(lint('mets-1.12.1.xsd', join(out, 'yaowen/data/mets.xml'))).toBe('');
    // The index and the teaser of the front page are divisions of the issue, which point to their blocks in ALTO.
    const blocks = named(readXml(join(out, 'yaowen/data/pages/01/alto.xml')), 'TextBlock', 'Illustration');
    const roles = new Map(blocks.map(({ attributes: { ID, TAGREFS } }) => [ID, TAGREFS?.match(/ROLE_(\S+)/)?.[1]]));
    const divisions = named(readXml(join(out, 'yaowen/data/mets.xml')), 'mets:div');
    const pointed = (type: string) =>
      divisions
        .filter(({ attributes }) => attributes['TYPE'] === type)
        .map((one) => ({
          under: one.parent?.attributes['TYPE'],
          label: one.attributes['LABEL'],
          parts: one.children.map(({ attributes: { TYPE, LABEL } }) => [TYPE, LABEL]),
          roles: named(one, 'mets:area').map(({ attributes: { BEGIN } }) => roles.get(BEGIN)),
        }));
    expect(pointed('INDEX')).toEqual([
      {
        under: 'ISSUE',
        label: '今日导读',
        parts: [['HEADLINE', '今日导读'], ...Array(8).fill(['INDEX_ENTRY', undefined])],
        roles: ['index-head', ...Array(8).fill('index')],
      },
    ]);
    expect(pointed('TEASER')).toEqual([
      {
        under: 'ISSUE',
        label: '他把八百年的桥，听了一遍',
        parts: [
          ['IMAGE', undefined],
          ['HEADLINE', '他把八百年的桥，听了一遍'],
          ['PARAGRAPH', undefined],
          ['PARAGRAPH', undefined],
        ],
        roles: ['illustration', 'teaser-head', 'teaser', 'teaser'],
      },
    ]);
    const furniture = pointed('PAGE_FURNITURE').flatMap(({ parts }) => parts.map(([type]) => type));
    expect(furniture).not.toContain('INDEX_ENTRY');
    expect(furniture).toContain('MASTHEAD');
    expect(await data('pages/08/page.txt')).not.toContain('水的刻度');
    expect(JSON.parse(await data('e-paper/page-08.json')).advertisements).toMatchObject([{ client: '青溪水文馆' }]);
  }, 180_000);
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
  for (const { name: page, pdf, layout } of shown) {
    const sheet = sharp(await renderPicture(await readFile(pdf), dotsPerInch));
    await sheet
      .clone()
      // A sheet of two pages shows as much of each.
      .resize(Math.round((900 * layout.sheet.width) / 390))
      .jpeg({ quality: 80, mozjpeg: true })
      .toFile(join(pictures, `${page}.jpg`));
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
