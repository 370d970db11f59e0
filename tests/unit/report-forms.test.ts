import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { commandTable } from '../../scripts/commands/command-table.ts';
import { type Diagnostic, diagnostic, messageOf } from '../../scripts/core/diagnostic.ts';
import { type Form, githubDiagnostic, prettyDiagnostic, windowAround } from '../../scripts/core/pretty.ts';
import { makeReport, reportDiagnostic, reportJson } from '../../scripts/core/report.ts';
import { onItsPages } from '../../scripts/edition/index.ts';
import { findingOf } from '../../scripts/studio/desk/tell.ts';

const form = (line: string | undefined, more: Partial<Form> = {}): Form => ({
  language: 'en',
  colour: false,
  width: 80,
  locate: (file) => file,
  lineAt: () => line,
  ...more,
});

const at = (file: string, line: number, column: number) => ({ file, line, column });
const missing = (where: Parameters<typeof diagnostic>[2] = {}): Diagnostic =>
  diagnostic('file/missing', { file: 'photos/a.jpg' }, where);

test('a diagnostic shows message, place, line, caret and hint', () => {
  const one = missing({ at: at('stories/lead.md', 58, 9), onPage: { page: 5 } });
  expect(prettyDiagnostic(one, form('photo = a.jpg'))).toBe(
    [
      'error[file/missing]: there is no file photos/a.jpg',
      '  --> stories/lead.md:58:9 (page 5)',
      '58 | photo = a.jpg',
      '   |         ^',
      'hint: check the path',
      '',
    ].join('\n'),
  );
});

test('the caret stands under its character behind Chinese, which is two cells wide', () => {
  const one = missing({ at: at('a.md', 7, 5) });
  const [, , shown, caret] = prettyDiagnostic(one, form('青溪a，河')).split('\n');
  expect(shown).toBe('7 | 青溪a，河');
  // Two Han, a Latin letter and a full-width comma: seven cells behind the bar and its space.
  expect(caret).toBe(`  | ${' '.repeat(7)}^`);
});

test('a long line is cut to the terminal around the column, and the caret stays true', () => {
  const line = '汉'.repeat(300);
  const { text, before } = windowAround(line, 151, 40);
  expect(text.startsWith('…')).toBe(true);
  expect(text.endsWith('…')).toBe(true);
  expect([...text].length).toBeLessThanOrEqual(22);
  expect(before).toBe(21);
  expect(windowAround(line, 301, 40).text.endsWith('汉')).toBe(true);
  expect(windowAround('短', 1, 40)).toEqual({ text: '短', before: 0 });
});

test('escape sequences and line ends in the copy never reach the terminal', () => {
  const bad = diagnostic('file/missing', { file: 'a\u001b[31m\nb' }, { at: at('x\u001b[2J.md', 1, 1) });
  const text = prettyDiagnostic(bad, form('\u001b]0;title\u0007text\u202eback'));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text.split('\n')).toHaveLength(6);
});

test('Chinese words, marks and all', () => {
  const one = missing({ at: at('a.md', 1, 1), onPage: { page: 5 } });
  expect(prettyDiagnostic(one, form(undefined, { language: 'zh' }))).toBe(
    '错误[file/missing]：找不到文件 photos/a.jpg\n  --> a.md:1:1（第 5 版）\n提示：请检查路径\n',
  );
});

test('both pages of a double truck are named, in every form', () => {
  const truck = { number: 4, through: 5 };
  const [one, other] = onItsPages(
    [
      missing({ at: at('a.md', 1, 1), onPage: { page: 4 } }),
      diagnostic('pdf/hidden', { page: 4, count: 1, text: '字' }, { onPage: { page: 4 } }),
    ],
    truck,
  );
  const chinese = form(undefined, { language: 'zh' });
  expect(prettyDiagnostic(one!, form(undefined))).toContain('  --> a.md:1:1 (pages 4-5)\n');
  expect(prettyDiagnostic(one!, chinese)).toContain('  --> a.md:1:1（第 4-5 版）\n');
  expect(githubDiagnostic(one!, form(undefined))).toContain(',title=file/missing (pages 4-5)::');
  expect(githubDiagnostic(one!, chinese)).toContain(',title=file/missing (第 4-5 版)::');
  expect(reportDiagnostic(one!, 'en')).toMatchObject({ page: 4, through: 5 });
  expect(findingOf(one!, () => 'x')).toMatchObject({ onPage: { page: 4, through: 5 } });
  expect(messageOf(other!, 'en')).toContain('pages 4-5');
  expect(messageOf(other!, 'zh')).toContain('第4-5版');
  // Of an ordinary page nothing is said twice, and of another page nothing else.
  expect(onItsPages([one!], { number: 4 })).toEqual([one]);
  expect(onItsPages([missing({ onPage: { page: 6 } })], truck)[0]!.onPage).toEqual({ page: 6 });
});

test('related places are shown, and colour only when asked for', () => {
  const one = missing({ at: at('a.yaml', 1, 1), related: [at('b.yaml', 2, 3)] });
  expect(prettyDiagnostic(one, form('id: x'))).toContain('  ::: b.yaml:2:3\n2 | id: x\n  |   ^\n');
  expect(prettyDiagnostic(one, form('id: x'))).not.toContain('\u001b');
  expect(prettyDiagnostic(one, form('id: x', { colour: true }))).toContain('\u001b[');
});

test('GitHub annotations escape what would end them', () => {
  const one = diagnostic('file/missing', { file: '50%,a:b\nc' }, { at: at('a,b:c%.md', 3, 4) });
  expect(githubDiagnostic(one, form(undefined))).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=3,col=4,title=file/missing::there is no file 50%25,a:b%0Ac%0Ahint: check the path\n',
  );
});

test('the report follows its schema, and the schema refuses what is no report', async () => {
  const text = await readFile(new URL('../../scripts/core/report.schema.json', import.meta.url), 'utf8');
  const schema = z.fromJSONSchema(JSON.parse(text));
  const report = makeReport('build', {
    exit: 1,
    language: 'en',
    diagnostics: [
      missing({
        at: at('a.md', 1, 1),
        onPage: { page: 4, through: 5, block: 'hero', box: { x: 1, y: 2, width: 3, height: 4 } as never },
        related: [at('b.md', 2, 2)],
      }),
      diagnostic('command/interrupted'),
    ],
    edition: { id: 'x', newspaper: '报', date: '2026-01-01' },
    pages: [
      {
        page: 5,
        name: '专版',
        template: 't',
        theme: 'plain',
        written: true,
        stories: [
          {
            story: 'lead',
            characters: 10,
            capacity: 2,
            rows: 3,
            size: 9,
            exact: false,
            overset: { characters: 4, lines: 1 },
            underset: null,
            adjusted: [{ block: 'hero', asked: 20, given: 21 }],
          },
        ],
      },
    ],
    outputs: ['page-05/proof.pdf'],
    toolchain: { chromium: 'HeadlessChrome/153', source: 'package', sandbox: false },
    checks: [{ name: 'Node', state: 'trouble', found: 'v18', mend: 'install' }],
  });
  expect(report.errors).toBe(1);
  const json = JSON.parse(reportJson(report));
  expect(schema.safeParse(json).error).toBeUndefined();
  expect(schema.safeParse({ ...json, pages: [{ page: 5 }] }).success).toBe(false);
  expect(schema.safeParse({ ...json, surprise: 1 }).success).toBe(false);
  for (const { name } of commandTable) expect(schema.safeParse({ ...json, command: name }).error).toBeUndefined();
});
