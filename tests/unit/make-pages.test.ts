/** Page making without a browser: what it proposes, how it judges, and what it refuses. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addBlocks, loadEdition, loadStories } from '../../scripts/edition/index.ts';
import { makePages } from '../../scripts/make/index.ts';
import { cutsOf, openGutters } from '../../scripts/make/judge.ts';
import type { MadeBlock, MakeGrid } from '../../scripts/make/model.ts';
import { judgePages } from '../../scripts/make/propose.ts';
import { waitingOf } from '../../scripts/make/waiting.ts';
import { storyFile, writeRandomSet } from '../fixtures/make/random-set.ts';
import { ranked } from '../fixtures/make/ranked-pairs.ts';
import { projectRoot } from '../run-dayang.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-make-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Four stories of the front page, on no page. */
async function openStories(): Promise<void> {
  const from = join(projectRoot, 'content/yaowen');
  await cp(join(from, 'photos'), join(folder, 'photos'), { recursive: true });
  await mkdir(join(folder, 'stories'));
  for (const story of ['lead', 'paddy', 'geese', 'bus'])
    await cp(storyFile('yaowen', story), join(folder, `stories/${story}.md`));
  const list = await readFile(join(from, 'edition.yaml'), 'utf8');
  await writeFile(join(folder, 'edition.yaml'), list.replace(/^pages:.*$/m, 'pages: [pages/01.yaml]'));
}

const make = (more: Partial<Parameters<typeof makePages>[0]> = {}) =>
  makePages({ folder, page: 3, most: 5, force: false, ...more });

const codesOf = ({ diagnostics }: Awaited<ReturnType<typeof makePages>>) => diagnostics.map(({ code }) => code);

