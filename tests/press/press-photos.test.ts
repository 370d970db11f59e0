import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Photo } from '../../scripts/edition/model.ts';
import { convertPixels, openDeviceLink } from '../../scripts/press/colour/device-link.ts';
import { grayCurve } from '../../scripts/press/colour/gray-curve.ts';
import { openTransform } from '../../scripts/press/colour/lcms.ts';
import { type ProfileBytes, presetNamed, readProfile } from '../../scripts/press/index.ts';
import { encodeCmyk, openCmyk } from '../../scripts/press/photos/cmyk-jpeg.ts';
import { convertPhoto } from '../../scripts/press/photos/convert-photo.ts';
import type { PressPhoto } from '../../scripts/press/photos/press-photo.ts';
import { coldset } from './sample-page.ts';

let profile: ProfileBytes;
beforeAll(async () => {
  profile = (await readProfile(coldset)).value!;
});

/** Inks of a press photo, as a PDF reader takes them. */
async function inksOf({ jpeg, components }: PressPhoto): Promise<Uint8Array> {
  return sharp(jpeg, { ignoreIcc: true })
    .pipelineColourspace(components === 4 ? 'cmyk' : 'b-w')
    .toColourspace(components === 4 ? 'cmyk' : 'b-w')
    .raw()
    .toBuffer();
}

const photoOf = (facts: Partial<Photo['facts']>): Photo =>
  ({
    id: 'p',
    file: 'photos/p.jpg',
    alt: '',
    focus: { x: 0.5, y: 0.5 },
    origin: { file: 'stories/lead.md', from: 0, to: 0 },
    facts: { format: 'jpeg', widthPx: 32, heightPx: 32, colour: 'rgb', orientation: 1, sha256: '', bytes: 0, ...facts },
  }) satisfies Photo;

function encode(inks: Uint8Array, size: number): Promise<Buffer> {
  const pixels = openCmyk({ width: size, height: size });
  pixels.cmyk.set(inks);
  return encodeCmyk((tiff) => sharp(tiff), pixels, 95);
}

const convert = (bytes: Buffer, facts: Partial<Photo['facts']> = {}, size = 32): Promise<PressPhoto> =>
  convertPhoto(bytes, photoOf(facts), { preset: coldset, profile, width: size, height: size });

const plain = (background: { r: number; g: number; b: number }, size = 32) =>
  sharp({ create: { width: size, height: size, channels: 3, background } });

describe('a JPEG in CMYK', () => {
  test('holds the very values', async () => {
    const cmyk = Buffer.from(Array.from({ length: 64 }, () => [26, 230, 102, 51]).flat());
    const jpeg = await encode(cmyk, 8);
    const { channels, space } = await sharp(jpeg).metadata();
    expect({ channels, space }).toEqual({ channels: 4, space: 'cmyk' });
    const back = await inksOf({ jpeg, width: 8, height: 8, components: 4, inverted: true });
    for (const [at, ink] of back.entries()) expect(Math.abs(ink - cmyk[at]!)).toBeLessThanOrEqual(1);
    // Adobe's marker, and the values turned round: 255 stands for no ink.
    expect(jpeg.includes('Adobe')).toBe(true);
  });
});

