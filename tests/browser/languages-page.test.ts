/** The page in four languages as an archive gets it: built once, its layout, PDF, ALTO, METS, texts and verification. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Layout, Line } from '../../scripts/layout/model.ts';
import { extractFromContent, extractWithPdfium, openPdf } from '../../scripts/pdf/index.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

let folder = '';
let run: ReturnType<typeof dayang>;
let layout: Layout;
let alto = '';
const file = (name: string): string => join(folder, 'qiaobei/data', name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-languages-'));
  run = dayang(['archive', 'content/qiaobei', '--out', folder, '--lang', 'en'], { cwd: projectRoot });
  layout = JSON.parse(await readFile(file('pages/07/layout.json'), 'utf8'));
  alto = await readFile(file('pages/07/alto.xml'), 'utf8');
}, 90_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const body = (story: string): readonly Line[] =>
  layout.lines.filter((line) => line.story === story && line.role === 'body');

test('is archived without an error or a warning, and verified', () => {
  expect({ status: run.status, stderr: run.stderr }).toEqual({
    status: 0,
    stderr: expect.stringContaining('errors: 0, warnings: 0'),
  });
  expect(dayang(['archive', 'verify', join(folder, 'qiaobei')], { cwd: projectRoot }).status).toBe(0);
});

test('each story is planned by the rules of its script, in its face, on one baseline grid', () => {
  expect(run.stderr).not.toContain('strayed');
  expect(layout.stories.every(({ exact }) => exact)).toBe(true);
  const faces = ['bridge', 'oldest', 'gauge', 'chalk'].map((story) => {
    const [line] = body(story);
    return [line!.language, line!.family];
  });
  expect(faces).toEqual([
    [undefined, 'DY Song'],
    ['zh-Hant', 'DY Song TC'],
    ['ja', 'DY Song JP'],
    ['en', 'DY Roman'],
  ]);
  const rows = (story: string): number[] => body(story).map(({ baseline }) => baseline);
  const grid = new Set(rows('chalk').map((at) => at.toFixed(2)));
  expect(rows('gauge').every((at) => grid.has(at.toFixed(2)))).toBe(true);
  expect(body('chalk').filter(({ hyphen }) => hyphen !== undefined).length).toBeGreaterThan(2);
});

test('the pull quote is broken where its sense is', () => {
  const quoted = layout.lines.filter(({ role }) => role === 'pull-quote').map(({ text }) => text);
  expect(quoted).toEqual(['看不懂也不要紧，', '河看得懂。']);
});

test('hyphens are in the text of the PDF, and in no text of the archive', async () => {
  const pdf = new Uint8Array(await readFile(file('pages/07/page.pdf')));
  const [line, next] = [
    body('chalk').find(({ hyphen }) => hyphen !== undefined)!,
    body('chalk')[body('chalk').findIndex(({ hyphen }) => hyphen !== undefined) + 1]!,
  ];
  const bare = (text: string): string => text.replace(/\s/g, '');
  for (const pages of await Promise.all([extractFromContent(pdf), extractWithPdfium(pdf)])) {
    const text = pages.flatMap(({ characters }) => characters.map((one) => one.text)).join('');
    expect(text).toContain(`${bare(line.text)}-${bare(next.text)}`);
    expect(text).not.toMatch(/[\u00ad\u200b\u2060]/);
  }
  const story = await readFile(join(projectRoot, 'content/qiaobei/stories/chalk.md'), 'utf8');
  const kept = await readFile(file('text/chalk.md'), 'utf8');
  for (const paragraph of story.split('\n\n').slice(1)) expect(kept).toContain(paragraph.trim());
  const hyphens = layout.lines.filter(({ hyphen }) => hyphen !== undefined).length;
  expect(alto.match(/<HYP CONTENT="-"/g)).toHaveLength(hyphens);
  expect(alto).toMatch(/SUBS_TYPE="HypPart1" SUBS_CONTENT="[a-z]+"/);
});

test('every exporter tells the languages: PDF, ALTO, METS, e-paper', async () => {
  for (const language of ['zh-Hant', 'ja', 'en']) {
    expect(alto).toMatch(new RegExp(`<TextBlock [^>]*LANG="${language}"`));
    expect(alto).toMatch(new RegExp(`<String [^>]*LANG="${language}"`));
    const mets = await readFile(file('mets.xml'), 'utf8');
    expect(mets).toContain(`<mods:languageTerm type="code" authority="rfc5646">${language}<`);
  }
  const html = await readFile(file('e-paper/article-bridge.html'), 'utf8');
  expect(html).toContain('<span lang="zh-Hant">石自雲嶺來，木自層塘來</span>');
  const context = await openPdf(new Uint8Array(await readFile(file('pages/07/page.pdf'))));
  const told = context.enumerateIndirectObjects().map(([, object]) => String(object));
  // Words in a paragraph of another language: a quotation, a name that its letters do not tell, and what is on the stone.
  const words = told.filter((one) => one.includes('/S /Span') && one.includes('/Lang'));
  expect(words.map((one) => /\/Lang \(([^)]*)\)/.exec(one)![1])).toEqual(['zh-Hant', 'ja', 'ja', 'en']);
  for (const language of ['zh-Hant', 'ja', 'en']) {
    expect(told.filter((one) => one.includes('/S /P') && one.includes(`/Lang (${language})`)).length).toBeGreaterThan(
      2,
    );
  }
});