describe('proposals', () => {
  test('hold every story and picture once, on the grid, the best first, and are the same again', async () => {
    await openStories();
    const { value: made = [], diagnostics } = await make();
    expect(diagnostics).toEqual([]);
    expect(made.length).toBeGreaterThanOrEqual(3);
    expect(made.map(({ score }) => score)).toEqual(made.map(({ score }) => score).toSorted((a, b) => b - a));
    const texts = await Promise.all(made.map(({ file }) => readFile(file, 'utf8')));
    expect(new Set(texts).size).toBe(texts.length);
    await mkdir(join(folder, 'pages'));
    for (const text of texts) {
      await writeFile(join(folder, 'pages/01.yaml'), text);
      const edition = await loadEdition(folder);
      expect(edition.diagnostics).toEqual([]);
      expect(edition.value!.pages[0]!.placed.filter(({ block }) => block === 'text')).toHaveLength(4);
    }
    const again = await make({ stories: ['lead', 'paddy', 'bus', 'geese'] });
    expect(await Promise.all(again.value!.map(({ file }) => readFile(file, 'utf8')))).toEqual(texts);
  });

  test('name every block by its own, though a photo is called as a story is', async () => {
    await openStories();
    const lead = join(folder, 'stories/lead.md');
    await writeFile(lead, (await readFile(lead, 'utf8')).replace('{#dusk ', '{#paddy '));
    const { value: made = [] } = await make({ take: 1, page: 1 });
    expect(made).toHaveLength(1);
    expect((await loadEdition(folder)).diagnostics).toEqual([]);
  });

  test('keep the order of weight: the heaviest leads', async () => {
    await openStories();
    const bus = join(folder, 'stories/bus.md');
    await writeFile(bus, (await readFile(bus, 'utf8')).replace('headline:', 'weight: 9\nheadline:'));
    const { value: made = [] } = await make();
    for (const { file } of made) {
      const page = await readFile(file, 'utf8');
      expect(page).toMatch(/bus-headline: \{.*rows: [1-3]-/);
    }
  });

  test('say what each part takes off the score', async () => {
    await openStories();
    for (const { score, points } of (await make()).value!) {
      const off = Object.values(points).reduce((sum, one) => sum + one, 0);
      expect(score + off).toBeGreaterThan(99.5);
      expect(score + off).toBeLessThan(100.5);
    }
  });
});

test('a proposal is taken as the page, once, and the edition names it', async () => {
  await openStories();
  const list = join(folder, 'edition.yaml');
  const [proposed] = (await make({ take: 2, page: 4 })).value!;
  expect(proposed!.file).toMatch(/pages\/04\.yaml$/);
  expect(await readFile(list, 'utf8')).toContain('pages: [pages/01.yaml, pages/04.yaml]');
  expect(codesOf(await make({ take: 1, page: 4, stories: ['lead', 'paddy', 'geese', 'bus'] }))).toEqual([
    'kind/page-there',
  ]);
  // A page that is named before it is there is not named twice.
  const named = await readFile(list, 'utf8');
  await rm(proposed!.file);
  expect(codesOf(await make({ take: 2, page: 4 }))).toEqual([]);
  expect(await readFile(list, 'utf8')).toBe(named);
  expect(codesOf(await make({ take: 5, page: 6, most: 3, stories: ['lead', 'paddy', 'geese', 'bus'] }))).toEqual([
    'make/no-proposal',
  ]);
});

test.each([
  ['page: 3\nplace:\n  a: {x: 1} # one\n# end\n', 'page: 3\nplace:\n  a: {x: 1} # one\n  b: {y: 2}\n  c: {}\n# end\n'],
  [
    'place:\n    a:\n        x: 1\nfit: exact\n',
    'place:\n    a:\n        x: 1\n    b: {y: 2}\n    c: {}\nfit: exact\n',
  ],
  ['place: {a: {x: 1}} # all\n', 'place: {a: {x: 1},\n  b: {y: 2},\n  c: {}\n} # all\n'],
  ['place: {}\nfit: exact\n', 'place: {\n  b: {y: 2},\n  c: {}\n}\nfit: exact\n'],
  ['place:\n  a: {x: 1}', 'place:\n  a: {x: 1}\n  b: {y: 2}\n  c: {}'],
])('blocks are added to %j, all else as it is written', (before, after) => {
  expect(addBlocks(before, ['b: {y: 2}', 'c: {}'])).toBe(after);
});

describe('what is refused', () => {
  test('a proposal that somebody worked on is not written over', async () => {
    await openStories();
    const [first] = (await make()).value!;
    await writeFile(first!.file, `${await readFile(first!.file, 'utf8')}# mine\n`);
    const kept = await readFile(first!.file, 'utf8');
    expect(codesOf(await make())).toEqual(['make/changed']);
    expect(await readFile(first!.file, 'utf8')).toBe(kept);
    expect(codesOf(await make({ force: true }))).toEqual([]);
    expect(await readFile(first!.file, 'utf8')).not.toBe(kept);
  });

  test('stories that are not there, and none that wait', async () => {
    await openStories();
    expect(codesOf(await make({ stories: ['led', 'bus', 'gees'] }))).toEqual([
      'make/unknown-story',
      'make/unknown-story',
    ]);
    await cp(join(projectRoot, 'content/yaowen/pages'), join(folder, 'pages'), { recursive: true });
    expect(codesOf(await make())).toEqual(['make/no-stories']);
  });

  test('more copy than a page holds, and a set too large to look through', async () => {
    await openStories();
    const lead = join(folder, 'stories/lead.md');
    const text = await readFile(lead, 'utf8');
    await writeFile(lead, `${text}\n${'堤上的人越来越多，风从河上来。\n\n'.repeat(900)}`);
    expect(codesOf(await make())).toEqual(['make/no-room']);
    await writeFile(lead, text);
    for (let index = 0; index < 13; index += 1) await writeFile(join(folder, `stories/more-${index}.md`), '一段。\n');
    expect(codesOf(await make())).toEqual(['make/too-many']);
  });

  test('parts that it does not place are left to the hand, and said', async () => {
    await openStories();
    const bus = join(folder, 'stories/bus.md');
    await writeFile(bus, `${await readFile(bus, 'utf8')}\n:::sidebar{#note}\n一段边栏。\n:::\n`);
    const made = await make();
    expect(codesOf(made)).toEqual(['make/by-hand']);
    expect(made.value!.length).toBeGreaterThan(0);
  });
});

const grid: MakeGrid = { columns: 6, rows: 100, characters: 17, size: 9, gutter: 1.5, pitch: 13.5 };
const text = (story: string, columns: MadeBlock['columns'], rows: MadeBlock['rows']): MadeBlock => ({
  id: story,
  block: 'text',
  story,
  columns,
  rows,
});

describe('a whole page', () => {
  test('is cut in two by white from edge to edge between two stories, not within one or near the ends', () => {
    expect(cutsOf([text('a', [1, 6], [1, 50]), text('b', [1, 6], [53, 100])], grid)).toBe(1);
    expect(cutsOf([text('a', [1, 6], [1, 50]), text('a', [1, 6], [53, 100])], grid)).toBe(0);
    expect(cutsOf([text('a', [1, 3], [1, 50]), text('c', [4, 6], [1, 60]), text('b', [1, 3], [53, 100])], grid)).toBe(
      0,
    );
    expect(cutsOf([text('a', [1, 6], [1, 90]), text('b', [1, 6], [93, 100])], grid)).toBe(0);
  });

  test('has an open gutter where no head or picture lies across it', () => {
    const head = (rows: MadeBlock['rows']): MadeBlock => ({
      id: 'h',
      block: 'headline',
      story: 'a',
      columns: [1, 6],
      rows,
    });
    expect(openGutters([head([1, 10])], grid)).toBe(5);
    expect(openGutters([head([1, 16])], grid)).toBe(0);
    expect(openGutters([head([45, 48])], grid)).toBe(0);
  });
});

test.each([...new Set(ranked.map(({ set }) => set))])('pages of set %i are ranked as by eye', async (set) => {
  writeRandomSet(folder, set);
  const { value } = await loadStories(folder);
  const all = judgePages(value!.grid, waitingOf([...value!.stories.values()].sort((a, b) => (a.id < b.id ? -1 : 1))));
  // A page that is not among those looked at costs more than all of them.
  const scoreOf = (form: string) => all.find((one) => one.form === form)?.score ?? 0;
  for (const { set: own, better, worse } of ranked) {
    if (own !== set) continue;
    expect(scoreOf(better), better).toBeGreaterThan(scoreOf(worse));
  }
});
