/** The archive copy of the sample edition's pages. */
import { beforeAll, describe, expect, test } from 'vitest';
import { screenWish } from '../../scripts/archive/index.ts';
import { srgbProfile } from '../../scripts/archive/pdf-a/srgb-profile.ts';
import { finishPdf, preparePhotos, putScreenPhotos, renderTrimmed } from '../../scripts/pdf/index.ts';
import { openTransform } from '../../scripts/press/colour/lcms.ts';
import { greyOf, haveTools, runTool } from '../pdf/outside-tool.ts';
import { jobFor, type PrintedSample, printSample } from '../press/sample-page.ts';
import { archived } from './archived-sample.ts';

let samples: readonly PrintedSample[];
const copies = new Map<PrintedSample, Uint8Array>();
beforeAll(async () => {
  samples = await printSample(5, 6);
  for (const sample of samples) copies.set(sample, await archived(sample));
}, 120_000);

describe('the profile of sRGB', () => {
  test('takes colours to where LittleCMS takes them', async () => {
    using ours = (await openTransform(srgbProfile(), 'lab', { blackPoint: false }))!;
    using theirs = (await openTransform('srgb', 'lab', { blackPoint: false }))!;
    const steps = Array.from({ length: 9 }, (_, at) => at * 8191);
    const colours = Uint16Array.from(steps.flatMap((r) => steps.flatMap((g) => steps.flatMap((b) => [r, g, b]))));
    const [a, b] = [ours.run(colours), theirs.run(colours)];
    // 655 is one unit of L*.
    expect(Math.max(...a.map((value, at) => Math.abs(value - b[at]!)))).toBeLessThan(14);
  });
});

describe.skipIf(!haveTools('qpdf', 'pdfinfo', 'pdftoppm'))('the archive copy', () => {
  test('claims PDF/A-2u and PDF/UA-1, and is sound', { timeout: 120_000 }, async () => {
    for (const sample of samples) {
      const pdf = copies.get(sample)!;
      expect(runTool('qpdf', pdf, ['--check', '%'])).toMatch(/No syntax or stream encoding errors/);
      const xmp = runTool('pdfinfo', pdf, ['-meta', '%']);
      expect(xmp).toContain('<pdfaid:conformance');
      expect(runTool('xmllint', new Uint8Array(Buffer.from(xmp)), ['--noout', '%'])).toBe('');
    }
  });

  test('looks as the proof does, pixel for pixel', { timeout: 120_000 }, async () => {
    for (const sample of samples) {
      const { facts } = await jobFor(sample);
      const { value: photos } = await preparePhotos(sample.edition, sample.layout);
      const proof = greyOf(await finishPdf(sample.raw, { ...facts, photos: photos! }), ['-gray', '-r', '48']);
      const copy = greyOf(copies.get(sample)!, ['-gray', '-r', '48']);
      expect(copy.size).toBe(proof.size);
      expect(Buffer.compare(copy.pixels, proof.pixels)).toBe(0);
    }
  });

  test('is drawn the same with fewer pixels of its photos', { timeout: 120_000 }, async () => {
    for (const sample of samples) {
      const { sheet, photos: places } = sample.layout;
      const { value: photos } = await preparePhotos(sample.edition, sample.layout, screenWish);
      expect([...photos!.values()].filter(({ screen, width }) => screen!.placed.width < width)).toHaveLength(
        places.length,
      );
      const [fine, coarse] = await Promise.all(
        [copies.get(sample)!, await putScreenPhotos(copies.get(sample)!, photos!.values())].map((pdf) =>
          renderTrimmed(pdf, sheet, 50),
        ),
      );
      const apart = fine!.data.map((value, at) => Math.abs(value - coarse!.data[at]!));
      expect(apart.reduce((sum, one) => sum + one, 0) / apart.length).toBeLessThan(1);
      expect(apart.filter((one) => one > 40).length / apart.length).toBeLessThan(0.001);
    }
  });

  test('is the same bytes each time', async () => {
    expect(Buffer.compare(copies.get(samples[1]!)!, await archived(samples[1]!))).toBe(0);
  });
});
