/** Advertisements on their way to the plant: as they are, where they belong, and what is wrong with one told of its file. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../scripts/core/diagnostic.ts';
import { mm, mmToPt } from '../../scripts/core/units.ts';
import { openBrowser } from '../../scripts/layout/index.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import {
  interpretPage,
  key,
  type Matrix,
  nameAt,
  openPdf,
  PDFRawStream,
  PDFStream,
  pageList,
  trimOf,
  withoutPrivateSegments,
} from '../../scripts/pdf/index.ts';
import { type BuildRequest, buildEdition } from '../../scripts/pipeline.ts';
import { makeAdvertisementEdition, room, type Shown } from '../fixtures/advertisements/advertisement-edition.ts';
import { advertisementPdf, advertisementPicture, type Wanted } from '../fixtures/advertisements/make-advertisement.ts';
import { haveTools, runTool } from '../pdf/outside-tool.ts';
import { separate } from './sample-page.ts';

const folders: string[] = [];
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function editionOf(advertisements: readonly Shown[]): Promise<string> {
  const folder = await makeAdvertisementEdition(advertisements);
  folders.push(folder);
  return folder;
}

const build = (folder: string, more: Partial<BuildRequest> = {}) =>
  buildEdition({
    folder,
    products: ['proof', 'press'],
    out: join(folder, 'dist'),
    browser: async () => ({ value: browser, diagnostics: [] }),
    signal: new AbortController().signal,
    ...more,
  });

const pdf = (more: Partial<Wanted> = {}) => advertisementPdf({ ...room, ...more });
/** White that is left on the page is no concern of an advertisement. */
const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics
    .filter(({ severity, code }) => severity !== 'info' && code !== 'fit.hole')
    .map(({ code, at }) => `${code} ${at?.file}`);

