/** Looks at a picture file: where it lies, what it is, how large. Nothing is decoded. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Origin } from '../../core/source.ts';
import { type Found, findFile, listFolder } from '../folder.ts';
import type { PhotoFacts } from '../model.ts';
import { offer } from '../offer.ts';
import { type Reading, report } from '../reading.ts';
import type { Head } from './head.ts';
import { readJpegHead } from './jpeg.ts';
import { readPngHead } from './png.ts';
import { readOtherHead } from './sharp-head.ts';
import { sniff } from './sniff.ts';
import { readSvgHead } from './svg.ts';

/** A full broadsheet page at 300 dpi has 29 million pixels. */
export const MOST_MEGAPIXELS = 60;
const MOST_MEGABYTES = 256;

/**
 * The facts of the picture that `origin` names, or undefined after a fault was noted.
 *
 * @param meant 'advertisement': it is printed in the inks that it is in, which is then nothing to be told of
 */
export async function readPhotoFacts(
  reading: Reading,
  file: string,
  origin: Origin,
  meant: 'photo' | 'advertisement' = 'photo',
): Promise<PhotoFacts | undefined> {
  const places = [origin];
  const found = await findFile(reading.root, file);
  if (found.kind !== 'file') {
    await reportNotFound(reading, file, { found, origin });
    return undefined;
  }
  const megabytes = found.bytes / 1024 / 1024;
  if (megabytes > MOST_MEGABYTES) {
    report(reading, 'photo/too-heavy', { places, with: { file, size: Math.ceil(megabytes), limit: MOST_MEGABYTES } });
    return undefined;
  }
  const key = `${found.path} ${found.bytes} ${found.changedMs}`;
  const known = reading.open.facts?.get(key);
  if (known) {
    warn(reading, known, { file, origin, meant });
    return known;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(found.path);
  } catch (error) {
    report(reading, 'photo/unreadable', { places, with: { file, reason: (error as NodeJS.ErrnoException).code } });
    return undefined;
  }
  const format = sniff(bytes);
  if (!format) {
    report(reading, bytes.length === 0 ? 'photo/truncated' : 'photo/format', { places, with: { file } });
    return undefined;
  }
  const head = await readHead(bytes, format);
  if (!reportHead(reading, head, { file, origin, format })) return undefined;
  const turned = head.orientation >= 5;
  const facts: PhotoFacts = {
    format,
    widthPx: turned ? head.height : head.width,
    heightPx: turned ? head.width : head.height,
    colour: head.colour,
    orientation: head.orientation,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    ...((head.frames ?? 1) > 1 && { frames: head.frames }),
  };
  warn(reading, facts, { file, origin, meant });
  reading.open.facts?.set(key, facts);
  return facts;
}

async function reportNotFound(
  reading: Reading,
  file: string,
  about: { found: Exclude<Found, { kind: 'file' }>; origin: Origin },
): Promise<void> {
  const places = [about.origin];
  if (about.found.kind === 'unreadable') {
    report(reading, 'photo/unreadable', { places, with: { file, reason: about.found.reason } });
  } else if (about.found.kind === 'missing') {
    const near = [
      ...(await listFolder(reading.root, posix.dirname(file))),
      ...(await listFolder(reading.root, 'photos')),
    ];
    report(reading, 'photo/missing', { places, with: { file, choices: offer(file, new Set(near)) } });
  } else {
    const code = about.found.kind === 'remote' ? 'photo/remote' : 'photo/outside';
    report(reading, code, { places, with: { file } });
  }
}

async function readHead(bytes: Buffer, format: PhotoFacts['format']): Promise<Head> {
  if (format === 'jpeg') return readJpegHead(bytes);
  if (format === 'png') return readPngHead(bytes);
  if (format === 'svg') return readSvgHead(bytes);
  return readOtherHead(bytes, format);
}

const refusals = {
  truncated: 'photo/truncated',
  corrupt: 'photo/corrupt',
  unusable: 'photo/format',
  sizeless: 'photo/svg-size',
  active: 'photo/svg-active',
} as const;

interface Seen {
  readonly file: string;
  readonly origin: Origin;
}

/** What is told of a picture that can be used, each time that it is named. */
function warn(
  reading: Reading,
  { colour, frames = 1 }: PhotoFacts,
  { file, origin, meant }: Seen & { readonly meant: 'photo' | 'advertisement' },
): void {
  const places = [origin];
  if (colour === 'cmyk' && meant === 'photo') report(reading, 'photo/cmyk', { places, with: { file } });
  if (frames > 1) report(reading, 'photo/frames', { places, with: { file, count: frames } });
}

/** True if the picture can be used. */
function reportHead(
  reading: Reading,
  head: Head,
  { file, origin, format }: Seen & { readonly format: PhotoFacts['format'] },
): head is Extract<Head, { kind: 'picture' }> {
  if (head.kind !== 'picture') {
    const what = head.kind === 'active' ? head.what : undefined;
    report(reading, refusals[head.kind], { places: [origin], with: { file, what } });
    return false;
  }
  const megapixels = (head.width * head.height) / 1e6;
  if (megapixels > MOST_MEGAPIXELS && format !== 'svg') {
    const size = megapixels < 100 ? megapixels.toFixed(1) : Math.round(megapixels);
    report(reading, 'photo/too-large', { places: [origin], with: { file, megapixels: size, limit: MOST_MEGAPIXELS } });
    return false;
  }
  return true;
}
