/**
 * Every kind of page, made of its form with stories that suit it, and set. Their pictures in the documentation, and those of
 * the themes, are taken anew by `DAYANG_UPDATE_PICTURES=1 npx vitest run tests/browser/page-kinds.test.ts`.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillVariant, loadStories, readKinds } from '../../scripts/edition/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { renderPicture } from '../../scripts/pdf/index.ts';
import { renderSeparations } from '../../scripts/preflight/index.ts';
import { openIssue } from '../fixtures/kinds/open-issue.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const wishes = [
  {
    kind: 'front-page',
    variant: 'picture',
    stories: ['gates', 'harvest', 'wild-geese', 'last-bus', 'keeper', 'slow', 'walk', 'honours'],
  },
  { kind: 'opinion', variant: 'lead-left', stories: ['slow', 'letter', 'queue', 'minutes'] },
  { kind: 'listings', variant: 'names-and-tables', stories: ['honours', 'figures'] },
  { kind: 'photo-page', variant: 'sixteen', stories: ['walk'] },
  { kind: 'notices', variant: 'eighteen', stories: ['column', 'posters'] },
  { kind: 'feature', variant: 'tall', stories: ['keeper'] },
];

let folder = '';
let run: ReturnType<typeof dayang>;
const layouts: Layout[] = [];

interface Wish {
  readonly kind: string;
  readonly variant: string;
  readonly stories: readonly string[];
}

/** Gives an issue its pages, each of its form. */
async function makePages(issue: string, pagesWished: readonly Wish[]): Promise<void> {
  const { kinds, diagnostics } = await readKinds();
  expect(diagnostics).toEqual([]);
  const { stories } = (await loadStories(issue)).value!;
  await mkdir(join(issue, 'pages'));
  const pages = pagesWished.map((_, index) => `pages/0${index + 1}.yaml`);
  for (const [index, wish] of pagesWished.entries()) {
    const kind = kinds.find(({ name }) => name === wish.kind)!;
    const variant = kind.variants.find(({ name }) => name === wish.variant)!;
    const own = wish.stories.map((id) => stories.get(id)!);
    const filled = fillVariant(kind, variant, { number: index + 1, name: kind.title.zh, stories: own });
    expect([wish.kind, filled.diagnostics]).toEqual([wish.kind, []]);
    await writeFile(join(issue, pages[index]!), filled.text);
  }
  const used = new Set(pagesWished.flatMap((wish) => wish.stories));
  for (const id of stories.keys()) if (!used.has(id)) await rm(join(issue, `stories/${id}.md`));
  const edition = await readFile(join(issue, 'edition.yaml'), 'utf8');
  await writeFile(join(issue, 'edition.yaml'), edition.replace('[pages/01.yaml]', `[${pages.join(', ')}]`));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-kinds-'));
  const issue = join(folder, 'kinds');
  await openIssue(issue);
  await makePages(issue, wishes);
  run = dayang(['build', issue, '--out', join(folder, 'out'), '--only', 'proof', '--lang', 'en'], { cwd: projectRoot });
  expect(run.stderr).not.toMatch(/^error\[/m);
  for (const index of wishes.keys())
    layouts.push(JSON.parse(await readFile(join(folder, `out/page-0${index + 1}/layout.json`), 'utf8')));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('pages of six kinds set without an error or a warning, every story to its last slot', () => {
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining('errors: 0, warnings: 0'),
  });
  expect(layouts.map(({ stories }) => stories.every(({ exact }) => exact))).toEqual(wishes.map(() => true));
});

test('hold what their kind is for', () => {
  const [front, opinion, listings, photos, notices, feature] = layouts as [
    Layout,
    ...[Layout, Layout, Layout, Layout, Layout],
  ];
  const count = (layout: Layout, block: string): number => layout.blocks.filter((one) => one.block === block).length;
  const pointed = front.lines.filter(({ role }) => role === 'index' || role === 'teaser').map(({ text }) => text);
  expect(pointed.filter((text) => /版$/.test(text))).toEqual(['第2版', '第4版', '第3版', '详见第6版']);
  // Lines wider than those of news by a third.
  expect(opinion.grid.columnWidth / listings.grid.columnWidth).toBeGreaterThan(4 / 3);
  expect(listings.lines.filter(({ role }) => role === 'names')).toHaveLength(420);
  expect([count(listings, 'table'), count(notices, 'notice'), photos.photos.length]).toEqual([4, 18, 16]);
  const [largest = 0, next = 0] = feature.photos.map(({ box }) => box.width * box.height).toSorted((a, b) => b - a);
  expect(largest).toBeGreaterThan(3 * next);
});

