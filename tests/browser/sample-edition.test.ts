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

let folder = '';
let run: ReturnType<typeof dayang>;
const layouts: Layout[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-sample-'));
  run = dayang(['build', 'content/qingxi', '--out', folder, '--lang', 'en'], { cwd: projectRoot });
  for (const page of pages) layouts.push(JSON.parse(await readFile(join(folder, `page-${page}/layout.json`), 'utf8')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

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
      expect([block, layouts.some((layout) => cropOf(layout, block as 'folio'))]).toEqual([block, true]);
    }
    expect((await readdir(pictures)).filter((file) => kindOf(file) !== 'studio').sort()).toEqual(
      [...blocks.map((name) => `${name}.png`), ...pages.map((page) => `page-${page}.jpg`)].sort(),
    );
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
  for (const [index, page] of pages.entries()) {
    const layout = layouts[index]!;
    const pdf = await readFile(join(folder, `page-${page}/proof.pdf`));
    const sheet = sharp(await renderPicture(pdf, dotsPerInch));
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
