/** Every kind of page, made of its form with stories that suit it, and set. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillVariant, loadStories, readKinds } from '../../scripts/edition/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { openIssue } from '../fixtures/kinds/open-issue.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const wishes = [
  { kind: 'opinion', variant: 'lead-left', stories: ['slow', 'letter', 'queue', 'minutes'] },
  { kind: 'listings', variant: 'names-and-tables', stories: ['honours', 'figures'] },
  { kind: 'photo-page', variant: 'sixteen', stories: ['walk'] },
  { kind: 'notices', variant: 'eighteen', stories: ['column', 'posters'] },
  { kind: 'feature', variant: 'tall', stories: ['keeper'] },
];

let folder = '';
let run: ReturnType<typeof dayang>;
const layouts: Layout[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-kinds-'));
  const issue = join(folder, 'kinds');
  await openIssue(issue);
  const { kinds, diagnostics } = await readKinds();
  expect(diagnostics).toEqual([]);
  const { stories } = (await loadStories(issue)).value!;
  await mkdir(join(issue, 'pages'));
  const pages = wishes.map((_, index) => `pages/0${index + 1}.yaml`);
  for (const [index, wish] of wishes.entries()) {
    const kind = kinds.find(({ name }) => name === wish.kind)!;
    const variant = kind.variants.find(({ name }) => name === wish.variant)!;
    const own = wish.stories.map((id) => stories.get(id)!);
    const filled = fillVariant(kind, variant, { number: index + 1, name: kind.title.zh, stories: own });
    expect([wish.kind, filled.diagnostics]).toEqual([wish.kind, []]);
    await writeFile(join(issue, pages[index]!), filled.text);
  }
  const edition = await readFile(join(issue, 'edition.yaml'), 'utf8');
  await writeFile(join(issue, 'edition.yaml'), edition.replace('[pages/01.yaml]', `[${pages.join(', ')}]`));
  run = dayang(['build', issue, '--out', join(folder, 'out'), '--only', 'proof', '--lang', 'en'], { cwd: projectRoot });
  expect(run.stderr).not.toMatch(/^error\[/m);
  for (const index of wishes.keys())
    layouts.push(JSON.parse(await readFile(join(folder, `out/page-0${index + 1}/layout.json`), 'utf8')));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('pages of five kinds set without an error or a warning, every story to its last slot', () => {
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining('errors: 0, warnings: 0'),
  });
  expect(layouts.map(({ stories }) => stories.every(({ exact }) => exact))).toEqual(wishes.map(() => true));
});

test('hold what their kind is for', () => {
  const [opinion, listings, photos, notices, feature] = layouts as [Layout, Layout, Layout, Layout, Layout];
  const count = (layout: Layout, block: string): number => layout.blocks.filter((one) => one.block === block).length;
  // Lines wider than those of news by a third.
  expect(opinion.grid.columnWidth / listings.grid.columnWidth).toBeGreaterThan(4 / 3);
  expect(listings.lines.filter(({ role }) => role === 'names')).toHaveLength(420);
  expect([count(listings, 'table'), count(notices, 'notice'), photos.photos.length]).toEqual([4, 18, 16]);
  const [largest = 0, next = 0] = feature.photos.map(({ box }) => box.width * box.height).toSorted((a, b) => b - a);
  expect(largest).toBeGreaterThan(3 * next);
});
