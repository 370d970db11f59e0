/** The copy desk in the studio: findings with their one right answer, finding and replacing, the diff of a day's work. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, enter, openStudio, type Studio } from './open-studio.ts';

let studio: Studio;
let client: Client;
const lead = 'stories/lead.md';
beforeAll(async () => {
  studio = await openStudio();
  client = await enter(studio.server.address);
});
afterAll(async () => {
  client.leave();
  await studio[Symbol.asyncDispose]();
});
const edit = async (file: string, from: string, to: string) => {
  const { hash, text } = await client.source(file);
  const at = text.indexOf(from);
  return client.act({ act: 'edit', patches: [{ file, base: hash, edits: [[at, at + from.length, to]] }] });
};

test('a finding is told while somebody types, at its place, and mended by one act', async () => {
  await edit(lead, '雾从水面上站起来。', '雾从水面上站起来,');
  const told = await client.heard('findings', ({ findings }) => findings.some(({ fix }) => fix?.before === ','));
  const finding = told.findings.find(({ fix }) => fix?.before === ',')!;
  expect(finding.fix).toEqual({ before: ',', after: '，' });
  const { text } = await client.source(lead);
  expect(text.slice(finding.at!.from - 1, finding.at!.from + 1)).toBe('来,');
  expect(finding.message.zh).toMatch(/\p{Script=Han}/u);
  const answer = await client.act({ act: 'mend', finding: finding.id });
  expect(answer.ok).toBe(true);
  expect((await client.source(lead)).text).toContain('站起来，');
  expect((await client.act({ act: 'mend', finding: finding.id })).findings.map(({ code }) => code)).toEqual([
    'studio/no-finding',
  ]);
  await client.act({ act: 'undo' });
  await client.act({ act: 'undo' });
});

test('words are found as the page shows them, and replaced without a mark being made of them', async () => {
  const { hits } = await (await client.get(`/api/find?find=${encodeURIComponent('青溪')}`)).json();
  const files = new Set(hits.map(({ file }: { file: string }) => file));
  expect([...files]).toEqual(expect.arrayContaining(['pages/05.yaml', lead]));
  // Of names of files, keys and comments nothing is found.
  expect((await (await client.get('/api/find?find=photos')).json()).hits).toEqual([]);
  const before = (await client.source(lead)).text;
  const page = (await client.source('pages/05.yaml')).text;
  const answer = await client.act({ act: 'replace', find: '青溪', by: '白*溪', files: [lead, 'pages/05.yaml'] });
  expect(answer.ok).toBe(true);
  const after = (await client.source(lead)).text;
  expect(after).not.toBe(before);
  expect((await (await client.get(`/api/find?find=${encodeURIComponent('白*溪')}`)).json()).hits.length).toBe(
    hits.filter(({ file }: { file: string }) => file === lead || file === 'pages/05.yaml').length,
  );
  expect((await client.source('pages/05.yaml')).text).toContain('title: 白*溪复清十年');
  const { diff } = await (await client.get('/api/diff')).json();
  await client.act({ act: 'undo' });
  expect([(await client.source(lead)).text, (await client.source('pages/05.yaml')).text]).toEqual([before, page]);
  expect(await (await client.get('/api/diff')).json()).toEqual({ diff: '' });
  // git takes the diff as it is.
  const copy = join(studio.folder, '.dayang-studio/copy');
  await mkdir(join(copy, 'stories'), { recursive: true });
  await mkdir(join(copy, 'pages'));
  await writeFile(join(copy, lead), before);
  await writeFile(join(copy, 'pages/05.yaml'), page);
  execFileSync('git', ['init', '-q'], { cwd: copy });
  execFileSync('git', ['apply', '-'], { cwd: copy, input: diff });
  expect(await readFile(join(copy, lead), 'utf8')).toBe(after);
});

test('what goes to the tray and comes back, what is locked, aligned, focused: each a small change of one file', async () => {
  const pageFile = 'pages/05.yaml';
  const before = (await client.source(pageFile)).text;
  const changed = async (from: string, to: string) => {
    expect(before).toContain(from);
    expect((await client.source(pageFile)).text).toBe(before.replace(from, to));
    await client.act({ act: 'undo' });
    expect((await client.source(pageFile)).text).toBe(before);
  };
  await client.act({ act: 'take-off', page: 5, block: 'quote' });
  const { state } = await client.heard('edition', ({ state: one }) =>
    one.tray.some(({ kind }) => kind === 'pull-quote'),
  );
  const item = state.tray.find(({ kind }) => kind === 'pull-quote')!;
  const area = { columns: { from: 2, to: 2 }, rows: { from: 60, to: 66 } };
  const brought = await client.act({ act: 'bring', page: 5, block: item.kind, of: item.id, area });
  expect(brought).toMatchObject({ ok: true, findings: [] });
  expect((await client.source(pageFile)).text).toContain(
    '  return: {block: pull-quote, quote: return, columns: 2, rows: 60-66}\n',
  );
  await client.act({ act: 'undo' });
  await changed(/ {2}quote:.*\n/.exec(before)![0], '');
  await client.act({ act: 'lock', page: 5, block: 'hero', locked: true });
  await changed('rows: 18-44, fit: {rows: 22-34, anchor: top}}', 'rows: 18-44}');
  await client.act({ act: 'align', page: 5, block: 'deck', align: 'left' });
  await changed('rows: 15-16}', 'rows: 15-16, align: left}');
  await client.act({ act: 'swap', page: 5, block: 'kicker', with: 'deck' });
  expect((await client.source(pageFile)).text).toContain('{block: kicker, story: lead, columns: 1-6, rows: 15-16}');
  await client.act({ act: 'undo' });
  await client.act({ act: 'set', file: pageFile, path: ['theme'], value: 'plain' });
  await changed('theme: red-anniversary', 'theme: plain');
  const answer = await client.act({ act: 'place', page: 5, block: 'nobody', area });
  expect(answer.findings.map(({ code }) => code)).toEqual(['studio/no-block']);
  const story = (await client.source(lead)).text;
  await client.act({ act: 'focus', photo: 'dawn', x: 0.25, y: 0.605 });
  expect((await client.source(lead)).text).toContain('focus="25% 60.5%"');
  await client.act({ act: 'undo' });
  expect((await client.source(lead)).text).toBe(story);
});

test('the templates of a house package stand in the list, once the edition names it', async () => {
  await mkdir(join(studio.folder, 'house/templates/pages'), { recursive: true });
  await writeFile(join(studio.folder, 'house/templates/pages/letters.hbs'), '{{#> sheet}}{{/sheet}}\n');
  await edit('edition.yaml', 'date:', 'package: house\ndate:');
  const { state } = await client.heard('edition', ({ state: one }) => one.templates.includes('letters'));
  expect(state.templates).toContain('special-page');
  await client.act({ act: 'undo' });
});
