import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import { loadEdition } from '../../scripts/edition/index.ts';
import { type ImportOptions, importText } from '../../scripts/import/index.ts';

const fixture = new URL('../fixtures/import/page.txt', import.meta.url).pathname;
const shared = new URL('../../../shared/special-page/source.txt', import.meta.url).pathname;

let folder = '';
let counter = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayang-import-'));
  await mkdir(join(folder, 'photos'));
  for (let index = 1; index <= 13; index += 1) {
    const upright = index === 3;
    const picture = sharp({
      create: {
        width: upright ? 40 : 60,
        height: upright ? 60 : 40,
        channels: 3,
        background: { r: 16 * index, g: 96, b: 128 },
      },
    });
    await picture.jpeg().toFile(join(folder, 'photos', `photo ${index}.jpg`));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder with the first `count` pictures. */
async function pictures(count: number): Promise<string> {
  const into = join(folder, `photos-${count}`);
  await mkdir(into, { recursive: true });
  for (let index = 1; index <= count; index += 1) {
    await writeFile(join(into, `photo ${index}.jpg`), readFileSync(join(folder, 'photos', `photo ${index}.jpg`)));
  }
  return into;
}

async function run(options: Partial<ImportOptions> & { copy?: string | Uint8Array } = {}) {
  counter += 1;
  const { copy, ...rest } = options;
  const text = copy === undefined ? fixture : join(folder, `copy-${counter}.txt`);
  if (copy !== undefined) await writeFile(text, copy);
  const out = rest.out ?? join(folder, `edition-${counter}`);
  const { value, diagnostics } = await importText({ text, out, ...rest });
  return { out, report: value, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

const errorsOf = ({ diagnostics }: Pick<Awaited<ReturnType<typeof run>>, 'diagnostics'>) =>
  diagnostics.filter(({ severity }) => severity === 'error').map((one) => `${one.code} ${messageOf(one, 'en')}`);

const hashOf = (root: string): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()) {
    hash.update(name);
    if (/\.\w+$/.test(name)) hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
};

describe('an import', () => {
  test('makes an edition that loads without a fault and holds every character', async () => {
    const made = await run({ photos: await pictures(6) });
    expect(errorsOf(made)).toEqual([]);
    const text = readFileSync(fixture, 'utf8');
    expect(made.report?.account.source).toBe(text.length);
    const loaded = await loadEdition(made.out);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.value?.photos.get('photo-1')?.alt).toBe('云岭灌渠渠首的清晨');
    expect(loaded.value?.pages[0]?.theme).toBe('red-anniversary');
  });

  test('flags joins and what looks wrong at its place in the story', async () => {
    const made = await run({ photos: await pictures(6) });
    const story = readFileSync(join(made.out, 'stories/lead.md'), 'utf8').split('\n');
    const seams = made.diagnostics.filter(({ code }) => code === 'import/seam' || code === 'import/joined');
    const after = seams.map(({ code, at }) => `${code} ${story[at!.line - 1]!.slice(at!.column - 1, at!.column + 2)}`);
    expect(after).toEqual(['import/joined 当年的', 'import/seam 稳觉。', 'import/seam 守渠人']);
  });

  test('puts the schemas that the first lines of its files name beside them', async () => {
    const { out } = await run();
    for (const name of ['edition.yaml', 'pages/05.yaml']) {
      const [first] = readFileSync(join(out, name), 'utf8').split('\n');
      const schema = first!.replace('# yaml-language-server: $schema=', '');
      expect(schema).not.toBe(first);
      const { properties } = JSON.parse(readFileSync(join(out, name, '..', schema), 'utf8'));
      expect(properties).toHaveProperty(name === 'edition.yaml' ? 'newspaper' : 'place');
    }
  });

  test('sets the slogan in the banner when its title is short, at the foot when it is long: once', async () => {
    const text = readFileSync(fixture, 'utf8');
    const long = text.replace(/^(\p{Script=Han}{4,})/mu, '$1暨水利建设先进经验交流大会');
    for (const [copy, block] of [
      [text, 'banner'],
      [long, 'series-logo'],
    ] as const) {
      const { out, ...made } = await run({ copy });
      expect(errorsOf(made)).toEqual([]);
      const page = readFileSync(join(out, 'pages/05.yaml'), 'utf8');
      const shown = page.split('\n').filter((line) => line.includes('slogan: ['));
      expect(shown).toHaveLength(1);
      expect(shown[0]).toContain(`block: ${block},`);
    }
  });

  test('counts half-width marks between Han and leaves them', async () => {
    const copy = `# 青溪\n\n${'水清了,人回来了;鱼也回来了。'.repeat(5)}第3.5公里,OK。\n`;
    const made = await run({ copy });
    const found = made.diagnostics.filter(({ code }) => code === 'import/half-width');
    expect(found.map((one) => messageOf(one, 'en'))).toEqual([expect.stringMatching(/^10 /)]);
    // The command that is offered can be given where the import was.
    expect(found.map((one) => hintOf(one, 'en'))).toEqual([
      expect.stringContaining(`dayang copy fix ${join(made.out, 'stories/lead.md')};`),
    ]);
    expect(readFileSync(join(made.out, 'stories/lead.md'), 'utf8')).toContain('水清了,人回来了;鱼');
    expect((await run({ copy: copy.replace(/[,;]/g, '，') })).codes).not.toContain('import/half-width');
  });

  test('gives the same bytes for the same input', async () => {
    const photos = await pictures(6);
    const [one, other] = [await run({ photos }), await run({ photos })];
    expect(hashOf(one.out)).toBe(hashOf(other.out));
  });

  test('takes a byte order mark and CR LF as they come', async () => {
    const text = readFileSync(fixture, 'utf8');
    const plain = await run({ copy: text });
    const windows = await run({ copy: `\ufeff${text.replaceAll('\n', '\r\n')}` });
    expect(errorsOf(windows)).toEqual([]);
    expect(hashOf(windows.out)).toBe(hashOf(plain.out));
  });

  test.each([0, 1, 2, 3, 4, 5, 6])('with %i pictures loads without an error', async (count) => {
    const made = await run({ photos: await pictures(count) });
    expect(errorsOf(made)).toEqual([]);
    expect(made.codes.filter((code) => code === 'import/caption-left')).toHaveLength(6 - count);
  });

  test('leaves pictures without a caption off the page, and says so', async () => {
    const made = await run({ photos: await pictures(8) });
    expect(errorsOf(made)).toEqual([]);
    expect(made.codes.filter((code) => code === 'import/photo-spare')).toHaveLength(2);
    expect(made.report?.photos).toHaveLength(6);
    expect(existsSync(join(made.out, 'photos/photo-8.jpg'))).toBe(true);
  });

  test('of a text without captions places all pictures, each with a warning, twelve at the most', async () => {
    const copy =
      `# 青溪\n\n${'青溪的水清了，岸上的人回来了。'.repeat(12)}\n\n`.repeat(1) +
      `${'水清了，人回来了。'.repeat(20)}\n\n`.repeat(14);
    const made = await run({ copy, photos: join(folder, 'photos') });
    expect(errorsOf(made)).toEqual([]);
    expect(made.report?.photos).toHaveLength(12);
    expect(made.codes.filter((code) => code === 'import/no-caption')).toHaveLength(12);
    expect(made.codes).toContain('import/photos-left');
  });

  test('of plain text makes a page too', async () => {
    const copy = readFileSync(new URL('../fixtures/import/plain.txt', import.meta.url));
    const made = await run({ copy });
    expect(errorsOf(made)).toEqual([]);
    expect(made.codes).toContain('import/short');
    expect(readFileSync(join(made.out, 'pages/05.yaml'), 'utf8')).toMatch(/^fit: report$/m);
  });

  test('says beforehand how far long copy is over', async () => {
    const made = await run({
      copy: readFileSync(fixture, 'utf8').replace(/(没有渠的时候.*)/, '$1\n\n$1'.repeat(30)),
      photos: await pictures(6),
    });
    expect(errorsOf(made)).toEqual([]);
    expect(made.codes).toContain('import/over');
    expect(made.report?.layout.fits).toBe(false);
  });

  test('goes onto the sheet that is asked for', async () => {
    const made = await run({ sheet: 'tabloid', photos: await pictures(1) });
    expect(errorsOf(made)).toEqual([]);
    expect(readFileSync(join(made.out, 'edition.yaml'), 'utf8')).toMatch(/^sheet: tabloid$/m);
  });
});

describe('bad input is refused, and nothing is written', () => {
  const gbk = Buffer.from(
    'c7e0cfaab5c4cbaeb4d3c9bdc0efc1f7b3f6c0b4a3acc1bdb0b6b5c4c8cbb6bccbb5cbaec7e5c1cba1a3',
    'hex',
  );

  test.each<[string, () => Promise<Parameters<typeof run>[0]>]>([
    ['edition/encoding', async () => ({ copy: gbk })],
    ['edition/damaged', async () => ({ copy: Buffer.concat([readFileSync(fixture), Buffer.from([0xe9, 0x9d])]) })],
    ['import/character', async () => ({ copy: `# 青溪\n\n水\u0007清了，人回来了。` })],
    ['import/empty', async () => ({ copy: '\n \n' })],
    ['import/too-long', async () => ({ copy: '水'.repeat(40_001) })],
    ['import/no-text', async () => ({ text: join(folder, 'nowhere.txt') })],
    ['import/unreadable', async () => ({ text: folder })],
    ['import/no-photos', async () => ({ photos: join(folder, 'nowhere') })],
    [
      'import/photo',
      async () => {
        await mkdir(join(folder, 'broken'), { recursive: true });
        await writeFile(join(folder, 'broken/a.jpg'), 'no picture');
        return { photos: join(folder, 'broken') };
      },
    ],
    ['import/no-room', async () => ({ sheet: 'tabloid' as const, copy: manyCaptions(), photos: await pictures(12) })],
  ])('%s', async (code, options) => {
    const made = await run(await options());
    expect(made.codes).toContain(code);
    expect(made.report).toBeUndefined();
    expect(existsSync(made.out)).toBe(false);
  });

  const manyCaptions = () => {
    const captions = Array.from(
      { length: 12 },
      (_, index) => `第${'一二三四五六七八九十冬腊'[index]}幅图的说明\n\n`,
    ).join('');
    return readFileSync(fixture, 'utf8').replace('### 一锤一钎', `${captions}### 一锤一钎`);
  };

  test('a folder that is not empty is replaced only when forced, and only when it holds an edition', async () => {
    const { out } = await run();
    const before = hashOf(out);
    expect((await run({ out })).codes).toEqual(['import/not-empty']);
    expect(hashOf(out)).toBe(before);
    await writeFile(join(out, 'old.txt'), 'x');
    expect(errorsOf(await run({ out, force: true }))).toEqual([]);
    expect(hashOf(out)).toBe(before);
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'diary.txt'), 'x');
    expect((await run({ out: other, force: true })).codes).toEqual(['import/not-an-edition']);
    expect(readdirSync(other)).toEqual(['diary.txt']);
  });

  test('an abort leaves nothing behind', async () => {
    const out = join(folder, 'aborted');
    const control = new AbortController();
    control.abort();
    await expect(run({ out, signal: control.signal })).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.includes('aborted'))).toEqual([]);
  });
});

