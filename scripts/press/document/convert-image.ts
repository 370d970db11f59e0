/** Pictures in the PDF: photos take the places of their stand-ins, anything else is converted as it lies there. */
import { deflateSync } from 'node:zlib';
import {
  commentOf,
  key,
  nameAt,
  numberAt,
  numbersAt,
  objectAt,
  PDFArray,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  type PDFStream,
  PDFString,
  PDFStream as Stream,
  streamBytes,
} from '../../pdf/index.ts';
import { convertPixels } from '../colour/device-link.ts';
import { type Space, spaceName, spaceOf } from '../content/colour-space.ts';
import type { PressPhoto } from '../photos/press-photo.ts';
import type { Conversion, Mode, Photos } from './press-job.ts';

interface Image {
  readonly ref: PDFRef;
  readonly stream: PDFStream;
  readonly mode: Mode;
  readonly where: string;
}

const inks = PDFName.of('DeviceCMYK');
const gray = PDFName.of('DeviceGray');

/**
 * @returns the name of the photo that it became
 * @throws if a stand-in is left without its photo: it would print a gray box
 */
export async function convertImage(
  { ref, stream, mode, where }: Image,
  job: Conversion,
  photos: Photos,
): Promise<string | undefined> {
  const { context } = job;
  const { dict } = stream;
  if (objectAt(dict, 'ImageMask')?.toString() === 'true') return undefined;
  const name = isJpeg(stream) ? commentOf(stream.getContents()) : undefined;
  const photo = name === undefined ? undefined : photos.get(name);
  if (photo) {
    context.assign(ref, photoStream(photo, stream, job));
    return name;
  }
  const advertisement = name === undefined ? undefined : job.advertisements.get(name);
  if (advertisement) {
    context.assign(ref, advertisement);
    return name;
  }
  if (name !== undefined) throw new Error(`the page shows a stand-in for "${name}", which is not at hand`);
  const written = dict.get(key('ColorSpace'));
  const space = spaceOf(context, written);
  const refuse = (): void => job.refuse(`picture in ${spaceName(context, written)}`, where);
  if (space.kind === 'press') return undefined;
  if (space.kind === 'gray') dict.set(key('ColorSpace'), gray);
  else if (space.kind === 'indexed') {
    if (space.base.kind !== 'press' && !convertPalette(space, { stream, mode }, job)) refuse();
  } else if (space.kind !== 'rgb' || dict.has(key('Mask')) || !plainDecode(stream)) refuse();
  else {
    const made = await convertSamples({ stream, mode }, job);
    if (made) context.assign(ref, made);
    else refuse();
  }
  return undefined;
}

const isJpeg = ({ dict }: PDFStream): boolean => nameAt(dict, 'Filter') === 'DCTDecode';

const plainDecode = ({ dict }: PDFStream): boolean =>
  (numbersAt(dict, 'Decode') ?? []).every((value, at) => value === at % 2);

function photoStream(photo: PressPhoto, stream: PDFStream, { context }: Conversion): PDFRawStream {
  const dict = stream.dict.clone(context);
  dict.set(key('Width'), context.obj(photo.width));
  dict.set(key('Height'), context.obj(photo.height));
  dict.set(key('Length'), context.obj(photo.jpeg.length));
  dict.set(key('BitsPerComponent'), context.obj(8));
  dict.set(key('ColorSpace'), photo.components === 1 ? gray : inks);
  dict.delete(key('DecodeParms'));
  dict.delete(key('Decode'));
  if (photo.inverted) dict.set(key('Decode'), context.obj([1, 0, 1, 0, 1, 0, 1, 0]));
  return PDFRawStream.of(dict, photo.jpeg);
}

type Part = Pick<Image, 'stream' | 'mode'>;

/** Samples of 8 bits as they lie there, or in a JPEG; nothing for any other form. */
async function rgbOf(stream: PDFStream): Promise<Uint8Array | undefined> {
  const pixels = (numberAt(stream.dict, 'Width') ?? 0) * (numberAt(stream.dict, 'Height') ?? 0);
  if (isJpeg(stream)) {
    const { default: sharp } = await import('sharp');
    const raw = await sharp(stream.getContents(), { ignoreIcc: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer()
      .catch(() => undefined);
    return raw?.length === pixels * 3 ? raw : undefined;
  }
  if (numberAt(stream.dict, 'BitsPerComponent') !== 8) return undefined;
  const bytes = streamBytes(stream);
  return pixels > 0 && bytes.length >= pixels * 3 ? bytes.subarray(0, pixels * 3) : undefined;
}

async function convertSamples({ stream, mode }: Part, job: Conversion): Promise<PDFRawStream | undefined> {
  const rgb = await rgbOf(stream);
  if (!rgb) return undefined;
  const pixels = rgb.length / 3;
  const made = new Uint8Array(pixels * (mode === 'gray' ? 1 : 4));
  if (mode === 'gray') {
    for (let at = 0; at < pixels; at++) made[at] = luminosity(rgb[at * 3]!, rgb[at * 3 + 1]!, rgb[at * 3 + 2]!);
  } else convertPixels(await job.link(), { rgb, cmyk: made, from: 0, to: pixels });
  const bytes = deflateSync(made);
  const dict = stream.dict.clone(job.context);
  dict.set(key('ColorSpace'), mode === 'gray' ? gray : inks);
  dict.set(key('BitsPerComponent'), job.context.obj(8));
  dict.set(key('Filter'), PDFName.of('FlateDecode'));
  dict.set(key('Length'), job.context.obj(bytes.length));
  dict.delete(key('DecodeParms'));
  dict.delete(key('Decode'));
  return PDFRawStream.of(dict, bytes);
}

const luminosity = (r: number, g: number, b: number): number => Math.round(0.3 * r + 0.59 * g + 0.11 * b);

/** The colours of an indexed picture: its samples stay. False where they are not RGB or gray. */
function convertPalette(space: Space & { kind: 'indexed' }, { stream, mode }: Part, job: Conversion): boolean {
  const components = space.base.kind === 'rgb' ? 3 : space.base.kind === 'gray' ? 1 : 0;
  const table = components && paletteBytes(objectOf(job, space.array.get(3)));
  if (!table) return false;
  const colours: number[] = [];
  for (let at = 0; at + components <= table.length; at += components) {
    const [first = 0, second = 0, third = 0] = Array.from(table.subarray(at, at + components), (value) => value / 255);
    if (mode === 'gray') {
      colours.push(components === 1 ? table[at]! : luminosity(table[at]!, table[at + 1]!, table[at + 2]!));
      continue;
    }
    const { cmyk } = components === 1 ? job.colours.ofGray(first) : job.colours.ofRgb([first, second, third]);
    colours.push(...cmyk.map((ink) => Math.round(ink * 255)));
  }
  const array = PDFArray.withContext(job.context);
  array.push(PDFName.of('Indexed'));
  array.push(mode === 'gray' ? gray : inks);
  array.push(space.array.get(2));
  array.push(PDFHexString.of(Buffer.from(colours).toString('hex')));
  stream.dict.set(key('ColorSpace'), array);
  return true;
}

const objectOf = ({ context }: Conversion, object: PDFObject): PDFObject | undefined => context.lookup(object);

function paletteBytes(object: PDFObject | undefined): Uint8Array | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.asBytes();
  return object instanceof Stream ? streamBytes(object) : undefined;
}
