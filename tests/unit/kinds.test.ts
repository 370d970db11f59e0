import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { kindEntries } from '../../scripts/core/catalogue/kind.ts';
import { messageOf } from '../../scripts/core/diagnostic.ts';
import { addPage, addPageFile, loadEdition, readKinds } from '../../scripts/edition/index.ts';
import { dayang, projectRoot } from '../run-dayang.ts';

const form = (place: string, title = 'title: {en: Try, zh: 试}') => `${title}
variants:
  one:
    title: {en: one, zh: 一}
    place:
${place.replace(/^/gm, '      ')}
`;

const produced = new Set<string>();

/** What is wrong with a form in a house package, `line:column code`. */
async function faultsOf(yaml: string): Promise<readonly string[]> {
  const house = await mkdtemp(join(tmpdir(), 'dayang-kind-'));
  try {
    await mkdir(join(house, 'templates/pages'), { recursive: true });
    await writeFile(join(house, 'templates/pages/try.yaml'), yaml);
    await writeFile(join(house, 'templates/pages/try.hbs'), '');
    const { diagnostics } = await readKinds(house);
    for (const { code } of diagnostics) produced.add(code);
    return diagnostics.map(({ at, code }) => `${at!.line}:${at!.column} ${code}`);
  } finally {
    await rm(house, { recursive: true });
  }
}

test('the kinds of the program are sound, and each has its template', async () => {
  const { kinds, diagnostics } = await readKinds();
  expect(diagnostics.map((one) => messageOf(one, 'en'))).toEqual([]);
  expect(kinds.map(({ name }) => name)).toContain('news-page');
  for (const { variants } of kinds) expect(Math.min(...variants.map(({ stories }) => stories))).toBeGreaterThan(0);
});

describe('a form', () => {
  const head = 'head: {block: headline, story: {story: 1}, columns: 1-6, rows: 1-4}';

  test.each([
    ['is sound', form(`${head}\nphoto: {block: photo, photo: {photo: '1.10'}, columns: 1, rows: 6-9}`), []],
    ['asks for a story by nothing', form(head.replace('story: 1}', 'story: first}')), ['6:38 kind/slot']],
    [
      'asks for a photo of no story',
      form('p: {block: photo, photo: {photo: 2}, columns: 1, rows: 6-9}'),
      ['6:32 kind/slot'],
    ],
    [
      'asks for a photo twice',
      form(
        `${head}\na: {block: photo, photo: {photo: 1.1}, columns: 1, rows: 6-9}\nb: {block: photo, photo: {photo: 1.1}, columns: 2, rows: 6-9}`,
      ),
      ['8:32 kind/slot-twice'],
    ],
    ['leaves out a story', form(head.replace('story: 1}', 'story: 2}')), ['6:38 kind/slot-missing']],
    ['has an unknown key in a block', form(head.replace('rows', 'row')), ['6:64 edition/unknown-key']],
    ['has no Chinese title', form(head, 'title: {en: Try}'), ['1:1 edition/missing-key']],
  ])('%s', async (_, yaml, expected) => {
    expect(await faultsOf(yaml)).toEqual(expected);
  });

  test('keeps the tenth apart from the first', async () => {
    const photos = ['1.1', '1.10'].map(
      (n, at) => `p${at}: {block: photo, photo: {photo: ${n}}, columns: ${at + 1}, rows: 6-9}`,
    );
    expect(await faultsOf(form([head, ...photos].join('\n')))).toEqual([]);
  });
});

describe('the list of pages', () => {
  test.each([
    ['pages: [pages/01.yaml] # one\n', 'pages: [pages/01.yaml, pages/02.yaml] # one\n'],
    ['pages: [ "pages/01.yaml" ]\nid: x\n', 'pages: [ "pages/01.yaml", pages/02.yaml ]\nid: x\n'],
    ['pages:\n  - pages/01.yaml # front\nid: x\n', 'pages:\n  - pages/01.yaml # front\n  - pages/02.yaml\nid: x\n'],
    ['pages:\n- pages/01.yaml', 'pages:\n- pages/01.yaml\n- pages/02.yaml'],
    ['pages: pages/01.yaml\n', undefined],
  ])('%j', (before, after) => {
    expect(addPageFile(before, 'pages/02.yaml')).toBe(after);
  });

  test.each([
    ['pages: [a.yaml, b.yaml]', 1, 'pages: [a.yaml, new.yaml, b.yaml]'],
    ['pages: [a.yaml, b.yaml]', 0, 'pages: [new.yaml, a.yaml, b.yaml]'],
    ['pages:\n  - a.yaml # one\n  - b.yaml\n', 1, 'pages:\n  - a.yaml # one\n  - new.yaml\n  - b.yaml\n'],
    ['pages:\n  - a.yaml\n', 0, 'pages:\n  - new.yaml\n  - a.yaml\n'],
  ])('%j, behind %i of them', (before, place, after) => {
    expect(addPageFile(before, 'new.yaml', place)).toBe(after);
  });
});

test('a page goes to its place among the others', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dayang-pages-'));
  try {
    await mkdir(join(root, 'pages'));
    await writeFile(join(root, 'edition.yaml'), 'pages: [pages/01.yaml, pages/truck.yaml, pages/none.yaml]\n');
    await writeFile(join(root, 'pages/01.yaml'), 'page: 1\n');
    await writeFile(join(root, 'pages/truck.yaml'), 'page: 4-5\n');
    for (const page of [6, 3]) expect((await addPage(root, page, { text: `page: ${page}\n` })).diagnostics).toEqual([]);
    const list = 'pages: [pages/01.yaml, pages/03.yaml, pages/truck.yaml, pages/none.yaml, pages/06.yaml]\n';
    expect(await readFile(join(root, 'edition.yaml'), 'utf8')).toBe(list);
  } finally {
    await rm(root, { recursive: true });
  }
});

