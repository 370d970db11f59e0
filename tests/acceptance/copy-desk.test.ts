/** The copy desk on the page in ../shared, whose faults its README lists. */
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCopy, errorRate, type HouseStyle, loadHouse, readCopy } from '../../scripts/copy/index.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const source = join(projectRoot, '../shared/special-page/source.txt');
const photos = join(projectRoot, '../shared/sample-photos');
const absent = !existsSync(source);
if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
if (absent) process.stderr.write('SKIPPED: the copy desk on ../shared, which is absent here\n');

interface Reported {
  readonly code: string;
  readonly at: { readonly line: number };
}
interface Fix {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};

describe.skipIf(absent)('the copy desk on the special page', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayang-desk-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const run = (...words: readonly string[]) => dayang(words, { cwd: folder });
  const text = absent ? '' : readFileSync(source, 'utf8');
  const count = (mark: string): number => text.split(mark).length - 1;

  /** The text as it ought to be: every half-width mark is a Chinese one, all else is as it was. */
  const ideal = [...text].map((one) => wide[one] ?? one).join('');

  test('finds the 182 commas and every other half-width mark, the cut paragraphs and the repeats, and nothing else', async () => {
    await writeFile(join(folder, 'check.txt'), text);
    const { diagnostics } = JSON.parse(run('copy', 'check', 'check.txt', '--json').stdout);
    const marks = Object.keys(wide).map((mark) => count(mark));
    expect(count(',')).toBe(182);
    const codes = (diagnostics as Reported[]).map(({ code }) => code);
    const times = (code: string): number => codes.filter((one) => one === code).length;
    expect(times('copy.half-width')).toBe(marks.reduce((sum, one) => sum + one, 0));
    expect(times('copy.broken-paragraph')).toBe(2);
    expect(times('copy.repeat')).toBeGreaterThanOrEqual(4);
    expect(new Set(codes)).toEqual(new Set(['copy.half-width', 'copy.broken-paragraph', 'copy.repeat']));
    const cut = (diagnostics as Reported[]).filter(({ code }) => code === 'copy.broken-paragraph');
    const lines = text.split('\n');
    expect(cut.map(({ at }) => lines[at.line - 1]!.trimEnd().at(-1))).toEqual(['导', '和']);
  });

  test('fix mends all the marks, leaves what a person must decide, and changes nothing the second time', async () => {
    await writeFile(join(folder, 'fix.txt'), text);
    const { status, stdout } = run('copy', 'fix', 'fix.txt', '--json');
    const { copy, diagnostics } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(await readFile(join(folder, 'fix.txt'), 'utf8')).toBe(ideal);
    expect((copy.fixes as Fix[]).every(({ before, after }) => wide[before] === after)).toBe(true);
    expect(new Set((diagnostics as Reported[]).map(({ code }) => code))).toEqual(
      new Set(['copy.broken-paragraph', 'copy.repeat']),
    );
    expect(JSON.parse(run('copy', 'fix', 'fix.txt', '--json').stdout).copy.fixes).toEqual([]);
    expect(await readFile(join(folder, 'fix.txt'), 'utf8')).toBe(ideal);
  });

  test('an import with fixes holds every letter, and has every mark mended', async () => {
    await copyFile(source, join(folder, 'page.txt'));
    const plain = run('import', 'page.txt', '--photos', photos, '--out', 'plain');
    const fixed = run('import', 'page.txt', '--photos', photos, '--out', 'fixed', '--fix');
    expect([plain.status, fixed.status]).toEqual([0, 0]);
    expect(fixed.stderr).toContain('note[import/mended]');
    for (const file of ['stories/lead.md', 'pages/05.yaml']) {
      const [was, is] = await Promise.all(['plain', 'fixed'].map((name) => readFile(join(folder, name, file), 'utf8')));
      const letters = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(is!)).toBe(letters(was!));
    }
    const { diagnostics, copy } = JSON.parse(run('copy', 'check', 'fixed', '--json').stdout);
    expect(
      Object.values(copy.rules as Record<string, { certain: number }>).map(({ certain }) => certain),
    ).not.toContain(1);
    expect((diagnostics as Reported[]).some(({ code }) => code === 'copy.half-width')).toBe(false);
  });

  test('reads and checks the page in well under 100 ms', async () => {
    const house = (await loadHouse(undefined)).value as HouseStyle;
    const times = Array.from({ length: 9 }, () => {
      const from = performance.now();
      const { value } = readCopy({ file: 'page.txt', text }, { language: 'zh-CN' });
      const { found } = checkCopy(value!, { house });
      expect(errorRate([value!], found).characters).toBeGreaterThan(4000);
      return performance.now() - from;
    });
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(50);
  });
});
