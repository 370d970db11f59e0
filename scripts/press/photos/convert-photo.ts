/** One picture, from its file's bytes to inks at the size at which it is printed. */
import { createHash } from 'node:crypto';
import type { Photo } from '../../edition/model.ts';
import { jpegHasAdobeMarker, withoutPrivateSegments } from '../../pdf/index.ts';
import { convertPixels, type DeviceLink, openDeviceLink, reserve } from '../colour/device-link.ts';
import { grayCurve } from '../colour/gray-curve.ts';
import { limitInk } from '../colour/ink-limit.ts';
import { openTransform, type Side } from '../colour/lcms.ts';
import type { Cmyk, Preset } from '../model.ts';
import type { ProfileBytes } from '../profile.ts';
import { type CmykPixels, encodeCmyk, openCmyk } from './cmyk-jpeg.ts';
import type { PressPhoto } from './press-photo.ts';

export const quality = 90;
const mostPixels = 100_000_000;

export interface Conversion {
  readonly preset: Preset;
  readonly profile: ProfileBytes;
  readonly width: number;
  readonly height: number;
  /** Of a page whose theme has its photos in grays. */
  readonly gray?: boolean;
}

type Picture = Pick<Photo, 'facts'>;

/** What turns RGB into the preset's inks, one for each source profile; made once a process. */
const links = new Map<string, Promise<DeviceLink | undefined>>();

function linkFor(
  from: Side,
  { preset, profile }: Pick<Conversion, 'preset' | 'profile'>,
): Promise<DeviceLink | undefined> {
  const source = typeof from === 'string' ? from : createHash('sha256').update(from).digest('hex');
  const name = `${source} ${profile.sha256} ${preset.tac}`;
  let link = links.get(name);
  if (!link) {
    link = openDeviceLink(from, profile.bytes, { limit: preset.tac });
    links.set(name, link);
  }
  return link;
}

/** @throws when the bytes are no whole picture */
export async function convertPhoto(bytes: Buffer, photo: Picture, conversion: Conversion): Promise<PressPhoto> {
  return photo.facts.colour === 'cmyk' && !conversion.gray
    ? await convertCmyk(bytes, photo, conversion)
    : await convertRgb(bytes, photo, conversion);
}

async function convertRgb(bytes: Buffer, { facts }: Picture, conversion: Conversion): Promise<PressPhoto> {
  const { default: sharp } = await import('sharp');
  const { width, height } = conversion;
  const drawn = facts.format === 'svg';
  const density = Math.min(100_000, Math.max(1, (72 * width) / facts.widthPx));
  const options = { failOn: 'warning', limitInputPixels: mostPixels, ...(drawn && { density }) } as const;
  const { icc } = drawn || facts.colour === 'gray' ? {} : await sharp(bytes, options).metadata();
  const own = icc && !conversion.gray && (await linkFor(icc, conversion));
  // A profile that cannot be used is left aside, as it is in the proof: the colours are then sRGB.
  // Read from top to bottom where nothing is turned, so that it never stands in memory whole.
  const reading = { ignoreIcc: Boolean(own), sequentialRead: facts.orientation === 1 };
  const { data: rgb, info } = await sharp(bytes, { ...options, ...reading })
    .rotate()
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#fff' })
    .toColourspace(conversion.gray ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  if (channels === 1 || isNeutral(rgb)) return await encodeGray(rgb, channels, conversion);
  const link = own || (await linkFor('srgb', conversion));
  if (!link) throw new Error('LittleCMS does not take the output profile, which was found sound');
  const pixels = openCmyk({ width, height });
  for (let from = 0; from < width * height; from += slice) {
    convertPixels(link, { rgb, cmyk: pixels.cmyk, from, to: Math.min(width * height, from + slice) });
    await breathe();
  }
  return await asJpeg(pixels);
}

/** Pixels between two looks at what else is to be done: about 3 ms. */
const slice = 400_000;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function asJpeg(pixels: CmykPixels): Promise<PressPhoto> {
  const { default: sharp } = await import('sharp');
  const jpeg = await encodeCmyk((tiff) => sharp(tiff, { limitInputPixels: mostPixels }), pixels, quality);
  return { jpeg, width: pixels.width, height: pixels.height, components: 4, inverted: true };
}

/** JPEG of a gray picture strays from gray by a step or two. */
function isNeutral(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3) {
    const r = rgb[at]!;
    if (Math.abs(r - rgb[at + 1]!) > 2 || Math.abs(r - rgb[at + 2]!) > 2) return false;
  }
  return true;
}