describe('sound advertisements', () => {
  let folder: string;
  let press: Buffer;
  let layout: Layout;
  let files: Record<string, Uint8Array>;

  beforeAll(async () => {
    files = {
      'plain.pdf': await pdf(),
      'turned.pdf': await pdf({ turn: 90 }),
      'over.pdf': await pdf({ turn: 180 }),
      'back.pdf': await pdf({ turn: 270 }),
      'gray.pdf': await pdf({ with: 'gray picture' }),
      'word.pdf': await pdf({ with: '广告' }),
      'inks.jpg': await advertisementPicture(room, { colour: 'cmyk' }),
      'gray.tiff': await advertisementPicture(room, { colour: 'gray', format: 'tiff' }),
      'screen.png': await advertisementPicture(room, { colour: 'rgb', format: 'png' }),
    };
    const shown = Object.entries(files).map(([file, bytes]) => ({
      file,
      bytes,
      ...(file === 'word.pdf' && { more: ', label: none' }),
    }));
    folder = await editionOf([...shown, { file: 'plain.pdf', bytes: files['plain.pdf']! }]);
    const { diagnostics } = await build(folder);
    expect(told(diagnostics)).toEqual([]);
    press = await readFile(join(folder, 'dist/page-03/press.pdf'));
    layout = JSON.parse(await readFile(join(folder, 'dist/page-03/layout.json'), 'utf8'));
  }, 60_000);

  test('stand in the layout with their clients and labels, at their own size', () => {
    expect(layout.photos).toEqual([]);
    expect(layout.advertisements).toHaveLength(10);
    expect(layout.advertisements![0]).toMatchObject({
      block: 'a1',
      file: 'ads/plain.pdf',
      client: '客户1',
      label: 'set',
      box: { width: expect.closeTo(room.width, 2), height: expect.closeTo(room.height, 2) },
    });
    expect(layout.advertisements!.map(({ label }) => label).filter((label) => label === 'own')).toHaveLength(1);
    const labels = layout.lines.filter(({ role }) => role === 'advertisement-label');
    expect(labels.map(({ text }) => text)).toEqual(Array(9).fill('广告'));
    // The upper outer corner, which on an odd page is the right one.
    const first = layout.advertisements![0]!.box;
    expect(labels[0]!.box.x + labels[0]!.box.width).toBeGreaterThan(first.x + first.width - 2);
  });

  test('are in the press file byte for byte, each once', async () => {
    const context = await openPdf(press);
    const streams = context.enumerateIndirectObjects().flatMap(([, one]) => (one instanceof PDFRawStream ? [one] : []));
    const holding = (bytes: Uint8Array) => streams.filter(({ contents }) => Buffer.compare(contents, bytes) === 0);
    // Turned by half a turn a page has the same content, and is another one; the first stands there twice and is one.
    for (const [name, times] of [
      ['plain.pdf', 2],
      ['turned.pdf', 2],
      ['gray.pdf', 1],
      ['word.pdf', 1],
    ] as const) {
      const [page] = pageList(await openPdf(files[name]!));
      const own = page!.dict.lookup(key('Contents'), PDFStream) as PDFRawStream;
      expect([name, holding(own.contents).length]).toEqual([name, times]);
      expect(holding(own.contents)[0]!.dict.get(key('BBox'))?.toString()).toBe(`[ ${trimOf(page!).join(' ')} ]`);
    }
    const jpeg = withoutPrivateSegments(Buffer.from(files['inks.jpg']!));
    expect(holding(jpeg)).toHaveLength(1);
    const samples = await sharp(files['gray.tiff']!).toColourspace('b-w').raw().toBuffer();
    const gray = streams.filter(
      ({ dict, contents }) =>
        nameAt(dict, 'ColorSpace') === 'DeviceGray' &&
        nameAt(dict, 'Filter') === 'FlateDecode' &&
        inflateSync(contents).equals(samples),
    );
    expect(gray).toHaveLength(1);
    // No structure of another document leads astray in this one.
    const [picture] = streams.filter(({ dict }) => dict.get(key('Width'))?.toString() === '400');
    expect([picture?.dict.has(key('Height')), picture?.dict.has(key('StructParent'))]).toEqual([true, false]);
  });

  test('are drawn at exactly their size, exactly in their boxes', async () => {
    const context = await openPdf(press);
    const page = pageList(context)[0]!;
    const [left = 0, , , top = 0] = trimOf(page);
    const found: { matrix: Matrix; trim: readonly number[] }[] = [];
    interpretPage(page, {
      operation: ({ state, forms }, { operator }) => {
        const form = forms.at(-1);
        const box = form?.dict
          .get(key('BBox'))
          ?.toString()
          .match(/[\d.]+/g)
          ?.map(Number);
        // The content of an advertisement's own page begins with this.
        if (operator !== 'q' || forms.length !== 2 || !box) return;
        if (!found.some((one) => one.matrix.join() === state.ctm.join())) found.push({ matrix: state.ctm, trim: box });
      },
    });
    const pdfs = layout.advertisements!.filter(({ file }) => file.endsWith('.pdf'));
    expect(found).toHaveLength(pdfs.length);
    for (const [at, { box }] of pdfs.entries()) {
      const { matrix, trim } = found[at]!;
      const [a, b, c, d, e, f] = matrix;
      expect([Math.hypot(a, b), Math.hypot(c, d)]).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)]);
      const corners = [
        [trim[0]!, trim[1]!],
        [trim[2]!, trim[3]!],
      ].map(([x, y]) => [a * x! + c * y! + e, b * x! + d * y! + f]);
      const [x, y] = [Math.min(...corners.map(([one]) => one!)), Math.max(...corners.map(([, one]) => one!))];
      // A tenth of a point is 0.035 mm.
      expect([x - left, top - y]).toEqual([expect.closeTo(mmToPt(mm(box.x)), 1), expect.closeTo(mmToPt(mm(box.y)), 1)]);
    }
  });

  test('are in the inks that they came in, by a reader of another make', async () => {
    if (!haveTools('gs', 'qpdf')) return;
    expect(runTool('qpdf', press, ['--check', '%'])).toContain('No syntax or stream encoding errors');
    const dpi = 72;
    const plates = await separate(press, dpi);
    const inkAt = (block: string, across: number, down: number): readonly number[] => {
      const { box } = layout.advertisements!.find((one) => one.block === block)!;
      const [x, y] = [box.x + across, box.y + down].map((one) => Math.round(mmToPt(mm(one))));
      return [plates.C, plates.M, plates.Y, plates.K].map(({ ink, width }) =>
        Math.round((ink[y! * width + x!]! / 255) * 100),
      );
    };
    const ground = [10, 4, 0, 0];
    const mark = [0, 100, 100, 0];
    expect(inkAt('a1', 60, 12)).toEqual(ground);
    expect(inkAt('a10', 60, 12)).toEqual(ground);
    // The mark in its lower left corner, turned with the page.
    expect(inkAt('a1', 2, room.height - 2)).toEqual(mark);
    expect(inkAt('a2', 2, 2)).toEqual(mark);
    expect(inkAt('a3', room.width - 2, 8)).toEqual(ground);
    expect(inkAt('a3', room.width - 12, 3)).toEqual(ground);
    expect(inkAt('a4', room.width - 2, room.height - 2)).toEqual(mark);
    const cmyk = await sharp(files['inks.jpg']!, { ignoreIcc: true })
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .raw()
      .toBuffer();
    const own = [...cmyk.subarray(0, 4)].map((ink) => Math.round((ink / 255) * 100));
    for (const [at, ink] of inkAt('a7', 40, 12).entries()) expect(Math.abs(ink - own[at]!)).toBeLessThanOrEqual(1);
  });

  test('make the same bytes again, and a page anew when a file has changed', async () => {
    const keep = 'unchanged' as const;
    const first = await build(folder, { keep });
    expect(await readFile(join(folder, 'dist/page-03/press.pdf'))).toEqual(press);
    expect(first.pages.map(({ kept }) => kept)).toEqual([undefined]);
    expect((await build(folder, { keep })).pages.map(({ kept }) => kept)).toEqual([true]);
    await writeFile(join(folder, 'ads/plain.pdf'), files['gray.pdf']!);
    expect((await build(folder, { keep })).pages.map(({ kept }) => kept)).toEqual([undefined]);
    expect(await readFile(join(folder, 'dist/page-03/press.pdf'))).not.toEqual(press);
  }, 60_000);

  test('go to X-1a too, where none of them is transparent', async () => {
    const { diagnostics } = await build(folder, { products: ['press'], press: { conformance: 'PDF/X-1a:2003' } });
    expect(told(diagnostics)).toEqual([]);
  });
});

