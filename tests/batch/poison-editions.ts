/** Ways to spoil a generated edition so that it cannot be archived, each with the code that must be told. */
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { parse, stringify } from 'yaml';

interface Poison {
  readonly name: string;
  readonly code: string;
  readonly spoil: (folder: string) => Promise<unknown>;
}

async function change(file: string, edit: (data: Record<string, never>) => void): Promise<void> {
  const data = parse(await readFile(file, 'utf8'));
  edit(data);
  await writeFile(file, stringify(data));
}

const edition = (folder: string) => join(folder, 'edition.yaml');
const page = (folder: string) => join(folder, 'pages', '1.yaml');
const story = (folder: string) => join(folder, 'stories', 'story-1.md');

const append = async (file: string, text: string): Promise<void> =>
  writeFile(file, `${await readFile(file, 'utf8')}${text}`);

/** Another photo, placed on the page where nothing else stands. */
async function addPhoto(folder: string, bytes: Buffer | string): Promise<void> {
  await append(
    story(folder),
    '\n\n:::photo{#spoilt src="photos/spoilt.jpg" alt="一张图" credit="资料图"}\n一张图。\n:::\n',
  );
  await writeFile(join(folder, 'photos', 'spoilt.jpg'), bytes);
  await change(page(folder), (data: { place?: Record<string, unknown> }) => {
    data.place!['spoilt'] = { block: 'photo', photo: 'spoilt', columns: 3, rows: '40-46' };
  });
}

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 500, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();

/** A PNG that says of itself that it is as large as a wall. */
function hugePng(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(30_000, 0);
  head.writeUInt32BE(30_000, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const body = deflateSync(Buffer.alloc(90_001));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

export const poisons: readonly Poison[] = [
  { name: 'YAML that is none', code: 'edition/yaml-indent', spoil: (at) => append(edition(at), 'credits: [\n') },
  { name: 'a key that nobody knows', code: 'edition/unknown-key', spoil: (at) => append(edition(at), 'colour: red\n') },
  { name: 'a page file that is not there', code: 'edition/no-file', spoil: (at) => rm(page(at)) },
  {
    name: 'a photo that is not there',
    code: 'photo/missing',
    spoil: async (at) => {
      await addPhoto(at, await picture());
      await rm(join(at, 'photos', 'spoilt.jpg'));
    },
  },
  {
    name: 'a photo cut off in the middle',
    code: 'photo/truncated',
    spoil: async (at) => {
      await addPhoto(at, await picture());
      await truncate(join(at, 'photos', 'spoilt.jpg'), 500);
    },
  },
  { name: 'a photo that is text', code: 'photo/format', spoil: (at) => addPhoto(at, 'no picture at all\n') },
  { name: 'a photo as large as a wall', code: 'photo/too-large', spoil: (at) => addPhoto(at, hugePng()) },
  {
    name: 'copy in another encoding',
    code: 'edition/encoding',
    spoil: (at) => writeFile(story(at), Buffer.from('c6bdc3f1b1a8d6bdb5c4cec4d7d6b1bbc8cbb4e6b4edc1cbb1e0c2eb', 'hex')),
  },
  { name: 'HTML in the copy', code: 'markdown/html', spoil: (at) => append(story(at), '\n\n<div>一段</div>\n') },
  {
    name: 'a table in the copy',
    code: 'markdown/table',
    spoil: (at) => append(story(at), '\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n'),
  },
  {
    name: 'a story that cannot end exactly',
    code: 'layout/overset',
    spoil: async (at) => {
      await append(story(at), `\n\n${'河水慢慢地流，船慢慢地走，岸上的人慢慢地等。'.repeat(300)}\n`);
      await change(page(at), (data: { fit?: string }) => {
        data.fit = 'exact';
      });
    },
  },
  {
    name: 'a character in no font',
    code: 'font/missing-everywhere',
    spoil: (at) => append(story(at), '\n\n渡口有个𪛗字。\n'),
  },
  {
    name: 'a story that nobody wrote',
    code: 'edition/unknown-id',
    spoil: (at) =>
      change(page(at), (data: { place?: Record<string, { story?: string }> }) => {
        data.place!['body']!.story = 'story-nine';
      }),
  },
  {
    name: 'a photo outside of the folder',
    code: 'photo/outside',
    spoil: async (at) => {
      await addPhoto(at, await picture());
      const text = await readFile(story(at), 'utf8');
      await writeFile(story(at), text.replace('photos/spoilt.jpg', '../spoilt.jpg'));
    },
  },
  {
    name: 'links that lead to themselves',
    code: 'edition/unreadable',
    spoil: async (at) => {
      await rm(story(at));
      await mkdir(join(at, 'stories'), { recursive: true });
      await symlink('story-1.md', story(at));
    },
  },
];