describe('the table from RGB to inks', () => {
  test('is as LittleCMS computes each colour, within two steps', async () => {
    const link = (await openDeviceLink('srgb', profile.bytes, { limit: 4 }))!;
    using transform = (await openTransform('srgb', profile.bytes, { blackPoint: true }))!;
    const count = 2000;
    let state = 7;
    const rgb = Uint8Array.from({ length: count * 3 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
    const cmyk = new Uint8Array(count * 4);
    convertPixels(link, { rgb, cmyk, from: 0, to: count });
    const exact = transform.run(Uint16Array.from(rgb, (level) => level * 257));
    const steps = Array.from(cmyk, (ink, at) => Math.abs(ink - exact[at]! / 257));
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeLessThan(1);
    expect(Math.max(...steps)).toBeLessThan(12);
  });

  test.each(['newsprint-coldset', 'newsprint-2013'])('keeps every colour of %s within its ink', async (id) => {
    const { tac } = presetNamed(id)!;
    const link = (await openDeviceLink('srgb', profile.bytes, { limit: tac }))!;
    const rgb = new Uint8Array(18 ** 3 * 3);
    let at = 0;
    for (let r = 0; r < 256; r += 15)
      for (let g = 0; g < 256; g += 15)
        for (let b = 0; b < 256; b += 15) {
          rgb.set([r, g, b], at);
          at += 3;
        }
    const cmyk = new Uint8Array((at / 3) * 4);
    convertPixels(link, { rgb, cmyk, from: 0, to: at / 3 });
    let most = 0;
    for (let pixel = 0; pixel < cmyk.length; pixel += 4)
      most = Math.max(most, cmyk[pixel]! + cmyk[pixel + 1]! + cmyk[pixel + 2]! + cmyk[pixel + 3]!);
    expect(most / 255).toBeLessThanOrEqual(tac);
    expect(most / 255).toBeGreaterThan(tac - 0.1);
  });

  test('white is the bare paper', async () => {
    const link = (await openDeviceLink('srgb', profile.bytes, { limit: 2.4 }))!;
    const cmyk = new Uint8Array(4);
    convertPixels(link, { rgb: Uint8Array.from([255, 255, 255]), cmyk, from: 0, to: 1 });
    expect([...cmyk]).toEqual([0, 0, 0, 0]);
  });
});

describe('a photo', () => {
  test('comes down to the size it is printed at, and is never larger in ink than the paper carries', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../content/qingxi/photos/forest-stream.jpg'));
    const made = await convertPhoto(bytes, photoOf({ widthPx: 1600, heightPx: 2400 }), {
      preset: coldset,
      profile,
      width: 400,
      height: 600,
    });
    expect(made).toMatchObject({ width: 400, height: 600, components: 4, inverted: true });
    const inks = await inksOf(made);
    let over = 0;
    for (let at = 0; at < inks.length; at += 4)
      if (inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]! > 2.4 * 255) over += 1;
    expect(over).toBe(0);
  });

  test.each([32, 64, 128, 200])(
    'without colour (%i) is black ink alone, as light as four inks would be',
    async (level) => {
      const made = await convert(await plain({ r: level, g: level, b: level }).jpeg({ quality: 95 }).toBuffer());
      expect(made.components).toBe(1);
      const [gray] = await inksOf(made);
      const link = (await openDeviceLink('srgb', profile.bytes, { limit: 2.4 }))!;
      const cmyk = new Uint8Array(4);
      convertPixels(link, { rgb: Uint8Array.from([level, level, level]), cmyk, from: 0, to: 1 });
      using toLab = (await openTransform(profile.bytes, 'lab', { blackPoint: false }))!;
      const lab = toLab.run(Uint16Array.from([0, 0, 0, (255 - gray!) * 257, ...Array.from(cmyk, (ink) => ink * 257)]));
      const [black, four] = [lab[0]! / 655.35, lab[3]! / 655.35];
      // Black alone is paler than all four at their darkest; in the lights they meet.
      expect(black).toBeGreaterThan(four - 1);
      expect(black - four).toBeLessThan(level < 100 ? 12 : 5);
    },
  );

  test('the curve of black ink rises from solid to paper', async () => {
    const curve = await grayCurve(profile.bytes);
    expect([curve[0], curve[255]]).toEqual([0, 255]);
    for (let at = 1; at < 256; at++) expect(curve[at]!).toBeGreaterThanOrEqual(curve[at - 1]!);
  });

  test('in another RGB keeps its look: its own profile is used', async () => {
    const rgb = { r: 40, g: 200, b: 60 };
    const asSrgb = await convert(await plain(rgb).jpeg({ quality: 100 }).toBuffer());
    const asP3 = await convert(
      await plain(rgb).withIccProfile('p3', { attach: true }).jpeg({ quality: 100 }).toBuffer(),
    );
    const same = await plain(rgb).withIccProfile('p3', { attach: true }).jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(same).metadata()).icc).toBeDefined();
    const [one, other] = [await inksOf(asSrgb), await inksOf(asP3)];
    for (const ink of [0, 1, 2, 3]) expect(Math.abs(one[ink]! - other[ink]!)).toBeLessThan(8);
    // Without its profile the same numbers would have given other inks.
    const numbers = await sharp(same, { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs(numbers[0]! - rgb.r)).toBeGreaterThan(20);
  });

  test('that lies on its side stands up', async () => {
    const halves = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#fff' } })
      .composite([
        {
          input: await plain({ r: 200, g: 0, b: 0 }).resize(16, 32, { fit: 'fill' }).png().toBuffer(),
          left: 0,
          top: 0,
        },
      ])
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const inks = await inksOf(await convert(halves, { orientation: 6 }));
    const magenta = (x: number, y: number): number => inks[(y * 32 + x) * 4 + 1]!;
    expect(magenta(28, 3)).toBeGreaterThan(150);
    expect(magenta(3, 28)).toBeLessThan(20);
  });

  test('is the same bytes each time it is converted', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../content/qingxi/photos/wetland.jpg'));
    const size = { widthPx: 2400, heightPx: 1600 };
    const [one, other] = [await convert(bytes, size, 300), await convert(bytes, size, 300)];
    expect(Buffer.from(one.jpeg).equals(other.jpeg)).toBe(true);
  });

  test('that is damaged is thrown out', async () => {
    const whole = await sharp(readFileSync(join(import.meta.dirname, '../../content/qingxi/photos/wetland.jpg')))
      .resize(400)
      .jpeg()
      .toBuffer();
    await expect(convert(whole.subarray(0, whole.length / 2))).rejects.toThrow();
  });
});

