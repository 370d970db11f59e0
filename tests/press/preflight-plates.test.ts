/** The plates that preflight draws, against Ghostscript's and against what the content says. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { UnreadablePdf } from '../../scripts/pdf/index.ts';
import { renderSeparations, type Separations, tacMap, writePlates } from '../../scripts/preflight/index.ts';
import { presetNamed } from '../../scripts/press/index.ts';
import { buildPdf, cleanParts } from '../fixtures/preflight/build-pdf.ts';
import { busyPage } from '../fixtures/preflight/busy-page.ts';
import { haveTools } from '../pdf/outside-tool.ts';

const spot =
  '/Sp [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .2 .8 0] /N 1 >>]';

/** Lines of type, flats that overprint and knock out, half a spot colour, opacity. */
const content = `${cleanParts().content}
q 0 .5 0 0 k 20 20 40 30 re f 0 0 0 1 k /Over gs 30 25 10 20 re f /Off gs 45 25 10 20 re f Q
q /Off gs 0 .5 0 0 k 70 20 30 30 re f .4 0 0 0 k /Over gs 75 25 20 20 re f Q
q /Off gs 1 0 0 0 k 110 20 30 30 re f 0 1 0 0 k /Half gs 110 20 30 15 re f Q
q /Off gs /Sp cs .5 scn 150 20 30 30 re f Q
q /Off gs .25 g 185 20 20 30 re f Q
BT /F1 7 Tf /Over gs 0 0 0 1 k 15 52 Td (The quick brown fox jumps over the lazy dog again and again) Tj 0 61 Td (Sphinx of black quartz judge my vow and pack my box with jugs) Tj ET`;

async function plated(): Promise<Uint8Array> {
  const parts = cleanParts();
  return await buildPdf({
    ...parts,
    content,
    resources: {
      ...parts.resources,
      ColorSpace: spot,
      ExtGState: `${parts.resources.ExtGState} /Off << /OP false /op false /OPM 0 /ca 1 >> /Half << /ca .5 >>`,
    },
  });
}

/** Ink in parts of one, at a point in pt from the bottom left of the page. */
function inkAt({ plates, width, height, dpi }: Separations, x: number, y: number): Record<string, number> {
  const at = Math.floor(height - (y * dpi) / 72) * width + Math.floor((x * dpi) / 72);
  return Object.fromEntries([...plates].map(([name, plate]) => [name, Math.round((plate[at]! / 255) * 100) / 100]));
}