const curves = new Map<string, Promise<Uint8Array>>();

async function encodeGray(pixels: Uint8Array, channels: number, conversion: Conversion): Promise<PressPhoto> {
  const { default: sharp } = await import('sharp');
  const { width, height, profile } = conversion;
  let curve = curves.get(profile.sha256);
  if (!curve) {
    curve = grayCurve(profile.bytes);
    curves.set(profile.sha256, curve);
  }
  const to = await curve;
  const green = channels === 1 ? 0 : 1;
  const gray = Buffer.allocUnsafe(width * height);
  for (let at = 0; at < gray.length; at++) gray[at] = to[pixels[at * channels + green]!]!;
  const jpeg = await sharp(gray, { raw: { width, height, channels: 1 }, limitInputPixels: mostPixels })
    .toColourspace('b-w')
    .jpeg({ quality })
    .toBuffer();
  return { jpeg, width, height, components: 1, inverted: false };
}

/** Inks that are meant for this paper stay byte for byte; those for another go through both profiles once. */
async function convertCmyk(bytes: Buffer, { facts }: Picture, conversion: Conversion): Promise<PressPhoto> {
  const { default: sharp } = await import('sharp');
  const { width, height, preset, profile } = conversion;
  const { icc } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata();
  const forThisPaper = !icc || createHash('sha256').update(icc).digest('hex') === profile.sha256;
  if (forThisPaper && facts.format === 'jpeg' && facts.orientation === 1) {
    const foot = { left: 0, top: facts.heightPx - 1, width: facts.widthPx, height: 1 };
    await sharp(bytes, { failOn: 'warning', sequentialRead: true }).extract(foot).raw().toBuffer();
    const size = { width: facts.widthPx, height: facts.heightPx };
    const jpeg = withoutPrivateSegments(bytes);
    return { jpeg, ...size, components: 4, inverted: jpegHasAdobeMarker(bytes) };
  }
  const cmyk = await sharp(bytes, { failOn: 'warning', limitInputPixels: mostPixels, ignoreIcc: true })
    .pipelineColourspace('cmyk')
    .rotate()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('cmyk')
    .raw()
    .toBuffer();
  if (!forThisPaper) await betweenPapers(cmyk, icc, { profile, preset });
  const pixels = openCmyk({ width, height });
  pixels.cmyk.set(cmyk);
  return await asJpeg(pixels);
}

async function betweenPapers(
  cmyk: Uint8Array,
  icc: Uint8Array,
  { profile, preset }: Pick<Conversion, 'profile' | 'preset'>,
): Promise<void> {
  using transform = await openTransform(icc, profile.bytes, { blackPoint: true });
  if (!transform) return;
  for (let from = 0; from < cmyk.length; from += slice) {
    const part = cmyk.subarray(from, from + slice);
    const inks = transform.run(Uint16Array.from(part, (ink) => ink * 257));
    for (let at = 0; at < part.length; at += 4) {
      const pixel = [0, 1, 2, 3].map((ink) => inks[at + ink]! / 65_535) as unknown as Cmyk;
      const limited = limitInk(pixel, preset.tac - reserve);
      for (const ink of [0, 1, 2, 3] as const) part[at + ink] = Math.round(limited[ink] * 255);
    }
    await breathe();
  }
}
