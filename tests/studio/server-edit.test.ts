/** What is typed stands in the file; what is dragged stands in the page file; what is undone stands as before. */
import { chmod, lstat, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, enter, openStudio, type Studio } from './open-studio.ts';

let studio: Studio;
let client: Client;
const disk = (file: string) => readFile(join(studio.folder, file), 'utf8');

beforeAll(async () => {
  studio = await openStudio();
  client = await enter(studio.server.address);
});
afterAll(async () => {
  client.leave();
  await studio[Symbol.asyncDispose]();
});

test('an edit stands in the file, and everybody is told', async () => {
  const before = await client.source('stories/lead.md');
  const at = before.text.indexOf('青溪');
  const answer = await client.act({
    act: 'edit',
    patches: [{ file: before.file, base: before.hash, edits: [[at, at, '新']] }],
  });
  expect(answer).toMatchObject({ ok: true, history: { undo: 'edit' } });
  const told = await client.heard('changed');
  expect(told.changes).toEqual(answer.changes);
  await studio.desk.texts.saved();
  expect(await disk('stories/lead.md')).toBe(`${before.text.slice(0, at)}新${before.text.slice(at)}`);
  expect((await client.act({ act: 'undo' })).ok).toBe(true);
  await studio.desk.texts.saved();
  expect(await disk('stories/lead.md')).toBe(before.text);
});

test('a block that is moved changes two values of the page file and nothing else', async () => {
  const before = await disk('pages/05.yaml');
  const area = { columns: { from: 2, to: 5 }, rows: { from: 20, to: 46 } };
  const answer = await client.act({ act: 'place', page: 5, block: 'hero', area });
  expect(answer).toMatchObject({ ok: true, findings: [] });
  await studio.desk.texts.saved();
  const after = before.replace('photo: dawn, columns: 3-6, rows: 18-44', 'photo: dawn, columns: 2-5, rows: 20-46');
  expect(after).not.toBe(before);
  expect(await disk('pages/05.yaml')).toBe(after);
  const parts = await (await client.get('/api/parts?page=5')).json();
  expect(parts.plan.blocks.find(({ id }: { id: string }) => id === 'hero').area).toEqual(area);
  await client.act({ act: 'undo' });
  await client.act({ act: 'redo' });
  await studio.desk.texts.saved();
  expect(await disk('pages/05.yaml')).toBe(after);
  await client.act({ act: 'undo' });
  await studio.desk.texts.saved();
  expect(await disk('pages/05.yaml')).toBe(before);
});

test('the page is served as a document of its own', async () => {
  const page = await client.get('/page/5/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  expect(html.match(/<style(?! nonce=)/)).toBeNull();
  const font = /url\("(fonts\/[0-9a-f]+\.ttf)"\)/.exec(html)![1]!;
  expect((await client.get(`/page/5/${font}`)).headers.get('content-type')).toBe('font/ttf');
  const photo = await client.get('/page/5/photos/dawn-river.jpg');
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  // All that the window and the page load at first, as it is sent.
  let first = 0;
  for (const file of ['shell.js', 'shell.css', 'page.js']) {
    const sent = await client.get(`/client/${file}`);
    expect([sent.status, sent.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    first += Number(sent.headers.get('content-length'));
  }
  expect(first).toBeLessThan(400_000);
});

test('a file keeps its line ends, its byte order mark, its rights and the link that it is', async () => {
  const file = 'stories/calendar.md';
  const path = join(studio.folder, file);
  const before = `\ufeff${(await disk(file)).replaceAll('\n', '\r\n')}`;
  await rename(path, join(studio.folder, 'stories/real.txt'));
  await symlink('real.txt', path);
  await writeFile(path, before);
  await chmod(path, 0o640);
  await client.heard('changed', ({ changes }) => changes[0]!.file === file);
  const { hash, text } = await client.source(file);
  expect(text).toBe(before.slice(1));
  const at = text.lastIndexOf('。');
  await client.act({ act: 'edit', patches: [{ file, base: hash, edits: [[at, at, '呀']] }] });
  expect(await studio.desk.texts.saved()).toBe(true);
  expect(await disk(file)).toBe(`${before.slice(0, at + 1)}呀${before.slice(at + 1)}`);
  expect([(await lstat(path)).isSymbolicLink(), (await stat(path)).mode & 0o777]).toEqual([true, 0o640]);
});

test('an act whose answer was lost is not done twice', async () => {
  const { hash, text } = await client.source('stories/lead.md');
  const body = {
    client: 'lost',
    sequence: 1,
    group: 'a',
    act: {
      act: 'edit',
      patches: [{ file: 'stories/lead.md', base: hash, edits: [[text.length, text.length, '一次']] }],
    },
  };
  const answers = [await client.post('/api/act', body), await client.post('/api/act', body)];
  const [first, second] = await Promise.all(answers.map((one) => one.json()));
  expect(second).toEqual(first);
  expect((await client.source('stories/lead.md')).text).toBe(`${text}一次`);
  await client.act({ act: 'undo' });
});