describe('what is wrong with an advertisement is told of its file', () => {
  const faults = async (shown: readonly Shown[], more: Partial<BuildRequest> = {}) => {
    const folder = await editionOf(shown);
    const { diagnostics, pages } = await build(folder, { products: ['press'], ...more });
    expect(pages.flatMap(({ outputs }) => outputs)).toEqual([]);
    return told(diagnostics).filter((one) => !one.startsWith('command/page-withheld'));
  };

  test('RGB, and a layer that is switched off', async () => {
    const shown = [
      { file: 'screen.pdf', bytes: await pdf({ with: 'RGB' }) },
      { file: 'layers.pdf', bytes: await pdf({ with: 'a layer switched off' }) },
      { file: 'plain.pdf', bytes: await pdf() },
    ];
    const told = ['press/advertisement-layers ads/layers.pdf', 'press/advertisement-rgb ads/screen.pdf'];
    expect((await faults(shown)).sort()).toEqual(told);
  });

  test('inks and pictures, which stand on the page, and a font left out, which stands nowhere', async () => {
    const shown = [
      { file: 'spot.pdf', bytes: await pdf({ with: 'a spot ink' }) },
      { file: 'plain.pdf', bytes: await pdf() },
      { file: 'heavy.pdf', bytes: await pdf({ with: 'too much ink' }) },
      { file: 'coarse.jpg', bytes: await advertisementPicture(room, { colour: 'cmyk', dots: 60, sized: false }) },
      { file: 'fonts.pdf', bytes: await pdf({ with: 'a font left out' }) },
    ];
    expect((await faults(shown)).sort()).toEqual([
      'img.ppi ads/coarse.jpg',
      'ink.spot ads/spot.pdf',
      'ink.tac ads/heavy.pdf',
      'pdfx.fonts ads/fonts.pdf',
    ]);
  });

  test('and what is wrong with the plant’s profile once', async () => {
    const shown = [{ file: 'plain.pdf', bytes: await pdf() }];
    const found = await faults(shown, { press: { preset: 'heatset' } });
    expect(found.sort()).toEqual(['press/bleed undefined', 'press/profile-needed undefined']);
  });

  test('transparency, for X-1a alone', async () => {
    const shown = [{ file: 'glass.pdf', bytes: await pdf({ with: 'transparency' }) }];
    const press = { conformance: 'PDF/X-1a:2003' } as const;
    expect(await faults(shown, { press })).toEqual(['press/advertisement-transparency ads/glass.pdf']);
    const { diagnostics } = await build(await editionOf(shown), { products: ['press'] });
    expect(told(diagnostics)).toEqual([]);
  });
});
