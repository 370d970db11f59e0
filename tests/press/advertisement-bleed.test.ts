/** Advertisements on the edge of a sheet that bleeds: their own bleed is printed, in the press file and nowhere else. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mm, mmToPt } from '../../scripts/core/units.ts';
import { openBrowser } from '../../scripts/layout/index.ts';
import { key, nameAt, openPdf, PDFRawStream, renderPicture } from '../../scripts/pdf/index.ts';
import { buildEdition } from '../../scripts/pipeline.ts';
import { makeAdvertisementEdition, room } from '../fixtures/advertisements/advertisement-edition.ts';
import { advertisementPdf } from '../fixtures/advertisements/make-advertisement.ts';
import { haveTools } from '../pdf/outside-tool.ts';
import { separate } from './sample-page.ts';

const wide = { width: 260.35, height: room.height };
let folder: string;
let press: Buffer;
beforeAll(async () => {
  folder = await makeAdvertisementEdition([
    { file: 'foot.pdf', bytes: await advertisementPdf({ ...wide, turn: 90 }) },
    { file: 'left.pdf', bytes: await advertisementPdf(room) },
  ]);
  const sheet = 'bleed: 3\nsheet: {width: 260.35, height: 139.0625}\nmargins: {top: 20, bottom: 0, inner: 0, outer: 0}';
  const edition = await readFile(join(folder, 'edition.yaml'), 'utf8');
  await writeFile(join(folder, 'edition.yaml'), edition.replace(/sheet: .*\nmargins: .*/, sheet));
  const page = await readFile(join(folder, 'pages/03.yaml'), 'utf8');
  const placed = page
    .replace('columns: 1, rows: 1-5', 'columns: 1-2, rows: 21-25')
    .replace('columns: 2, rows', 'columns: 1, rows');
  await writeFile(join(folder, 'pages/03.yaml'), placed.replace('place:', 'fit: off\nplace:'));
  await using browser = await openBrowser();
  const { diagnostics } = await buildEdition({
    folder,
    products: ['proof', 'press'],
    out: join(folder, 'dist'),
    browser: async () => ({ value: browser, diagnostics: [] }),
    signal: new AbortController().signal,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  press = await readFile(join(folder, 'dist/page-03/press.pdf'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('are cut off at the bleed there, and at their trim elsewhere', async () => {
  const context = await openPdf(press);
  const boxes = context.enumerateIndirectObjects().flatMap(([, one]) => {
    if (!(one instanceof PDFRawStream) || nameAt(one.dict, 'Subtype') !== 'Form' || !one.dict.has(key('Matrix')))
      return [];
    const [left, foot, right, head] = one.dict
      .get(key('BBox'))!
      .toString()
      .match(/-?[\d.]+/g)!
      .map(Number);
    return [[left!, foot!, right! - left!, head! - foot!]];
  });
  const over = mmToPt(mm(3));
  const [w, h] = [mmToPt(mm(wide.width)), mmToPt(mm(wide.height))];
  const near = (numbers: readonly number[]) => numbers.map((one) => expect.closeTo(one, 0));
  expect(boxes.toSorted((a, b) => b[2]! - a[2]!)).toEqual([
    near([-over, -over, w + 2 * over, h + over]),
    near([-over, 0, mmToPt(mm(room.width)) + over, h]),
  ]);
});

test('print into it, by a reader of another make', async () => {
  if (!haveTools('gs')) return;
  const plates = await separate(press, 72);
  /** mm from the upper left of the bleed. */
  const inkAt = (x: number, y: number): readonly number[] => {
    const [across, down] = [x, y].map((one) => Math.round(mmToPt(mm(one))));
    return [plates.C, plates.M, plates.Y, plates.K].map(({ ink, width }) =>
      Math.round((ink[down! * width + across!]! / 255) * 100),
    );
  };
  const [ground, nothing] = [
    [10, 4, 0, 0],
    [0, 0, 0, 0],
  ];
  const [right, foot] = [3 + wide.width, 3 + 139.0625];
  for (const [x, y] of [
    [1.5, foot - 10],
    [right + 1.5, foot - 10],
    [100, foot + 1.5],
    [1.5, foot + 1.5],
    [1.5, 23 + 10],
  ] as const)
    expect([x, y, inkAt(x, y)]).toEqual([x, y, ground]);
  // Above the one, right of the other, above it: there is white.
  for (const [x, y] of [
    [100, foot - room.height - 1.5],
    [3 + room.width + 1.5, 23 + 10],
    [60, 23 - 1.5],
    [1.5, 23 - 1.5],
    [1.5, foot - room.height - 1.5],
  ] as const)
    expect([x, y, inkAt(x, y)]).toEqual([x, y, nothing]);
});

test('do so in the press file alone: a proof shows them cut', async () => {
  const proof = await readFile(join(folder, 'dist/page-03/proof.pdf'));
  const picture = sharp(await renderPicture(proof, 72));
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  // 3 mm are 8.5 px.
  expect(at(5, info.height - 40)).toEqual([255, 255, 255]);
  expect(at(5, 100)).toEqual([255, 255, 255]);
  expect(at(12, info.height - 40)).not.toEqual([255, 255, 255]);
});
