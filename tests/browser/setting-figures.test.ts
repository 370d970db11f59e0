/** How even lines come out, read from the glyphs of the printed PDF alone. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LineRow, lineRows } from '../../scripts/bench/line-settings.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { extractWithPdfium } from '../../scripts/pdf/index.ts';
import { projectRoot } from '../run-dayang.ts';

const source = join(projectRoot, '../shared/special-page/source.txt');
const absent = !existsSync(source);
if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
if (absent) process.stderr.write('SKIPPED: the figures of the page in ../shared, which is absent here\n');

const full: Readonly<Record<string, string>> = { ',': '，', ';': '；', '!': '！', '(': '（', ')': '）', ':': '：' };

async function sampleStory(): Promise<string[]> {
  const { value: edition } = await loadEdition(join(projectRoot, 'content/qingxi'));
  const { body } = edition!.stories.get('lead')!;
  return body.filter(({ kind }) => kind === 'paragraph').map(({ runs }) => runs.map(({ text }) => text).join(''));
}

/** Its running text, with the marks of its typist made full-width. */
async function specialPage(): Promise<string[]> {
  const text = (await readFile(source, 'utf8')).replace(/\r/g, '');
  return text
    .split('\n')
    .filter((one) => one.length > 60)
    .map((one) => one.replace(/[,;!():]/g, (mark) => full[mark]!));
}

const measures = [11, 13, 16, 17, 20, 25];

/** Lines that Typst 0.14 makes of the same copy, as `npm run bench` counts them: no dependency, and so not counted here. */
const typst: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'the sample': { 11: 334, 13: 286, 16: 229, 17: 218, 20: 188, 25: 156 },
  'the page in ../shared': { 11: 335, 13: 288, 16: 235, 17: 221, 20: 190, 25: 153 },
};

describe.each([
  ['the sample', sampleStory, false],
  ['the page in ../shared', specialPage, absent],
] as const)('%s', (name, paragraphs, skipped) => {
  let rows: readonly LineRow[] = [];
  let browser: OpenBrowser | undefined;
  let work = '';
  beforeAll(async () => {
    if (skipped) return;
    browser = await openBrowser();
    work = await mkdtemp(join(tmpdir(), 'dayang-figures-'));
    rows = await lineRows(browser, { paragraphs: await paragraphs(), measures, work });
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    if (work) await rm(work, { recursive: true, force: true });
  });
  const at = (characters: number, by: string) =>
    rows.find((row) => row.characters === characters && row.by === by)!.figures;

  test.skipIf(skipped).each(measures)(
    'is even at %i characters, in fewer lines than Chromium sets, and no more than Typst',
    (characters) => {
      const figures = at(characters, 'dayang');
      expect(figures).toMatchObject({ runts: 0, kinsoku: 0 });
      expect(figures.median).toBeLessThanOrEqual(0.005);
      expect(figures.p95).toBeLessThanOrEqual(0.02);
      expect(figures.loose).toBe(0);
      expect(figures.max).toBeLessThanOrEqual(0.08);
      expect(figures.lines).toBeLessThan(at(characters, 'Chromium').lines);
      expect(figures.lines).toBeLessThanOrEqual(typst[name]![characters]!);
    },
  );
});

test('dashes and ellipses are two ems in the PDF, and interpuncts half an em', async () => {
  await using browser = await openBrowser();
  const work = await mkdtemp(join(tmpdir(), 'dayang-dashes-'));
  try {
    const text = '水面上——那是青溪——一片白……两岸……都不见，罗·水根（乙）——撑着船，';
    await lineRows(browser, { paragraphs: [text.repeat(6)], measures: [17], work });
    const [page] = await extractWithPdfium(await readFile(join(work, 'dayang-17.pdf')));
    const characters = page!.characters.filter(({ size }) => Math.abs(size - 9) < 0.06);
    /** From where the first mark is drawn back to the Han before it, and on to the one behind. */
    const widths = new Map<string, number[]>();
    for (const [index, { text: mark, y }] of characters.entries()) {
      const pair = mark === characters[index + 1]?.text ? 2 : 1;
      if (!'—…·'.includes(mark) || (mark === '·' ? pair !== 1 : pair !== 2)) continue;
      const [before, behind] = [characters[index - 1], characters[index + pair]];
      if (!before || !behind || before.y !== y || behind.y !== y) continue;
      if (![before, behind].every((one) => /\p{Script=Han}/u.test(one.text))) continue;
      widths.set(mark, [...(widths.get(mark) ?? []), (behind.x - before.x) / 9 - 1]);
    }
    for (const mark of '—…') {
      const found = widths.get(mark) ?? [];
      expect(found.length).toBeGreaterThan(2);
      for (const one of found) expect(Math.abs(one - 2)).toBeLessThan(0.02);
    }
    // A line that is tracked or stretched is so on both sides of an interpunct.
    const found = widths.get('·')!.sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
    expect(found.length).toBeGreaterThan(2);
    expect(Math.abs(found[0]! - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(found.at(-1)! - 0.5)).toBeLessThan(0.11);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
