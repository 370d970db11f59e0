/** Pictures as planes of ink, brought down to the size at which the plates show them. */
import {
  type Bounds,
  key,
  nameAt,
  numberAt,
  numbersAt,
  objectAt,
  PDFHexString,
  PDFRawStream,
  type PDFStream,
  PDFString,
  PDFStream as Stream,
  streamBytes,
} from '../../pdf/index.ts';
import { type ColourSpace, filtersOf, imageSpace } from '../walk/colour-space.ts';
import { inksOf } from '../walk/inks.ts';
import { amountOn } from './pass.ts';

export interface PictureInks {
  readonly width: number;
  readonly height: number;
  /** Plane of a plate, 0 to 255; nothing where the picture has no ink on it. */
  readonly plane: (plate: string) => Uint8Array | undefined;
  /** True where it could not be decoded and stands as an even gray. */
  readonly unseen?: true;
}

export interface WantedSize {
  readonly width: number;
  readonly height: number;
}

/** More pixels than these no page of newsprint can use; a file that declares them is not decoded. */
export const mostPixels = 1 << 27;

const unseen: PictureInks = {
  width: 1,
  height: 1,
  plane: (plate) => (plate === 'Black' ? Uint8Array.of(128) : undefined),
  unseen: true,
};

export interface DecodedJpeg extends WantedSize {
  readonly samples: Uint8Array;
  readonly channels: number;
}

/** Decodes a JPEG, or gives what has been decoded of it. */
export type Decode = (jpeg: Uint8Array, wanted: WantedSize) => Promise<DecodedJpeg>;

export async function pictureInks(
  stream: PDFStream,
  wanted: WantedSize,
  decode: Decode = decodeJpeg,
): Promise<PictureInks> {
  const width = numberAt(stream.dict, 'Width') ?? 0;
  const height = numberAt(stream.dict, 'Height') ?? 0;
  if (!(width >= 1 && height >= 1 && width * height <= mostPixels) || !(stream instanceof PDFRawStream)) return unseen;
  try {
    const filters = filtersOf(stream.dict);
    const last = filters.at(-1);
    // A JPEG that nothing else wraps: what a chain of filters makes is rare and is taken as it stands.
    if (last === 'DCTDecode' || last === 'DCT')
      return filters.length > 1 ? unseen : planesOf(stream, await decode(stream.contents, wanted));
    if (last !== undefined && !plainFilters.has(last)) return unseen;
    return await sampleInks(stream, { width, height }, wanted);
  } catch {
    return unseen;
  }
}

const plainFilters = new Set([
  'FlateDecode',
  'LZWDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
  'RunLengthDecode',
  'Fl',
  'LZW',
  'A85',
  'AHx',
  'RL',
]);

const smaller = (from: WantedSize, wanted: WantedSize): WantedSize => ({
  width: Math.max(1, Math.min(from.width, Math.ceil(wanted.width))),
  height: Math.max(1, Math.min(from.height, Math.ceil(wanted.height))),
});

/** No larger than is wanted. @throws when it cannot be decoded */
export async function decodeJpeg(jpeg: Uint8Array, wanted: WantedSize): Promise<DecodedJpeg> {
  const { default: sharp } = await import('sharp');
  const input = sharp(jpeg, { limitInputPixels: mostPixels, failOn: 'none', sequentialRead: true });
  const { width = 0, height = 0, channels } = await input.metadata();
  const size = smaller({ width, height }, wanted);
  const four = channels === 4;
  const pipeline = four ? input.pipelineColourspace('cmyk') : input;
  const { data, info } = await pipeline
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear', fastShrinkOnLoad: true })
    .toColourspace(four ? 'cmyk' : channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  // libvips turns over the four channels where Adobe's marker stands; PDF takes them as stored, under /Decode.
  if (four && hasAdobeMarker(jpeg)) for (let at = 0; at < data.length; at++) data[at] = 255 - data[at]!;
  return { samples: data, channels: info.channels, ...size };
}

function hasAdobeMarker(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65536));
  return (
    head.includes('Adobe\0', 0, 'latin1') ||
    head.includes(Buffer.from([0xff, 0xee, 0x00, 0x0e, 0x41, 0x64, 0x6f, 0x62, 0x65]))
  );
}

async function sampleInks(stream: PDFRawStream, size: WantedSize, wanted: WantedSize): Promise<PictureInks> {
  const bits = numberAt(stream.dict, 'BitsPerComponent') ?? 8;
  const space = imageSpace(stream.dict);
  const channels = space?.components ?? 1;
  const bytes = streamBytes(stream);
  const stride = Math.ceil((size.width * channels * bits) / 8);
  const to = smaller(size, wanted);
  const samples = new Uint8Array(to.width * to.height * channels);
  const most = 2 ** bits - 1;
  const spread = space?.family === 'indexed' ? 1 : 255 / most;
  for (let y = 0, out = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * size.height) / to.height) * stride;
    for (let x = 0; x < to.width; x++) {
      const first = Math.floor(((x + 0.5) * size.width) / to.width) * channels;
      for (let channel = 0; channel < channels; channel++) {
        samples[out++] = Math.round(sampleAt(bytes, row, { index: first + channel, bits }) * spread);
      }
    }
  }
  return planesOf(stream, { samples, channels, ...to });
}

