/** How even lines come out, read from the glyphs of the printed PDF alone. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LineRow, lineRows } from '../../scripts/bench/line-settings.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
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

describe.each([
  ['the sample', sampleStory, false],
  ['the page in ../shared', specialPage, absent],
] as const)('%s', (_, paragraphs, skipped) => {
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
    'is even at %i characters, and in fewer lines than Chromium sets',
    (characters) => {
      const figures = at(characters, 'dayang');
      expect(figures).toMatchObject({ runts: 0, kinsoku: 0 });
      expect(figures.median).toBeLessThanOrEqual(0.005);
      expect(figures.p95).toBeLessThanOrEqual(0.02);
      expect(figures.loose).toBeLessThanOrEqual(characters === 11 ? Math.ceil(figures.justified / 300) : 0);
      // One line of the sample at 11 characters, before a year and its 年, cannot be set below 0.111.
      expect(figures.max).toBeLessThanOrEqual(characters === 11 ? 0.112 : 0.08);
      expect(figures.lines).toBeLessThan(at(characters, 'Chromium').lines);
    },
  );
});
