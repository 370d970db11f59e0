/** Editions in other encodings, and other things in the place of their files and folders. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileBuilder, openHostileBuilder } from '../fixtures/hostile/build-hostile.ts';
import { body, type Files, hostileEdition, removeHostile, spoilt } from '../fixtures/hostile/make-hostile.ts';

let builder: HostileBuilder;
beforeAll(async () => {
  builder = await openHostileBuilder();
});
afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await removeHostile();
});

const edition = (from: string, to: string) => spoilt('edition.yaml', from, to);
const story = (text: string | Uint8Array): Files => ({ 'stories/lead.md': text });

/** The one fault of an edition, and no page. */
type Fault = readonly [name: string, changes: Files, fault: string];
const cases = (list: readonly Fault[]): Fault[] => [...list];

async function refused(changes: Files, fault: string): Promise<void> {
  const { told, page: made, milliseconds } = await builder.build(changes);
  expect(told).toContain(`error ${fault}`);
  expect(made === undefined).toBe(true);
  expect(milliseconds).toBeLessThan(3_000);
}

describe('encodings and line ends', () => {
  const gbk = Buffer.concat([Buffer.from('---\nheadline: x\n---\n\n'), Buffer.from('bad3cbaeb1e4c7e5c1cba1a3', 'hex')]);
  test.each(
    cases([
      ['GBK', story(gbk), 'edition/encoding stories/lead.md:1:1'],
      [
        'UTF-16',
        story(Buffer.from('\ufeff---\nheadline: 河\n---\n河水\n', 'utf16le')),
        'edition/encoding stories/lead.md:1:1',
      ],
      [
        'UTF-8 that breaks off',
        story(Buffer.from('---\nheadline: 河\n---\n\n河水清清流过石桥').subarray(0, -1)),
        'edition/damaged stories/lead.md:5:8',
      ],
      [
        'noise',
        story(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256))),
        'edition/encoding-unknown stories/lead.md:1:1',
      ],
      [
        'carriage returns alone',
        story('---\rheadline: 河水\r---\r\r## 河\r\r:::photo{#river}\r'),
        'edition/character stories/lead.md:1:4',
      ],
      ['carriage returns here and there', body('河。\r\r## 头\r河\r\r:::x\r'), 'edition/character stories/lead.md:5:3'],
    ]),
  )('%s', async (_, changes, fault) => {
    await refused(changes, fault);
  });

  test('says which encoding it found, and how to convert the file', async () => {
    const { diagnostics } = await builder.build(story(gbk));
    expect(diagnostics.find(({ code }) => code === 'edition/encoding')!.parameters).toMatchObject({
      encoding: 'GBK',
      iconv: 'GB18030',
    });
  });

  test('CRLF and a byte order mark make no difference to the page', async () => {
    const plain = await builder.build({});
    const crlf = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const folder = await hostileEdition();
    for (const file of ['edition.yaml', 'pages/01.yaml', 'stories/lead.md']) {
      await writeFile(join(folder, file), crlf(await readFile(join(folder, file), 'utf8')));
    }
    const { told, page: made } = await builder.build({}, { folder });
    expect(told).toEqual([]);
    expect(made!.layout.lines.map(({ text }) => text)).toEqual(plain.page!.layout.lines.map(({ text }) => text));
  });
});

describe.skipIf(process.platform === 'win32')('other things in the place of files', () => {
  type Put = (folder: string) => Promise<unknown>;
  const instead =
    (file: string, put: (path: string) => Promise<unknown>): Put =>
    async (folder) => {
      await rm(join(folder, file), { recursive: true });
      await put(join(folder, file));
    };
  test.each<[string, Put, string]>([
    [
      'a folder for edition.yaml',
      instead('edition.yaml', (path) => mkdir(path)),
      'edition/unreadable edition.yaml:1:1',
    ],
    ['a folder for a page', instead('pages/01.yaml', (path) => mkdir(path)), 'edition/unreadable edition.yaml:6:9'],
    [
      'a folder for a story',
      instead('stories/lead.md', (path) => mkdir(path)),
      'edition/unreadable stories/lead.md:1:1',
    ],
    [
      'a file for the stories',
      instead('stories', (path) => writeFile(path, 'x')),
      'edition/none-there pages/01.yaml:6:38',
    ],
    [
      'a link to itself',
      instead('stories/lead.md', (path) => symlink('lead.md', path)),
      'edition/unreadable stories/lead.md:1:1',
    ],
    [
      'a link out of the edition',
      instead('stories/lead.md', (path) => symlink('/etc/hostname', path)),
      'edition/outside stories/lead.md:1:1',
    ],
    [
      'a device without end',
      instead('stories/lead.md', (path) => symlink('/dev/zero', path)),
      'edition/outside stories/lead.md:1:1',
    ],
    [
      'a pipe that nobody writes to',
      instead('stories/lead.md', async (path) => execFileSync('mkfifo', [path])),
      'edition/unreadable stories/lead.md:1:1',
    ],
    [
      '3 GB of nothing',
      (folder) => truncate(join(folder, 'stories/lead.md'), 3e9),
      'edition/too-large stories/lead.md:1:1',
    ],
    ['no story', instead('stories/lead.md', async () => undefined), 'edition/none-there pages/01.yaml:6:38'],
    [
      'an empty story',
      (folder) => writeFile(join(folder, 'stories/lead.md'), ''),
      'edition/empty-story stories/lead.md:1:1',
    ],
    [
      'a story with an odd name',
      (folder) => writeFile(join(folder, 'stories/a b#%\'".md'), '字'),
      'edition/id stories/a b#%\'".md:1:1',
    ],
  ])('%s', async (_, put, fault) => {
    const folder = await hostileEdition();
    await put(folder);
    const { told, page: made } = await builder.build({}, { folder });
    expect(told).toContain(`error ${fault}`);
    expect(made === undefined).toBe(true);
  });

  test('folders that are links to themselves and to each other', async () => {
    const folder = await hostileEdition();
    await symlink('..', join(folder, 'stories/loop'));
    await symlink('.', join(folder, 'photos/self'));
    expect((await builder.build({}, { folder })).told).toEqual([]);
  });

  test.each([
    ['a b', 'a-b'],
    ['河 溪', '河-溪'],
    ['100%', '100'],
    ["it's#?", 'it-s'],
    ['{{x}}', 'x'],
    ['-rf', 'rf'],
    ['.hidden', 'hidden'],
    ['a\nb', 'a-b'],
    ['…', 'edition'],
  ])('an edition folder named %j gives the id %s', async (name, id) => {
    const folder = await hostileEdition(edition('id: hostile\n', ''), name);
    const { told, edition: built } = await builder.build({}, { folder });
    expect([told, built!.id]).toEqual([[], id]);
  });
});