function sampleAt(bytes: Uint8Array, row: number, { index, bits }: { index: number; bits: number }): number {
  if (bits === 8) return bytes[row + index] ?? 0;
  if (bits === 16) return (bytes[row + 2 * index] ?? 0) * 256 + (bytes[row + 2 * index + 1] ?? 0);
  const bit = index * bits;
  return ((bytes[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

const guessedSpace = (channels: number): ColourSpace => ({
  family: channels === 4 ? 'cmyk' : channels === 3 ? 'rgb' : 'gray',
  components: channels,
  names: [],
});

function planesOf(stream: PDFRawStream, { samples, channels, width, height }: DecodedJpeg): PictureInks {
  const told = imageSpace(stream.dict);
  const space = told && told.components === channels ? told : guessedSpace(channels);
  const decode = numbersAt(stream.dict, 'Decode');
  const planes = new Map<string, Uint8Array | undefined>();
  const direct =
    space.family === 'cmyk' || space.family === 'icc-cmyk' ? ['Cyan', 'Magenta', 'Yellow', 'Black'] : undefined;
  const gray = space.family === 'gray' || space.family === 'icc-gray' || space.family === 'cal-gray';
  const plain = (channel: number, inkIs255: boolean): Uint8Array => {
    const turned = decode !== undefined && decode[2 * channel]! > decode[2 * channel + 1]!;
    const out = new Uint8Array(width * height);
    const flip = turned === inkIs255;
    for (let at = 0, from = channel; at < out.length; at++, from += channels)
      out[at] = flip ? 255 - samples[from]! : samples[from]!;
    return out;
  };
  const plane = (plate: string): Uint8Array | undefined => {
    if (direct) return direct.includes(plate) ? plain(direct.indexOf(plate), true) : undefined;
    if (gray) return plate === 'Black' ? plain(0, false) : undefined;
    return mixedPlane({ samples, channels, width, height }, space, plate);
  };
  return {
    width,
    height,
    plane: (plate) => {
      if (!planes.has(plate)) planes.set(plate, plane(plate));
      return planes.get(plate);
    },
  };
}

/** Any other space, through the inks of each colour; colours that come again are remembered. */
function mixedPlane({ samples, channels, width, height }: DecodedJpeg, space: ColourSpace, plate: string): Uint8Array {
  const out = new Uint8Array(width * height);
  const known = new Map<number, number>();
  const table = space.family === 'indexed' ? tableOf(space) : undefined;
  for (let at = 0; at < out.length; at++) {
    let name = 0;
    for (let channel = 0; channel < channels; channel++) name = name * 256 + samples[at * channels + channel]!;
    let ink = channels <= 4 ? known.get(name) : undefined;
    if (ink === undefined) {
      const own = Array.from(samples.subarray(at * channels, (at + 1) * channels));
      const base = space.base ?? space;
      const values = table ? table(own[0]!) : own.map((value) => value / 255);
      ink = Math.round(amountOn(inksOf(table ? base : space, values), plate) * 255);
      if (known.size < 1 << 18) known.set(name, ink);
    }
    out[at] = ink;
  }
  return out;
}

function tableOf(space: ColourSpace): (index: number) => number[] {
  const { table } = space;
  const bytes =
    table instanceof Stream
      ? streamBytes(table)
      : table instanceof PDFString || table instanceof PDFHexString
        ? table.asBytes()
        : new Uint8Array(0);
  const components = space.base?.components ?? 1;
  return (index) => Array.from({ length: components }, (_, at) => (bytes[index * components + at] ?? 0) / 255);
}

/** Pixels at which a picture is drawn, in any of its places. */
export const wantedAt = (dpi: number, boxes: readonly Bounds[]): WantedSize => ({
  width: Math.max(1, ...boxes.map(([left, , right]) => ((right - left) * dpi) / 72)),
  height: Math.max(1, ...boxes.map(([, bottom, , top]) => ((top - bottom) * dpi) / 72)),
});

export const isStencil = (stream: PDFStream): boolean => String(objectAt(stream.dict, 'ImageMask')) === 'true';
export const isPicture = (stream: PDFStream): boolean => nameAt(stream.dict, 'Subtype') === 'Image';
export const softMask = (stream: PDFStream) => stream.dict.get(key('SMask'));
