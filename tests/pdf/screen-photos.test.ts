/** Photos as screens show them: alone and on the picture of their page. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { screenPhoto } from '../../scripts/pdf/photos/screen-photo.ts';
import { noise } from '../fixtures/hostile/pictures.ts';

const wish = { ppi: 200, side: 1200, quality: 82 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } });
const sizeOf = async (jpeg: Uint8Array) => {
  const { width, height } = await sharp(jpeg).metadata();
  return [width, height];
};

describe('a photo for screens', () => {
  test.each([
    ['finer than the page’s picture', 2400, 1600, 600, [1200, 800], [800, 533]],
    ['larger on the page than alone', 2400, 1600, 250, [1200, 800], [1920, 1280]],
    ['coarser than the page’s picture', 900, 600, 120, [900, 600], [900, 600]],
    ['upright', 1600, 2400, 400, [800, 1200], [800, 1200]],
    ['a pixel high', 3000, 1, 3000, [1200, 1], [200, 1]],
  ])('%s', async (_, width, height, ppi, alone, onPage) => {
    const { jpeg, placed } = await screenPhoto(await plain(width, height).jpeg().toBuffer(), { ppi, wish });
    expect(await sizeOf(jpeg)).toEqual(alone);
    expect([placed.width, placed.height]).toEqual(onPage);
    expect(placed.data.length).toBe(placed.width * placed.height * placed.channels);
  });

  test('keeps its colours, those of another profile too', async () => {
    const wide = await plain(300, 200).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
    const { placed } = await screenPhoto(wide, { ppi: 200, wish });
    for (const [at, value] of [0xc0, 0x40, 0x20].entries()) expect(Math.abs(placed.data[at]! - value)).toBeLessThan(6);
    const gray = await plain(300, 200).grayscale().jpeg().toBuffer();
    const { placed: level } = await screenPhoto(gray, { ppi: 200, wish });
    expect(new Set(level.data.subarray(0, level.channels)).size).toBe(1);
  });

  test('is refused where it is not whole', async () => {
    for (const progressive of [false, true]) {
      const whole = await noise(800, 600).jpeg({ progressive }).toBuffer();
      const at = Math.floor(whole.length * 0.9);
      for (const broken of [whole.subarray(0, at), Buffer.from(whole).fill(0, at, at + 2000)])
        await expect(screenPhoto(broken, { ppi: 800, wish })).rejects.toThrow();
    }
  });
});