describe('the plates of a page', () => {
  test('carry the inks that the content names', async () => {
    const plates = await renderSeparations(await plated(), 72);
    expect([...plates.plates.keys()]).toEqual(['Cyan', 'Magenta', 'Yellow', 'Black', 'Gold']);
    const none = { Cyan: 0, Magenta: 0, Yellow: 0, Black: 0, Gold: 0 };
    expect(inkAt(plates, 25, 22), 'a flat').toEqual({ ...none, Magenta: 0.5 });
    expect(inkAt(plates, 35, 35), 'black that overprints').toEqual({ ...none, Magenta: 0.5, Black: 1 });
    expect(inkAt(plates, 50, 35), 'black that knocks out').toEqual({ ...none, Black: 1 });
    expect(inkAt(plates, 85, 35), 'a part of three plates that overprints').toEqual({
      ...none,
      Cyan: 0.4,
      Magenta: 0.5,
    });
    expect(inkAt(plates, 125, 25), 'half opaque').toEqual({ ...none, Cyan: 0.5, Magenta: 0.5 });
    expect(inkAt(plates, 165, 35), 'half a spot colour').toEqual({ ...none, Gold: 0.5 });
    expect(inkAt(plates, 195, 35), 'a gray').toEqual({ ...none, Black: 0.75 });
    expect(inkAt(plates, 60, 80), 'a picture').toEqual({ ...none, Cyan: 0.4, Magenta: 0.3, Yellow: 0.2, Black: 0.1 });
    const edge = inkAt(plates, 165, 85);
    expect(edge.Magenta, 'the middle of a gradient').toBeCloseTo(0.6, 1);
    expect(edge.Yellow).toBeCloseTo(0.83, 1);
  });

  test('add up to the total ink', async () => {
    const plates = await renderSeparations(await plated(), 72);
    const sums = tacMap(plates);
    expect(Math.max(...sums) / 255).toBeCloseTo(1.85, 1);
  });

  test('are the same each time', async () => {
    const pdf = await plated();
    const [first, second] = [await renderSeparations(pdf, 72), await renderSeparations(pdf, 72)];
    expect([...first.plates.values()]).toEqual([...second.plates.values()]);
  });

  test.skipIf(!haveTools('gs')).each([
    ['lines, flats and overprinting', plated],
    ['pictures, patterns, shadings, masks, blending and forms', busyPage],
  ])('agree with Ghostscript to 2 of 255: %s', async (_, make) => {
    const pdf = await make();
    const plates = await renderSeparations(pdf, 72);
    const folder = mkdtempSync(join(tmpdir(), 'dayang-plates-'));
    try {
      writeFileSync(join(folder, 'page.pdf'), pdf);
      const arguments_ = [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-dSAFER',
        '-sDEVICE=tiffsep',
        '-r288',
        '-dDownScaleFactor=4',
        '-o',
      ];
      execFileSync('gs', [...arguments_, join(folder, 'p.tif'), join(folder, 'page.pdf')], { stdio: 'ignore' });
      for (const [name, plate] of plates.plates) {
        const { data, info } = await sharp(readFileSync(join(folder, `p(${name}).tif`)))
          .greyscale()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const theirs = { pixels: data.map((value) => 255 - value), width: info.width };
        const ours = { pixels: plate, width: plates.width };
        expect(meanDifference(ours, theirs, Math.min(info.height, plates.height)), name).toBeLessThanOrEqual(2);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('pictures of the plates', () => {
  test('one of each plate and its tint, the map of ink, and the proof on paper', async () => {
    const preset = presetNamed('newsprint-coldset')!;
    const pictures = await writePlates(await plated(), { dpi: 72, preset });
    const plates = ['cyan', 'magenta', 'yellow', 'black', 'gold'].flatMap((name) => [
      `plate-${name}`,
      `plate-${name}-tinted`,
    ]);
    expect([...pictures.keys()]).toEqual([...plates, 'ink', 'soft-proof']);
    const pixel = async (name: string, x: number, y: number): Promise<readonly number[]> => {
      const { data, info } = await sharp(pictures.get(name)!).raw().toBuffer({ resolveWithObject: true });
      const at = ((info.height - y) * info.width + x) * info.channels;
      return [...data.subarray(at, at + info.channels)];
    };
    expect((await pixel('plate-magenta', 25, 22))[0]! / 255).toBeCloseTo(0.5, 2);
    expect(await pixel('plate-magenta-tinted', 5, 5)).toEqual([255, 255, 255]);
    expect(await pixel('ink', 5, 5)).toEqual([255, 255, 255]);
    // Bare newsprint is no white: L* 80 in the characterisation data.
    const [red, green, blue] = (await pixel('soft-proof', 5, 5)) as [number, number, number];
    expect(red).toBeGreaterThan(180);
    expect(red).toBeLessThan(215);
    expect(Math.abs(red - green)).toBeLessThan(10);
    expect(blue).toBeLessThan(red);
    expect(Math.max(...(await pixel('soft-proof', 50, 35)))).toBeLessThan(110);
  });

  test('are refused for a file that takes too long and for one that is no PDF', async () => {
    const preset = presetNamed('newsprint-coldset')!;
    await expect(writePlates(await plated(), { dpi: 300, preset }, 1)).rejects.toThrow(UnreadablePdf);
    await expect(writePlates(new Uint8Array(99), { dpi: 72, preset })).rejects.toThrow(UnreadablePdf);
  });

  test('what is over the limit is red', async () => {
    const parts = cleanParts();
    const pdf = await buildPdf({ ...parts, content: 'q .8 .7 .7 .8 k 140 20 40 30 re f Q' });
    const pictures = await writePlates(pdf, { dpi: 36, preset: presetNamed('newsprint-coldset')! });
    const { data, info } = await sharp(pictures.get('ink')!).raw().toBuffer({ resolveWithObject: true });
    const at = ((info.height - 17) * info.width + 80) * info.channels;
    expect([...data.subarray(at, at + 3)]).toEqual([208, 0, 32]);
  });
});

interface Raster {
  readonly pixels: Uint8Array;
  readonly width: number;
}

const cell = 4;

/** Of cells of four pixels, so that how each smooths the edges of its letters does not count. */
function meanDifference(ours: Raster, theirs: Raster, height: number): number {
  const width = Math.min(ours.width, theirs.width);
  let [sum, count] = [0, 0];
  for (let y = 0; y + cell <= height; y += cell) {
    for (let x = 0; x + cell <= width; x += cell, count++) {
      let difference = 0;
      for (let dy = 0; dy < cell; dy++) {
        for (let dx = 0; dx < cell; dx++) {
          difference += ours.pixels[(y + dy) * ours.width + x + dx]! - theirs.pixels[(y + dy) * theirs.width + x + dx]!;
        }
      }
      sum += Math.abs(difference) / cell ** 2;
    }
  }
  return sum / count;
}
