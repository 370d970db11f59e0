/** Stories made around what stands on a page already, and set by the engine: nothing that stood there is touched. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePages } from '../../scripts/make/index.ts';
import { writeRandomSet } from '../fixtures/make/random-set.ts';
import { openEngine } from './engine.ts';

const { work, faultsOf } = openEngine();

const lede = `lede: |
  天还没有亮，渡口已经有人。船工把灯拨亮，照着水面，水退了一尺，石阶露出三级。等船的人往下走，踩在新露出来的石头上，说今年的水比往年清。

  这是修复的第十年。十年里河上少了两座坝，多了四十七处渡口。
`;

const shop = (columns: string, rows: string): string =>
  `shop: {block: advertisement, file: ads/shop.png, client: 溪城商场, columns: ${columns}, rows: ${rows}} # sold`;

const pageOf = (place: readonly string[]): string => `# 版面编辑的话，一字不动
page: 3
name: 要闻
template: front-page
theme: plain
grid: {columns: 6, characters: 17, size: 9, gutter: 1.5, pitch: 13.5, rows: 102}
body: {characters: [17]}
fit: exact
place:
${place.map((line) => `    ${line}`).join('\n')}
# 完
`;

/** A set of stories, and page 3 with these blocks on it; the advertisement has so many columns and rows. */
async function begin(seed: number, place: readonly string[], [columns, rows] = [6, 19]): Promise<string> {
  const folder = join(work(), `${seed}-${place.length}-${rows}`);
  await mkdir(join(folder, 'ads'), { recursive: true });
  writeRandomSet(folder, seed);
  await writeFile(join(folder, 'pages/03.yaml'), pageOf(place));
  const [width, height] = [(columns * 17 + (columns - 1) * 1.5) * 9, rows * 13.5].map((pt) => Math.round(pt * 2));
  await sharp({ create: { width: width!, height: height!, channels: 3, background: '#cddae6' } })
    .withMetadata({ density: 144 })
    .png()
    .toFile(join(folder, 'ads/shop.png'));
  return folder;
}

const make = (folder: string, more: Partial<Parameters<typeof makePages>[0]> = {}) =>
  makePages({ folder, page: 3, most: 5, force: false, around: true, ...more });

/** The first proposal that the engine sets without an error. */
async function setOne(folder: string, files: readonly string[]): Promise<number> {
  for (const [index, file] of files.entries()) {
    await copyFile(file, join(folder, 'pages/03.yaml'));
    const diagnostics = await faultsOf(folder);
    if (!diagnostics.some(({ severity }) => severity === 'error')) return index;
  }
  return -1;
}

const linesOf = (text: string): readonly string[] => text.split('\n');

test.each([
  {
    what: 'an advertisement across the foot, and a lead with a lede',
    seed: 23,
    place: [shop('1-6', '84-102')],
    ad: [6, 19],
    free: [1, 82],
    leads: true,
  },
  {
    what: 'a masthead at the head and an index beside it',
    seed: 23,
    place: [
      'masthead: {block: masthead, columns: 1-4, rows: 1-12}',
      'index: {block: index, entries: [s6], columns: 5-6, rows: 1-10}',
    ],
    free: [12, 102],
  },
  { what: 'an advertisement in a corner', seed: 29, place: [shop('4-6', '76-102')], ad: [3, 27], free: [1, 102] },
])('$what: stories fill the rest of the page and set exactly', { timeout: 120_000 }, async (one) => {
  const { seed, place, ad, free, leads = false } = one;
  const folder = await begin(seed, place, ad as [number, number] | undefined);
  const lead = join(folder, 'stories/s1.md');
  if (leads) await writeFile(lead, (await readFile(lead, 'utf8')).replace('headline:', `${lede}headline:`));
  const before = await readFile(join(folder, 'pages/03.yaml'), 'utf8');
  const { value: made = [], diagnostics } = await make(folder);
  expect(diagnostics).toEqual([]);
  expect(made.length).toBeGreaterThanOrEqual(3);
  for (const { file } of made) {
    expect((await readFile(file, 'utf8')).includes('block: lede, story: s1,')).toBe(leads);
    const [head, ...lines] = linesOf(await readFile(file, 'utf8'));
    expect(head).toMatch(/^# dayang make /);
    // What was there is there as it was, in its order, and nothing but blocks was added.
    const added = lines.filter((line) => !linesOf(before).includes(line));
    expect(lines.filter((line) => linesOf(before).includes(line))).toEqual(linesOf(before));
    expect(added.filter((line) => !/^ {4}[\w-]+: \{block: /.test(line))).toEqual([]);
    for (const line of added) {
      const [, from, to = from] = /rows: (\d+)(?:-(\d+))?/.exec(line)!;
      expect([line, Number(from) >= free[0]!, Number(to) <= free[1]!]).toEqual([line, true, true]);
    }
  }
  const files = made.map(({ file }) => file);
  expect(await setOne(folder, files)).toBeGreaterThanOrEqual(0);
});

describe('a place left too small', () => {
  test('for any story: says how much is left, and what the shortest needs', async () => {
    const folder = await begin(27, [shop('1-6', '1-96')]);
    const { value, diagnostics } = await make(folder);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'make/no-place', severity: 'error', parameters: { page: 3, rows: 30, story: 's7', need: 15 } },
    ]);
  });

  test('for all stories: takes the weightiest, and names those that wait', async () => {
    const folder = await begin(29, [shop('1-6', '45-102')]);
    const { value: made = [], diagnostics } = await make(folder);
    expect(made.length).toBeGreaterThan(0);
    const waiting = diagnostics.map(({ code, parameters }) => [code, parameters['story']]);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every(([code]) => code === 'make/left-over')).toBe(true);
    const text = await readFile(made[0]!.file, 'utf8');
    for (const [, story] of waiting) expect(text).not.toContain(`story: ${story},`);
    expect(text).toContain('story: s1,');
  });
});

test('a proposal that is taken goes into the page file, and nothing else changes', async () => {
  const folder = await begin(27, [shop('1-6', '84-102')]);
  const [edition, page] = await Promise.all(
    ['edition.yaml', 'pages/03.yaml'].map((file) => readFile(join(folder, file), 'utf8')),
  );
  const { value: made = [] } = await make(folder, { take: 1 });
  expect(made.map(({ file }) => file.endsWith('pages/03.yaml'))).toEqual([true]);
  expect(await readFile(join(folder, 'edition.yaml'), 'utf8')).toBe(edition);
  const after = await readFile(join(folder, 'pages/03.yaml'), 'utf8');
  expect(linesOf(after).filter((line) => linesOf(page!).includes(line))).toEqual(linesOf(page!));
  // Its stories stand on it now: none waits.
  expect((await make(folder)).diagnostics.map(({ code }) => code)).toEqual(['make/no-stories']);
});

test('a page that is not there, and a double truck, are not made around', async () => {
  const folder = await begin(21, [shop('1-6', '84-102')]);
  const codes = async (page: number) => (await make(folder, { page })).diagnostics.map(({ code }) => code);
  expect(await codes(7)).toEqual(['make/no-page']);
  const truck = pageOf(['ornament: {block: ornament, columns: 1, rows: 1-2}'])
    .replace('page: 3', 'page: 4-5')
    .replace('columns: 6', 'columns: 12');
  await writeFile(join(folder, 'pages/04.yaml'), truck);
  expect(await codes(4)).toEqual(['make/double-truck']);
});
