/** `dayang compare` as a user and a CI job start it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareReportSchema } from '../../scripts/compare/report/schema.ts';
import { smallPage } from '../fixtures/compare/small-pages.ts';
import { dayang, stackLine } from '../run-dayang.ts';

let cwd = '';
const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  dayang(['compare', ...words], { cwd, environment: { CI: '', ...environment } });
const put = async (file: string, bytes: Uint8Array | string) => {
  await mkdir(join(cwd, file, '..'), { recursive: true });
  await writeFile(join(cwd, file), bytes);
};

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'dayang-compare-'));
  await put('a.pdf', smallPage());
  await put('same.pdf', smallPage());
  await put('text.pdf', smallPage({ text: 'The river runs dirty' }));
  await put('moved.pdf', smallPage({ field: 43 }));
  await put('ink.pdf', smallPage({ ink: '0 0.98 1 0 k' }));
  await put('broken.pdf', 'no PDF at all');
  await put('old/one.pdf', smallPage());
  await put('old/sub/two.pdf', smallPage());
  await put('old/gone.pdf', smallPage());
  await put('new/one.pdf', smallPage());
  await put('new/sub/two.pdf', smallPage({ text: 'Another line of type' }));
  await put('new/come.pdf', smallPage());
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

describe('two files', () => {
  test('that paint the same end with 0, others with 3 and say in which layer', () => {
    expect(run(['a.pdf', 'same.pdf'])).toMatchObject({ status: 0, stdout: 'nothing changed; pages: 1\n' });
    for (const [file, layer] of [
      ['text.pdf', 'text'],
      ['moved.pdf', 'geometry'],
      ['ink.pdf', 'production'],
    ] as const) {
      const { status, stdout } = run(['a.pdf', file]);
      expect({ file, status, said: stdout.includes(`in ${layer}`) }).toEqual({ file, status: 3, said: true });
    }
  });

  test('print a report that the schema describes, and nothing else, under --json', () => {
    const { status, stdout } = run(['a.pdf', 'text.pdf', '--json']);
    const report = JSON.parse(stdout);
    expect(compareReportSchema.safeParse(report).error).toBeUndefined();
    expect({ status, exit: report.exit, verdict: report.verdict }).toEqual({
      status: 3,
      exit: 3,
      verdict: 'different',
    });
    expect(report.comparisons[0].pages[0].changes.some((one: { layer: string }) => one.layer === 'text')).toBe(true);
  });

  test('compare only the layers that are asked for', () => {
    expect(run(['a.pdf', 'ink.pdf', '--layers', 'text,geometry']).status).toBe(0);
    expect(run(['a.pdf', 'ink.pdf', '--layers', 'production']).status).toBe(3);
  });

  test('write JUnit and HTML, and annotations to standard output', async () => {
    const summary = join(cwd, 'summary.md');
    const { status, stdout } = run(['a.pdf', 'text.pdf', '--junit', 'out/r.xml', '--html', 'out/r.html', '--github'], {
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(status).toBe(3);
    expect(stdout).toMatch(/^::error title=compare\/text::/m);
    expect(await readFile(join(cwd, 'out/r.xml'), 'utf8')).toContain('failures="1"');
    expect(await readFile(join(cwd, 'out/r.html'), 'utf8')).toContain('data:image/webp');
    expect(await readFile(summary, 'utf8')).toContain('page 1: changed');
  });

  test('that a rule accepts end with 0; a rule that expired is an error', async () => {
    await put('ink.yaml', 'tolerances: {production: {ink: 2}, looks: {share: 1}}\n');
    expect(run(['a.pdf', 'ink.pdf', '--rules', 'ink.yaml'])).toMatchObject({ status: 0 });
    await put('late.yaml', 'accept:\n  - {name: r, reason: b, until: 2020-01-01}\n');
    const { status, stderr } = run(['a.pdf', 'ink.pdf', '--rules', 'late.yaml']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('error[compare/rule-expired]') });
    expect(stderr).toContain('late.yaml:2:');
  });
});

describe('folders', () => {
  test('are compared file by file, and a file on one side alone is said', () => {
    const { status, stdout } = run(['old', 'new', '--json']);
    const verdicts = JSON.parse(stdout).comparisons.map(
      (one: { old: { name: string }; new: { name: string }; pages: { verdict: string }[] }) => [
        one.old.name,
        one.new.name,
        one.pages.map(({ verdict }) => verdict),
      ],
    );
    expect(status).toBe(3);
    expect(verdicts).toEqual([
      ['', 'new/come.pdf', ['added']],
      ['old/gone.pdf', '', ['removed']],
      ['old/one.pdf', 'new/one.pdf', ['same']],
      ['old/sub/two.pdf', 'new/sub/two.pdf', ['changed']],
    ]);
  });
});

describe('what cannot be compared', () => {
  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ['a file that is not there', ['a.pdf', 'nowhere.pdf'], 1, 'file/missing'],
    ['a file that is no PDF', ['a.pdf', 'broken.pdf'], 1, 'compare/unreadable'],
    ['a file and a folder', ['a.pdf', 'new'], 1, 'compare/unlike'],
    ['a folder without PDFs', ['old', 'out'], 1, 'compare/no-pdf'],
    ['a resolution that is none', ['a.pdf', 'text.pdf', '--dpi', 'many'], 2, 'command/bad-value'],
    ['a page that is none', ['a.pdf', 'text.pdf', '--page', '9'], 1, 'compare/no-page'],
    ['a page that is no number', ['a.pdf', 'text.pdf', '--page', 'last'], 2, 'command/bad-value'],
    ['a layer that is none', ['a.pdf', 'text.pdf', '--layers', 'colour'], 2, 'command/bad-value'],
    ['rules that are not there', ['a.pdf', 'text.pdf', '--rules', 'none.yaml'], 1, 'file/missing'],
    ['one side only', ['a.pdf'], 2, 'command/missing-argument'],
  ];

  test.each(cases)('%s', async (_, words, status, code) => {
    await mkdir(join(cwd, 'out'), { recursive: true });
    const said = run(words);
    expect({ status: said.status, stderr: said.stderr }).toEqual({
      status,
      stderr: expect.stringContaining(`error[${code}]`),
    });
    expect(said.stderr).not.toMatch(stackLine);
  });
});
