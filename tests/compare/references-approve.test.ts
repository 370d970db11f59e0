/** References: approved by people, reviewed in git, never made by a comparison. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diffLines } from '../../scripts/compare/references/diff-lines.ts';
import { smallPage } from '../fixtures/compare/small-pages.ts';
import { dayang } from '../run-dayang.ts';

let cwd = '';
const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  dayang(['compare', ...words], { cwd, environment: { CI: '', ...environment } });
const put = async (file: string, bytes: Uint8Array | string) => {
  await mkdir(join(cwd, file, '..'), { recursive: true });
  await writeFile(join(cwd, file), bytes);
};
const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(cwd, folder), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(cwd.length + 1))
    .sort();
const git = (...words: string[]) => spawnSync('git', words, { cwd, encoding: 'utf8' }).stdout;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'dayang-references-'));
  await put('pages/one.pdf', smallPage());
  await put('pages/sub/two.pdf', smallPage({ text: 'A second page' }));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe('approving', () => {
  test('writes a small folder for each page', async () => {
    expect(run(['refs', 'pages', '--approve'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('2 written'),
    });
    expect(await filesBelow('refs')).toEqual([
      'refs/one/001/facts.json',
      'refs/one/001/page.png',
      'refs/one/001/text.txt',
      'refs/sub/two/001/facts.json',
      'refs/sub/two/001/page.png',
      'refs/sub/two/001/text.txt',
    ]);
    expect(await readFile(join(cwd, 'refs/one/001/text.txt'), 'utf8')).toBe('Theriverrunsclear\n');
    expect((await stat(join(cwd, 'refs/one/001/page.png'))).size).toBeLessThanOrEqual(20 * 1024);
    const facts = await readFile(join(cwd, 'refs/one/001/facts.json'), 'utf8');
    expect(JSON.parse(facts).inks).toEqual({ 'cmyk 0 1 1 0': 1, 'cmyk 0 0 0 1': 1, 'gray 0': expect.any(Number) });
    expect(facts).not.toContain(cwd);
    expect(facts).not.toMatch(/\r|20\d\d-\d\d/);
  });

  test('again without a change is an empty git diff, also of the same pages elsewhere and with another date', async () => {
    git('init', '-q');
    run(['refs', 'pages', '--approve']);
    git('add', 'refs');
    await put(
      'elsewhere/one.pdf',
      Buffer.concat([Buffer.from(smallPage()), Buffer.from('\n% made at another time\n')]),
    );
    await put('elsewhere/sub/two.pdf', smallPage({ text: 'A second page' }));
    expect(run(['refs', 'elsewhere', '--approve']).stderr).toContain('0 written, 2 unchanged, 0 removed');
    expect(
      git('status', '--porcelain', '--', 'refs')
        .split('\n')
        .filter((line) => !line.startsWith('A  ')),
    ).toEqual(['']);
  });

  test('shows the edited line, and takes away what is gone', async () => {
    run(['refs', 'pages', '--approve']);
    await put('pages/one.pdf', smallPage({ text: 'The river runs dirty' }));
    await rm(join(cwd, 'pages/sub'), { recursive: true });
    expect(run(['refs', 'pages', '--approve']).stderr).toContain('1 written, 0 unchanged, 1 removed');
    expect(await filesBelow('refs/sub')).toEqual([]);
    expect(await readFile(join(cwd, 'refs/one/001/text.txt'), 'utf8')).toBe('Theriverrunsdirty\n');
  });

  test('is refused in CI, and comparing makes no reference anywhere', async () => {
    expect(run(['refs', 'pages', '--approve'], { CI: 'true' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('error[compare/approve-in-ci]'),
    });
    expect(await filesBelow('refs')).toEqual([]);
    run(['refs', 'pages', '--approve']);
    await put('pages/three.pdf', smallPage());
    const before = await filesBelow('refs');
    const { status, stderr, stdout } = run(['refs', 'pages'], { CI: 'true' });
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('compare/no-reference') });
    expect(stdout).toContain('page 1: added');
    expect(await filesBelow('refs')).toEqual(before);
  });
});

describe('comparing with references', () => {
  beforeEach(() => run(['refs', 'pages', '--approve']));

  test('is clean for the same page', () => {
    expect(run(['refs', 'pages'])).toMatchObject({ status: 0, stdout: 'nothing changed; pages: 2\n' });
    expect(run(['refs', 'pages/one.pdf'])).toMatchObject({ status: 0 });
  });

  const cases: readonly (readonly [string, Parameters<typeof smallPage>[0], string])[] = [
    ['text', { text: 'The river runs dirty' }, '“clear” became “dirty”'],
    ['a field that moved', { field: 40.3 }, 'rule moved'],
    ['an ink', { ink: '0 0.98 1 0 k' }, 'cmyk 0 1 1 0 became cmyk 0 0.98 1 0'],
    ['a page box', { page: '/TrimBox [0.3 0 200 200]' }, 'TrimBox'],
  ];
  test.each(cases)('finds %s', async (_, page, said) => {
    await put('pages/one.pdf', smallPage(page));
    const { status, stdout } = run(['refs', 'pages']);
    expect({ status, stdout }).toEqual({ status: 3, stdout: expect.stringContaining(said) });
    expect(stdout).toContain('not compared: looks');
  });

  test('says "toolchain changed" where only that differs, and approves only that', async () => {
    const file = join(cwd, 'refs/one/001/facts.json');
    const facts = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...facts, toolchain: ['another program'] }));
    const { status, stdout } = run(['refs', 'pages']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('toolchain changed') });
    const picture = await stat(join(cwd, 'refs/one/001/page.png'));
    expect(run(['refs', 'pages', '--approve']).stderr).toContain('1 written, 1 unchanged');
    expect((await stat(join(cwd, 'refs/one/001/page.png'))).mtimeMs).toBe(picture.mtimeMs);
  });

  test('says which reference is damaged', async () => {
    await put('refs/one/001/facts.json', '{"version": 1}');
    const { status, stderr } = run(['refs', 'pages']);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('error[compare/reference-damaged]'),
    });
  });
});

describe('lines', () => {
  test('that only break elsewhere do not differ; an edit is as short as it is', () => {
    expect(diffLines('一二三\n四五六\n', '一二\n三四五六\n')).toEqual([]);
    expect(diffLines('甲\n岸边未见人\n乙\n', '甲\n岸边末见人\n乙\n')).toEqual([
      { before: '未', after: '末', context: { before: '甲岸边', after: '见人乙' } },
    ]);
    expect(diffLines('一\n二\n', '一\n二\n三\n')).toMatchObject([{ before: '', after: '三' }]);
  });
});
