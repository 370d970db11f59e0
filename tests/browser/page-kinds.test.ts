/**
 * Every kind of page, made of its form with stories that suit it, and set. Their pictures in the documentation, and those of
 * the themes, are taken anew by `DAYANG_UPDATE_PICTURES=1 npx vitest run tests/browser/page-kinds.test.ts`.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

const news = ['granary', 'bridge', 'stream', 'school', 'lamp', 'market', 'ferry-hours', 'well', 'weighbridge', 'bell'];
const newsPages = [
  { kind: 'news-page', variant: 'twelve', stories: [...news, 'theatre', 'library-seat'] },
  {
    kind: 'news-page',
    variant: 'ten',
    stories: [
      ...['granary', 'bridge', 'school', 'wild-geese', 'stream'],
      ...['clinic', 'theatre', 'library-seat', 'weighbridge', 'road'],
    ],
  },
];

/** More variants than one a kind, and the pictures of all: seconds that not every run has to spend. */
const all = process.env['DAYANG_UPDATE_PICTURES'] === '1';

let folder = '';
let run: ReturnType<typeof dayang>;
const layouts: Layout[] = [];

interface Wish {
  readonly kind: string;
  readonly variant: string;
  readonly stories: readonly string[];
}

let opened: Promise<void> | undefined;

/** An issue of its own; the parts of its pictures are cut once for all. */
async function copyIssue(to: string): Promise<void> {
  const first = join(folder, 'opened');
  opened ??= openIssue(first);
  await opened;
  await cp(first, to, { recursive: true });
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

/** An issue of one page of news, from the same copy as the others: its layout, and what was told. */
async function buildNews(wish: Wish): Promise<readonly [Layout, string]> {
  const issue = join(folder, wish.variant);
  await rm(issue, { recursive: true, force: true });
  await copyIssue(issue);
  await makePages(issue, [wish]);
  const out = join(folder, `${wish.variant}-out`);
  const { stderr } = dayang(['build', issue, '--out', out, '--only', 'proof', '--lang', 'en'], { cwd: projectRoot });
  return [JSON.parse(await readFile(join(out, 'page-01/layout.json'), 'utf8')), stderr];
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-kinds-'));
  const issue = join(folder, 'kinds');
  await copyIssue(issue);
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

const pictureOf = ({ kind, variant }: Wish): string => `${kind}-${variant}`;

async function takePicture(pdf: string, name: string): Promise<void> {
  const sheet = sharp(await renderPicture(await readFile(pdf), 120));
  await sheet
    .resize(760)
    .jpeg({ quality: 74, mozjpeg: true })
    .toFile(join(pictures, `${name}.jpg`));
}

async function takePictures(): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const wish of newsPages) {
    await buildNews(wish);
    await takePicture(join(folder, `${wish.variant}-out/page-01/proof.pdf`), pictureOf(wish));
  }
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
if (all) beforeAll(takePictures, 120_000);

test('have their pictures in the documentation, small ones', async () => {
  const files = (await readdir(pictures)).sort();
  const names = [
    ...wishes.map(({ kind }) => kind),
    ...newsPages.map(pictureOf),
    ...themes.map((theme) => `theme-${theme}`),
  ];
  expect(files).toEqual(names.map((name) => `${name}.jpg`).sort());
  for (const file of files) expect([file, (await stat(join(pictures, file))).size < 230_000]).toEqual([file, true]);
});

const margins = 'margins: {top: 20, bottom: 18, inner: 18, outer: 18}';

/** A tabloid issue of these pages, as told; without the ninth photo of the walk and on, which no page of it has room for. */
async function buildTabloid(name: string, pages: readonly Wish[]): Promise<string> {
  const issue = join(folder, name);
  await copyIssue(issue);
  const edition = await readFile(join(issue, 'edition.yaml'), 'utf8');
  const small = edition.replace('sheet: broadsheet', 'sheet: tabloid').replace(/^margins:.*$/m, margins);
  await writeFile(join(issue, 'edition.yaml'), small);
  const walk = await readFile(join(issue, 'stories/walk.md'), 'utf8');
  await writeFile(join(issue, 'stories/walk.md'), walk.slice(0, walk.indexOf(':::photo{#walk-9 ')));
  await makePages(issue, pages);
  const words = ['build', issue, '--out', join(folder, `${name}-out`), '--only', 'proof', '--lang', 'en'];
  return dayang(words, { cwd: projectRoot }).stderr;
}

test('of a tabloid set without an error, every story to its last slot', async () => {
  const stderr = await buildTabloid('tabloid', [
    { kind: 'tabloid-news-page', variant: 'four', stories: ['gates', 'harvest', 'wild-geese', 'last-bus'] },
    { kind: 'tabloid-feature', variant: 'tall', stories: ['keeper'] },
    { kind: 'tabloid-photo-page', variant: 'eight', stories: ['walk'] },
  ]);
  expect(stderr).toContain('errors: 0');
  expect(stderr.match(/, exact$/gm)).toHaveLength(6);
}, 60_000);

test.runIf(all)(
  'of a tabloid front page set without an error',
  async () => {
    const pages = [
      { kind: 'tabloid-front-page', variant: 'picture', stories: ['gates', 'keeper'] },
      { kind: 'tabloid-feature', variant: 'tall', stories: ['keeper'] },
    ];
    const stderr = await buildTabloid('tabloid-front', pages);
    expect(stderr).toContain('errors: 0');
  },
  60_000,
);

test.each(all ? newsPages : newsPages.slice(0, 1))(
  'of $variant stories of news hold what they take: without a finding, the lead largest',
  async (wish) => {
    const [layout, stderr] = await buildNews(wish);
    expect(stderr).toContain('errors: 0, warnings: 0');
    expect(layout.stories.filter(({ exact }) => exact)).toHaveLength(wish.stories.length);
    const sizes = wish.stories.map((id) => {
      const lines = layout.lines.filter(({ role, story }) => role === 'headline' && story === id);
      return Math.max(...lines.map(({ size }) => size));
    });
    // The lead, the second lead, stories, briefs: each tier apart from the next.
    const tiers = [sizes.slice(0, 1), sizes.slice(1, 2), sizes.slice(2, 5), sizes.slice(5)];
    for (const [index, tier] of tiers.slice(1).entries())
      expect(Math.min(...tiers[index]!)).toBeGreaterThan(1.3 * Math.max(...tier));
  },
  60_000,
);
