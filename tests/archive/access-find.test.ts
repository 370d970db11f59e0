/** What `archive text` and `archive search` answer, and how they take packages that mean no good. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Hit, readArticles, searchPackage } from '../../scripts/access/index.ts';
import { dayang, stackLine } from '../run-dayang.ts';
import { type Found, makePackage, named, readXml, rectOf, sample } from './packages.ts';
import { bomb, copyOf } from './spoil-package.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let bag = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-find-'));
  bag = await makePackage(sample, folder);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

async function hitsOf(query: string, root = bag): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for await (const hit of searchPackage(root, query, signal)) hits.push(hit);
  return hits;
}

/** Occurrences in the articles' own files, white space aside. */
const countIn = (text: string, words: string): number => text.replace(/\s/gu, '').split(words).length - 1;

describe('search', () => {
  test.each(['湿地', '青溪', '126公里', '罗水根', '的'])('finds every “%s” of the articles', async (words) => {
    const texts = ['lead', 'night', 'calendar'].map((id) => readFileSync(join(bag, `data/text/${id}.txt`), 'utf8'));
    const wanted = texts.reduce(
      (sum, text) => sum + text.split('\n').reduce((all, line) => all + countIn(line, words), 0),
      0,
    );
    const hits = (await hitsOf(words)).filter(({ article }) => article);
    expect(wanted).toBeGreaterThan(0);
    expect(hits).toHaveLength(wanted);
    for (const { text, before, after } of hits) {
      expect(text).toBe(words);
      expect(`${before}${text}${after}`.length).toBeGreaterThan(words.length + 4);
    }
  });

  test('tells the page, the article and the place, to the glyph', async () => {
    for (const hit of await hitsOf('湿地')) {
      expect(hit).toMatchObject({ page: '5', article: { id: 'lead' } });
      const alto = readXml(join(bag, 'data/pages/05/alto.xml'));
      const glyphs = named(alto, 'Glyph').map((one) => ({ text: one.attributes['CONTENT'], ...rectOf(one) }));
      for (const { x, y, width, height } of hit.boxes) {
        const middle = (one: (typeof glyphs)[number]) => ({
          x: (one.left + one.right) / 2,
          y: (one.top + one.bottom) / 2,
        });
        const under = glyphs.filter((one) => {
          const at = middle(one);
          return at.x > x && at.x < x + width && at.y > y && at.y < y + height;
        });
        expect(under.length).toBeGreaterThan(0);
        for (const { text } of under) expect('湿地').toContain(text);
      }
      expect(hit.boxes.reduce((sum, { width }) => sum + width, 0)).toBeGreaterThan(4);
    }
  });

  test('finds words across the ends of lines and columns', async () => {
    const alto = readXml(join(bag, 'data/pages/05/alto.xml'));
    const words = (one: Found): string =>
      named(one, 'String')
        .map(({ attributes }) => attributes['CONTENT'])
        .join('');
    const lede = named(alto, 'TextBlock').find(({ attributes }) => attributes['TAGREFS']!.includes('ROLE_lede'))!;
    const [upper, lower] = named(lede, 'TextLine').map(words);
    const [hit] = await hitsOf(upper!.slice(-4) + lower!.slice(0, 4));
    expect(hit).toMatchObject({ role: 'lede' });
    expect(hit!.boxes).toHaveLength(2);
    expect(hit!.boxes[1]!.y).toBeGreaterThan(hit!.boxes[0]!.y);
    // A paragraph that goes on in the next column: the end of one block and the start of the next.
    const second = named(alto, 'TextBlock').find(({ attributes }) => /_2$/.test(attributes['ID']!))!;
    const first = named(alto, 'TextBlock').find(
      ({ attributes }) => attributes['ID'] === second.attributes['ID']!.replace(/_2$/, '_1'),
    )!;
    const query = words(first).slice(-5) + words(second).slice(0, 5);
    const hits = await hitsOf(query);
    expect(hits).toHaveLength(1);
    expect(
      Math.max(...hits[0]!.boxes.map(({ x }) => x)) - Math.min(...hits[0]!.boxes.map(({ x }) => x)),
    ).toBeGreaterThan(10);
  });

  test('takes full and half width, cases and spaces for the same', async () => {
    const [latin] = await hitsOf('ten years on,THE qingxi');
    expect(latin).toMatchObject({ role: 'translation', page: '5' });
    expect(await hitsOf('１２６ 公里')).toEqual(await hitsOf('126公里'));
    expect((await hitsOf('一条河的十年日历'))[0]).toMatchObject({
      page: '6',
      role: 'headline',
      article: { id: 'calendar' },
    });
  });

  test('finds nothing where there is nothing, and no nothing', async () => {
    expect(await hitsOf('航天飞机')).toEqual([]);
    expect(await hitsOf(' \u200b ')).toEqual([]);
  });
});