describe('a CMYK photo', () => {
  const inks = Buffer.from(Array.from({ length: 32 * 32 }, () => [100, 150, 30, 40]).flat());
  const made = () => encode(inks, 32);

  /** APP2 in one chunk or more. ICC.1:2022, B.4. */
  const withProfile = (jpeg: Buffer, icc: Uint8Array): Buffer => {
    const size = 60_000;
    const count = Math.ceil(icc.length / size);
    const chunks = Array.from({ length: count }, (_, at) => {
      const data = icc.subarray(at * size, (at + 1) * size);
      const head = Buffer.alloc(18);
      head.writeUInt16BE(0xffe2, 0);
      head.writeUInt16BE(data.length + 16, 2);
      head.write('ICC_PROFILE\0', 4, 'latin1');
      head[16] = at + 1;
      head[17] = count;
      return Buffer.concat([head, data]);
    });
    return Buffer.concat([jpeg.subarray(0, 2), ...chunks, jpeg.subarray(2)]);
  };

  /** Everything from the first quantisation table on: the picture itself. */
  const pictureOf = (jpeg: Uint8Array): string => {
    const buffer = Buffer.from(jpeg);
    return createHash('sha256')
      .update(buffer.subarray(buffer.indexOf(Buffer.from([0xff, 0xdb]))))
      .digest('hex');
  };

  test('for this very paper stays as it is, byte for byte', async () => {
    const bytes = withProfile(await made(), profile.bytes);
    const photo = await convert(bytes, { colour: 'cmyk' }, 16);
    expect(photo).toMatchObject({ width: 32, height: 32, components: 4, inverted: true });
    expect(pictureOf(photo.jpeg)).toBe(pictureOf(bytes));
  });

  test('for another is converted once', async () => {
    const other = Buffer.from(profile.bytes);
    // One byte of its description: another profile as far as anyone can tell, with the same colours.
    const at = other.indexOf('desc', 200);
    other[at + 14] = other[at + 14]! ^ 1;
    const photo = await convert(withProfile(await made(), other), { colour: 'cmyk' }, 16);
    expect(photo).toMatchObject({ width: 16, height: 16, components: 4 });
    const back = await inksOf(photo);
    let sum = 0;
    for (const ink of [0, 1, 2, 3]) sum += Math.abs(back[ink]! - inks[ink]!);
    // The same look by other inks: the output profile has its own black.
    expect(sum).toBeGreaterThan(4);
    expect(back[0]! + back[1]! + back[2]! + back[3]!).toBeLessThanOrEqual(612);
  });
});