const absent = !existsSync(shared);
if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
if (absent) process.stderr.write('SKIPPED: the import of ../shared/special-page, which is absent here\n');

describe.skipIf(absent)('the page in ../shared', () => {
  test('comes in whole: every character, every part', async () => {
    const photos = new URL('../../../shared/sample-photos', import.meta.url).pathname;
    const made = await run({ text: shared, photos });
    expect(errorsOf(made)).toEqual([]);
    const { account, parts, layout, joins } = made.report!;
    expect(account).toEqual({ source: 4410, copy: 4256, markup: 12, white: 142 });
    expect(parts).toMatchObject({
      translation: 58,
      captions: 51,
      heads: 35,
      byline: 10,
      slogan: 10,
      credit: 12,
      sidebar: 208,
    });
    expect(made.report!.photos).toHaveLength(6);
    expect(made.report!.photos.every(({ caption }) => caption !== undefined)).toBe(true);
    expect(joins.map(({ suspicious }) => suspicious)).toEqual([false, true]);
    expect(made.codes).toContain('import/lede-repeated');
    expect(layout.fits).toBe(true);
    const { value } = await loadEdition(made.out);
    expect(value!.sidebars.get('sidebar')!.paragraphs).toHaveLength(3);
    expect(value!.sidebars.get('sidebar')!.head).toBeDefined();
    expect([...value!.stories.values()][0]!.body.filter(({ kind }) => kind === 'section-head')).toHaveLength(3);
  });
});