test('in mourning carry black alone on every plate, photos too', async () => {
  const issue = join(folder, 'kinds');
  const front = join(issue, 'pages/01.yaml');
  const text = await readFile(front, 'utf8');
  await writeFile(front, text.replace('theme: red-anniversary', 'theme: mourning'));
  const words = ['build', issue, '--page', '1', '--out', join(folder, 'mourning'), '--only', 'press', '--lang', 'en'];
  expect(dayang(words, { cwd: projectRoot }).stderr).toContain('errors: 0, warnings: 0');
  const { plates } = await renderSeparations(await readFile(join(folder, 'mourning/page-01/press.pdf')), 50);
  const darkest = [...plates].map(([name, plate]) => [name, plate.reduce((most, ink) => Math.max(most, ink), 0)]);
  expect(darkest).toEqual([
    ['Cyan', 0],
    ['Magenta', 0],
    ['Yellow', 0],
    ['Black', 255],
  ]);
}, 60_000);

const pictures = join(projectRoot, 'templates/pages/pictures');
const themes = ['national-day', 'spring-festival', 'mourning', 'sport'];

async function takePicture(pdf: string, name: string): Promise<void> {
  const sheet = sharp(await renderPicture(await readFile(pdf), 120));
  await sheet
    .resize(760)
    .jpeg({ quality: 74, mozjpeg: true })
    .toFile(join(pictures, `${name}.jpg`));
}

async function takePictures(): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const [index, { kind }] of wishes.entries())
    await takePicture(join(folder, `out/page-0${index + 1}/proof.pdf`), kind);
  const issue = join(folder, 'kinds');
  const front = join(issue, 'pages/01.yaml');
  const text = await readFile(front, 'utf8');
  for (const theme of themes) {
    await writeFile(front, text.replace(/^theme: .*$/m, `theme: ${theme}`));
    const out = join(folder, theme);
    dayang(['build', issue, '--page', '1', '--out', out, '--only', 'proof'], { cwd: projectRoot });
    await takePicture(join(out, 'page-01/proof.pdf'), `theme-${theme}`);
  }
  await writeFile(front, text);
}
if (process.env['DAYANG_UPDATE_PICTURES'] === '1') beforeAll(takePictures, 120_000);

test('have their pictures in the documentation, small ones', async () => {
  const files = (await readdir(pictures)).sort();
  const names = [...wishes.map(({ kind }) => kind), ...themes.map((theme) => `theme-${theme}`)];
  expect(files).toEqual(names.map((name) => `${name}.jpg`).sort());
  for (const file of files) expect([file, (await stat(join(pictures, file))).size < 230_000]).toEqual([file, true]);
});

test('of a tabloid set without an error, every story to its last slot', async () => {
  const issue = join(folder, 'tabloid');
  await openIssue(issue);
  const edition = await readFile(join(issue, 'edition.yaml'), 'utf8');
  const margins = 'margins: {top: 20, bottom: 18, inner: 18, outer: 18}';
  const small = edition.replace('sheet: broadsheet', 'sheet: tabloid').replace(/^margins:.*$/m, margins);
  await writeFile(join(issue, 'edition.yaml'), small);
  const walk = await readFile(join(issue, 'stories/walk.md'), 'utf8');
  await writeFile(join(issue, 'stories/walk.md'), walk.slice(0, walk.indexOf(':::photo{#walk-9 ')));
  await makePages(issue, [
    { kind: 'tabloid-front-page', variant: 'picture', stories: ['gates', 'keeper'] },
    { kind: 'tabloid-feature', variant: 'tall', stories: ['keeper'] },
    { kind: 'tabloid-photo-page', variant: 'eight', stories: ['walk'] },
  ]);
  const words = ['build', issue, '--out', join(folder, 'small'), '--only', 'proof', '--lang', 'en'];
  const { stderr } = dayang(words, { cwd: projectRoot });
  expect(stderr).toContain('errors: 0');
  expect(stderr.match(/, exact$/gm)).toHaveLength(3);
}, 60_000);