describe('packages that mean no good', () => {
  test('are passed over: a bomb, a path that leads out, a text that is none', async () => {
    const spoilt = copyOf(bag, folder);
    spoilt.edit('data/pages/05/alto.xml', '<alto ', `${bomb}<alto `);
    spoilt.edit('data/pages/06/alto.xml', /ARTICLE_night/g, 'ARTICLE_../../../../../../etc/passwd');
    const hits = await hitsOf('溪', spoilt.path);
    expect(new Set(hits.map(({ page }) => page))).toEqual(new Set(['6']));
    expect((await readArticles(spoilt.path)).map(({ id }) => id)).toEqual(['calendar']);
    spoilt.write('data/pages/06/page.txt', Buffer.from([0xff, 0xfe, 0x00]));
    expect((await hitsOf('溪', spoilt.path)).length).toBe(hits.length);
  });

  test('with numbers that are none give no places that are none', async () => {
    const spoilt = copyOf(bag, folder);
    spoilt.edit('data/pages/05/alto.xml', /HPOS="[\d.]+"/g, 'HPOS="NaN"');
    const hits = await hitsOf('湿地', spoilt.path);
    expect(hits.length).toBeGreaterThan(0);
    expect(JSON.stringify(hits)).not.toContain('null');
  });
});

describe('from the command line', () => {
  const run = (...words: readonly string[]) => dayang(['archive', ...words], { cwd: folder });

  test('text prints an article as it is, or all with their names', () => {
    const one = run('text', bag, '--article', 'calendar');
    expect(one).toMatchObject({ status: 0, stdout: readFileSync(join(bag, 'data/text/calendar.txt'), 'utf8') });
    const all = run('text', bag);
    expect(all.status).toBe(0);
    expect(all.stdout.match(/^== .* ==$/gm)).toEqual([
      '== 大样日报 2026-09-18 · 5 · lead ==',
      '== 大样日报 2026-09-18 · 6 · night ==',
      '== 大样日报 2026-09-18 · 6 · calendar ==',
    ]);
    const none = run('text', bag, '--article', 'nobody');
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('error[archive/no-article]');
    expect(none.stderr).toContain('lead, night, calendar');
    const json = JSON.parse(run('text', bag, '--article', 'night', '--json').stdout);
    expect(json.articles).toHaveLength(1);
    expect(json.articles[0]).toMatchObject({ article: 'night', pages: ['6'] });
  });

  test('search goes through many packages, and says where', () => {
    for (const name of ['2026-09/a', '2026-09/b', '2026-10/c']) {
      mkdirSync(join(folder, 'shelf', name), { recursive: true });
      cpSync(bag, join(folder, 'shelf', name), { recursive: true });
    }
    const { status, stdout, stderr } = run('search', 'shelf', '湿地');
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(3 * 4 * 2);
    expect(lines[0]).toMatch(/^大样日报 2026-09-18, page 5, lead 水记得路，鱼认得家，人守得住: [\d.]+, [\d.]+ mm/);
    expect(lines[1]).toMatch(/^ {2}shelf\/2026-09\/a: .*【湿地】/);
    expect(stderr).toContain('12 found in 3 packages');
    const json = JSON.parse(run('search', 'shelf', '湿地', '--json').stdout);
    expect(json.hits).toHaveLength(12);
    expect(json.hits[0]).toMatchObject({ page: '5', article: { id: 'lead' }, boxes: [{ width: expect.any(Number) }] });
    expect(stderr).not.toMatch(stackLine);
  });

  test('what is not said is asked for', () => {
    expect(run('search', '湿地')).toMatchObject({ status: 2 });
    expect(run('search', 'nowhere', '湿地')).toMatchObject({ status: 2 });
    expect(run('text')).toMatchObject({ status: 2 });
  });
});