describe('dayang page', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dayang-page-'));
  const run = (...words: string[]) => dayang(['page', ...words, '--lang', 'en'], { cwd: root });
  dayang(['new', 'paper'], { cwd: root });

  test('lists the kinds as JSON', async () => {
    const report = JSON.parse(run('--json').stdout) as { kinds: { name: string; variants: object[] }[] };
    const schema = await readFile(join(projectRoot, 'scripts/core/report.schema.json'), 'utf8');
    expect(z.fromJSONSchema(JSON.parse(schema)).safeParse(report).error).toBeUndefined();
    const { kinds } = report;
    const six = { name: 'six', title: expect.any(Object), stories: 6 };
    expect(kinds.find(({ name }) => name === 'news-page')?.variants[0]).toEqual(six);
  });

  test('lists the kinds', () => {
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toContain('news-page  News page\n  six  six stories around a centre (stories: 6)\n');
    expect(dayang(['page', '--lang', 'zh'], { cwd: root }).stdout).toContain('news-page  新闻');
  });

  test('says all that is wrong at once, and writes nothing', async () => {
    const { status, stderr } = run(
      'paper',
      '--kind',
      'news-page',
      '--variant',
      'sx',
      '--stories',
      'frst',
      '--page',
      '1',
    );
    expect(status).toBe(1);
    const codes = [...stderr.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code!);
    for (const code of codes) produced.add(code);
    expect(codes).toEqual(['kind/unknown-variant', 'kind/sheet', 'kind/unknown-story', 'kind/page-there']);
    expect((await loadEdition(join(root, 'paper'))).value!.pages).toHaveLength(1);
  });

  test.each([
    ['kind/unknown', ['--kind', 'newspage']],
    ['kind/stories', ['--kind', 'news-page', '--stories', 'first,first']],
  ])('%s', (code, words) => {
    expect(run('paper', ...words).stderr).toContain(`error[${code}]`);
    // Without a name the edition is the folder that one is in.
    const here = dayang(['page', ...words, '--lang', 'en'], { cwd: join(root, 'paper') });
    expect(here.stderr).toContain(`error[${code}]`);
    produced.add(code);
  });

  test('makes a page of a kind of the house, and tells what has no place', async () => {
    const house = join(root, 'paper/house/templates/pages');
    await mkdir(house, { recursive: true });
    const place =
      'head: {block: headline, story: {story: 1}, columns: 1-3, rows: 1-4}\nlede: {block: lede, story: {story: 1}, columns: 1-3, rows: 6-9}';
    await writeFile(join(house, 'try.yaml'), `sheet: {width: 210, height: 297}\n${form(place)}`);
    const file = join(root, 'paper/edition.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}package: house\n`);
    const words = ['paper', '--kind', 'try', '--stories', 'first', '--name', '试', '--json'];
    const codesOf = (stdout: string): readonly string[] => {
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
      for (const { code } of diagnostics) produced.add(code);
      return diagnostics.map(({ code }) => code);
    };
    // A fault in a form is named by its path from the edition.
    await writeFile(join(house, 'bad.yaml'), form(place, 'titel: {en: Try, zh: 试}'));
    const { stderr } = run('paper', '--kind', 'try');
    expect(stderr).toContain('--> paper/house/templates/pages/bad.yaml:1:1\n1 | titel: {en: Try');
    await rm(join(house, 'bad.yaml'));
    // Nor is a page written that no template sets.
    const bare = run('paper', '--kind', 'try', '--stories', 'first');
    expect({ status: bare.status, stdout: bare.stdout }).toEqual({ status: 1, stdout: '' });
    expect(bare.stderr).toContain('error[kind/no-template]');
    expect(bare.stderr).toContain('--> paper/house/templates/pages/try.yaml:1:1\n1 | sheet:');
    expect(await readdir(join(root, 'paper/pages'))).toEqual(['01.yaml']);
    produced.add('kind/no-template');
    await writeFile(join(house, 'try.hbs'), '{{#> sheet}}{{#each blocks}}{{> block}}{{/each}}{{/sheet}}');
    const { status, stdout } = run(...words);
    expect({ status, codes: codesOf(stdout) }).toEqual({
      status: 0,
      codes: ['kind/left-out', 'kind/no-slot', 'kind/no-slot'],
    });
    const text = await readFile(join(root, 'paper/pages/02.yaml'), 'utf8');
    expect(text).toContain('page: 2\nname: 试\ntemplate: try\n');
    expect(text).toContain('  head: {block: headline, story: first, columns: 1-3, rows: 1-4}\n');
    expect(text).not.toContain('lede');
    expect(await readFile(file, 'utf8')).toContain('pages: [pages/01.yaml, pages/02.yaml]');
    await rm(root, { recursive: true });
  });
});

test('every code of kinds is tested', () => {
  // A list that no page can be added to is no list of pages, and the edition is refused before.
  const untold = ['kind/pages-list'];
  expect(Object.keys(kindEntries).filter((code) => !produced.has(code))).toEqual(untold);
});
