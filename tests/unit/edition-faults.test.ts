import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { editionEntries } from '../../scripts/core/catalogue/edition.ts';
import { photoEntries } from '../../scripts/core/catalogue/photo.ts';
import { type Diagnostic, hintOf, messageOf } from '../../scripts/core/diagnostic.ts';
import type { Position } from '../../scripts/core/source.ts';
import { lookIntoPdf } from '../../scripts/pdf/index.ts';
import { openEdition } from '../../scripts/stages.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { advertisementCases, room, withAdvertisement } from '../fixtures/edition/advertisement-cases.ts';
import { type FaultCase, fileCases, markdownCases, pageCases, yamlCases } from '../fixtures/edition/fault-cases.ts';
import {
  type Changes,
  makeEdition,
  movingPicture,
  removeEditions,
  smallJpeg,
  swap,
} from '../fixtures/edition/make-edition.ts';

afterAll(removeEditions);

const produced = new Set<string>();

const place = (at: Position | undefined): string => (at ? `${at.file}:${at.line}:${at.column}` : 'nowhere');

function wellSaid(one: Diagnostic): void {
  for (const language of ['en', 'zh'] as const) {
    expect(messageOf(one, language)).not.toMatch(/\{[a-z]\w*\}|undefined|^…|\[object/i);
  }
}

/** Everything that is found in an edition, each well said. */
async function faultsOf(changes: Changes, prepare?: (folder: string) => Promise<void>): Promise<readonly Diagnostic[]> {
  const folder = await makeEdition(changes);
  await prepare?.(folder);
  const { value, diagnostics } = await openEdition(folder);
  expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  for (const one of diagnostics) {
    produced.add(one.code);
    wellSaid(one);
  }
  return diagnostics;
}

function hold(diagnostics: readonly Diagnostic[], one: FaultCase): void {
  const found = diagnostics.find(({ code, at }) => code === one.code && place(at) === one.at);
  expect(found, diagnostics.map(({ code, at }) => `${code} ${place(at)}`).join('\n')).toBeDefined();
  if (one.with) expect(found!.parameters).toMatchObject(one.with);
  if (one.related) expect(found!.related?.map(place)).toEqual(one.related);
  const rest = diagnostics.filter((other) => other !== found && !one.also?.includes(other.code));
  expect(rest.map(({ code, at }) => `${code} ${place(at)}`)).toEqual([]);
}

const groups = {
  advertisements: advertisementCases,
  files: fileCases,
  yaml: yamlCases,
  pages: pageCases,
  markdown: markdownCases,
};

for (const [name, cases] of Object.entries(groups)) {
  describe(name, () => {
    for (const one of cases) {
      test(`${one.code} at ${one.at}`, async () => hold(await faultsOf(one.changes), one));
    }
  });
}

describe('folders', () => {
  test('edition/no-folder', async () => {
    const { diagnostics } = await openEdition('/nowhere/at/all');
    expect(diagnostics.map(({ code }) => code)).toEqual(['edition/no-folder']);
    produced.add('edition/no-folder');
  });

  test('edition/no-such-page', async () => {
    const { diagnostics } = await openEdition(await makeEdition(), { pages: [9] });
    expect(diagnostics.map(({ code, at }) => `${code} ${place(at)}`)).toEqual([
      'edition/no-such-page edition.yaml:12:8',
    ]);
    produced.add('edition/no-such-page');
  });

  test('a link that leads out of the edition is not followed', async () => {
    const faults = await faultsOf({ 'pages/01.yaml': null, 'photos/river.jpg': null }, async (folder) => {
      await symlink('/etc/hostname', join(folder, 'pages/01.yaml'));
      await symlink('/etc/hostname', join(folder, 'photos/river.jpg'));
    });
    expect(faults.map(({ code }) => code)).toEqual(['edition/outside', 'photo/outside']);
  });
});

describe('a fault in edition.yaml hides none in the pages', () => {
  const spoilt = (from: string, to: string): Changes => ({
    'edition.yaml': swap(from, to),
    'pages/01.yaml': (text) => text.replace('story: lead', 'story: laed').replace('rows: 101-102', 'rows: 101-109'),
  });
  const codes = async (changes: Changes) => (await faultsOf(changes)).map(({ code, at }) => `${code} ${at?.file}`);

  test('an unknown key: the pages are held to their sheet and to the copy', async () => {
    const found = await codes(spoilt('newspaper:', 'colour: red\nnewspaper:'));
    expect(found).toEqual(
      expect.arrayContaining([
        'edition/unknown-key edition.yaml',
        'edition/unknown-id pages/01.yaml',
        'edition/off-grid pages/01.yaml',
      ]),
    );
  });

  test('a sheet in doubt: nothing is said of what fits on it', async () => {
    for (const sheet of ['sheet: brodsheet', 'shete: broadsheet', 'sheet: broadsheet\nmargins: {topp: 3}']) {
      const found = await codes(spoilt('sheet: broadsheet', sheet));
      expect(found).toContain('edition/unknown-id pages/01.yaml');
      expect(found).not.toContain('edition/off-grid pages/01.yaml');
    }
  });

  test('a page that cannot be named: the others are read, and nothing is called unplaced', async () => {
    const found = await codes({
      'edition.yaml': (text) => text.replace('pages/01.yaml', 'pages/01, pages/02.yaml'),
      'pages/02.yaml': 'page: 2\ncolour: red\nname: 二\nplace: {}\n',
    });
    expect(found).toEqual(['edition/file-name edition.yaml', 'edition/unknown-key pages/02.yaml']);
  });

  test('no list of pages at all', async () => {
    expect(await codes({ 'edition.yaml': (text) => text.replace(/pages:.*/, 'pages: 3') })).toEqual([
      'edition/not-list edition.yaml',
    ]);
  });
});

const river = (src: string): Changes => ({ 'stories/lead.md': swap('photos/river.jpg', src) });
const SRC = 'stories/lead.md:18:22';

/** A JPEG that says in its head that it is larger than it is. */
const claiming = (jpeg: Buffer, width: number, height: number): Buffer => {
  const bytes = Buffer.from(jpeg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
};

const svg = (inner: string, attributes = 'viewBox="0 0 30 20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;

describe('photos', () => {
  const only = async (bytes: string | Uint8Array): Promise<readonly string[]> =>
    (await faultsOf({ 'photos/river.jpg': bytes })).map(({ code, at }) => `${code} ${place(at)}`);

  test('remote, outside, missing, no file', async () => {
    const codes = async (src: string) => (await faultsOf(river(src))).map(({ code, at }) => `${code} ${place(at)}`);
    expect(await codes('https://example.org/a.jpg')).toEqual([`photo/remote ${SRC}`]);
    expect(await codes('//example.org/a.jpg')).toEqual([`photo/remote ${SRC}`]);
    expect(await codes('data:image/png;base64,AA')).toEqual([`photo/remote ${SRC}`]);
    expect(await codes('../river.jpg')).toEqual([`photo/outside ${SRC}`]);
    expect(await codes('photos/../../river.jpg')).toEqual([`photo/outside ${SRC}`]);
    expect(await codes('/etc/passwd')).toEqual([`photo/outside ${SRC}`]);
    expect(await codes('photos')).toEqual([`photo/unreadable ${SRC}`]);
    const [missing] = await faultsOf(river('photos/rivver.jpg'));
    expect(missing).toMatchObject({ code: 'photo/missing', parameters: { choices: 'photos/river.jpg' } });
    expect(hintOf(missing!, 'zh')).toBe('是不是 photos/river.jpg？');
  });

  test('what is no picture, or no whole one', async () => {
    const jpeg = await smallJpeg();
    expect(await only('只是文字')).toEqual([`photo/format ${SRC}`]);
    expect(await only('')).toEqual([`photo/truncated ${SRC}`]);
    for (const length of [2, 3, 20, 200, jpeg.length - 40, jpeg.length - 1]) {
      expect(await only(jpeg.subarray(0, length))).toEqual([`photo/truncated ${SRC}`]);
    }
    const garbled = Buffer.from(jpeg);
    garbled.fill(0x41, 20, 80);
    expect((await only(garbled))[0]).toMatch(/^photo\/(corrupt|truncated) /);
    const lossless = Buffer.from(jpeg);
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    expect(await only(lossless)).toEqual([`photo/format ${SRC}`]);
    const flat = sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } });
    for (const format of ['png', 'webp', 'gif'] as const) {
      const bytes = await flat.clone().toFormat(format).toBuffer();
      expect(await only(bytes)).toEqual([]);
      expect(await only(bytes.subarray(0, bytes.length - 20))).toEqual([`photo/truncated ${SRC}`]);
    }
    const png = await flat.clone().png().toBuffer();
    png[45]! ^= 0xff;
    expect(await only(png)).toEqual([`photo/corrupt ${SRC}`]);
    expect(await only(Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1'))).toEqual([`photo/corrupt ${SRC}`]);
  });

  test('a picture too large is refused by its head', async () => {
    const jpeg = await smallJpeg();
    const [fault] = await faultsOf({ 'photos/river.jpg': claiming(jpeg, 10_000, 10_000) });
    expect(fault).toMatchObject({ code: 'photo/too-large', parameters: { megapixels: 100, limit: 60 } });
    expect(await only(claiming(jpeg, 10_000, 6_000))).toEqual([]);
    const heavy = await faultsOf({}, (folder) => truncate(join(folder, 'photos/river.jpg'), 300 * 1024 * 1024));
    expect(heavy.map(({ code }) => code)).toEqual(['photo/too-heavy']);
    const sold = await faultsOf(withAdvertisement('ads/shop.pdf', new Uint8Array(1)), (folder) =>
      truncate(join(folder, 'ads/shop.pdf'), 300 * 1024 * 1024),
    );
    expect(sold.map(({ code }) => code)).toEqual(['advertisement/too-heavy']);
  });

  test('colour and orientation', async () => {
    const base = sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } });
    const bytes = {
      'photos/river.jpg': await base.clone().toColourspace('cmyk').jpeg().toBuffer(),
      'photos/bridge.jpg': await base.clone().toColourspace('b-w').jpeg().toBuffer(),
      'photos/wood.jpg': await base.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    };
    const { value, diagnostics } = await openEdition(await makeEdition(bytes));
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning photo/cmyk']);
    produced.add('photo/cmyk');
    expect(value!.photos.get('river')!.facts.colour).toBe('cmyk');
    expect(value!.photos.get('bridge')!.facts.colour).toBe('gray');
    expect(value!.photos.get('wood')!.facts).toMatchObject({ orientation: 6, widthPx: 40, heightPx: 60 });
  });

  test.each(['gif', 'webp', 'png'] as const)(
    'of an animated %s the first picture is printed, and that is told',
    async (format) => {
      const told = await faultsOf({ 'photos/river.jpg': await movingPicture(format) });
      expect(told.map(({ code, at }) => `${code} ${place(at)}`)).toEqual([`photo/frames ${SRC}`]);
      expect(told[0]).toMatchObject({ severity: 'warning', parameters: { file: 'photos/river.jpg', count: 2 } });
    },
  );

  test('SVG is let through if it is only shapes', async () => {
    const fine = [
      svg('<rect width="30" height="20" fill="url(#g)"/><use xlink:href="#g"/>'),
      svg('<rect width="30" height="20" style="fill: url( \'#g\' )"/>', 'width="30mm" height="20mm"'),
      `<?xml version="1.0"?>\n<!-- 图 -->\n${svg('<image href="data:image/png;base64,AAAA"/>')}\n`,
    ];
    for (const one of fine) expect(await only(one)).toEqual([]);
    const active = [
      '<script>1</script>',
      '<svg:script xlink:href="data:,1"/>',
      '<rect onclick="1"/>',
      '<rect\nonload = "1"/>',
      '<foreignObject/>',
      '<image href="https://example.org/a.png"/>',
      '<image href=" photos/bridge.jpg"/>',
      '<image href="&#x68;ttps://example.org/a.png"/>',
      '<use href="other.svg#a"/>',
      '<a href="javascript:1"/>',
      '<image href="data:image/svg+xml,<svg/>"/>',
      '<set attributeName="href" to="x"/>',
      '<style>@import "a.css";</style>',
      '<style>rect { fill: url(https://example.org/a) }</style>',
      '<rect style="fill: u\\72l(https://example.org/a)"/>',
    ];
    for (const one of active) expect([one, ...(await only(svg(one)))]).toEqual([one, `photo/svg-active ${SRC}`]);
    expect(await only(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`)).toEqual([`photo/svg-active ${SRC}`]);
    expect(await only(svg('', ''))).toEqual([`photo/svg-size ${SRC}`]);
    expect(await only(svg('<rect/>').slice(0, -4))).toEqual([`photo/truncated ${SRC}`]);
  });

  test('photo/alt', async () => {
    const at = 'stories/lead.md:22:47';
    const empty = await faultsOf({ 'stories/lead.md': swap('alt="河上的石桥"', 'alt=""') });
    expect(empty.map(({ code }) => code)).toEqual(['photo/alt']);
    expect(place(empty[0]!.at)).toBe(at);
    const missing = await faultsOf({ 'stories/lead.md': swap(' alt="河上的石桥"', '') });
    expect(missing.map(({ code, at: where }) => `${code} ${place(where)}`)).toEqual(['photo/alt stories/lead.md:22:1']);
  });
});

describe('all at once', () => {
  test('every fault of every file in one run, in the order of the files', async () => {
    const faults = await faultsOf({
      'edition.yaml': (text) => text.replace('bleed: 3', 'bled: 3').replace('2026-09-18', '2026-13-01'),
      'stories/lead.md': (text) => text.replace('photos/river.jpg', '../x.jpg').replace('## 水', '# 水'),
      'stories/other.md': '- 列表\n',
    });
    expect(faults.map(({ code, at }) => `${code} ${place(at)}`)).toEqual([
      'edition/date edition.yaml:3:7',
      'edition/unknown-key edition.yaml:7:1',
      'markdown/heading-level stories/lead.md:14:1',
      'photo/outside stories/lead.md:18:22',
      'markdown/list stories/other.md:1:1',
    ]);
  });

  test('of twenty thousand faults of one kind a hundred are shown, and the rest counted', async () => {
    const start = performance.now();
    const text = '\n:::x\n- a\n'.repeat(20_000);
    const faults = await faultsOf({ 'stories/lead.md': (sound) => sound + text });
    expect(performance.now() - start).toBeLessThan(5000);
    const count = (code: string): number => faults.filter((one) => one.code === code).length;
    expect(count('markdown/directive-name')).toBe(100);
    const rest = faults.filter(({ code }) => code === 'edition/more');
    expect(rest.map(({ parameters }) => parameters['code'])).toContain('markdown/directive-name');
    expect(rest[0]!.parameters['count']).toBe(19_900);
  });

  test('a megabyte in one paragraph is refused at once, and so is one made of marks', async () => {
    for (const bytes of ['字', '*_', '[a](', '`', '<', '\\', '**“', ':::', '&#1;'].map((one) =>
      one.repeat(1_000_000 / one.length),
    )) {
      const folder = await makeEdition({});
      await writeFile(join(folder, 'stories/long.md'), bytes);
      const start = performance.now();
      const { diagnostics } = await openEdition(folder);
      expect(performance.now() - start).toBeLessThan(2000);
      expect(diagnostics.map(({ code }) => code)).toContain('edition/paragraph-too-long');
    }
  });

  test('paragraphs of marks just short enough to be read are read in time', async () => {
    for (const one of ['*', '_a', '[', '[a](', '`a', '<a ', '\\', '**“', '![', '&amp', '(', '~~a', '<!--']) {
      const folder = await makeEdition({});
      await writeFile(join(folder, 'stories/long.md'), one.repeat(Math.floor(19_990 / one.length)));
      const start = performance.now();
      await openEdition(folder);
      expect(performance.now() - start, one).toBeLessThan(2000);
    }
  });
});

test('an advertisement that is not drawn in time', async () => {
  const pdf = await advertisementPdf({ ...room, with: 'forms without an end' });
  const folder = await makeEdition(withAdvertisement('ads/shop.pdf', pdf));
  const readPdf = async () => (bytes: Uint8Array, page: number | undefined) => lookIntoPdf(bytes, page, 1);
  const { diagnostics } = await openEdition(folder, { readPdf });
  expect(diagnostics.map(({ code, at }) => [code, place(at)])).toEqual([
    ['advertisement/endless', 'pages/01.yaml:20:38'],
  ]);
  wellSaid(diagnostics[0]!);
  produced.add(diagnostics[0]!.code);
});

test('every code of the stage has been produced above', () => {
  const all = [...Object.keys(editionEntries), ...Object.keys(photoEntries)];
  expect(all.filter((code) => !produced.has(code))).toEqual([]);
});

test('every code has a hint in both languages', () => {
  for (const entry of Object.values({ ...editionEntries, ...photoEntries })) {
    expect(entry.en.hint.length).toBeGreaterThan(0);
    expect(entry.zh.hint.length).toBeGreaterThan(0);
  }
});
