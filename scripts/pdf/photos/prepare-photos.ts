/** Photos made ready for the proof, while the browser prints the page without them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../../core/cache.ts';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { inParallel } from '../../core/in-parallel.ts';
import { positionAt } from '../../core/source.ts';
import { turnsPhotosGray } from '../../core/theme-sheet.ts';
import type { Edition, Photo } from '../../edition/model.ts';
import type { Layout } from '../../layout/model.ts';
import { profileOf, withoutPrivateSegments } from './jpeg-segments.ts';
import { type ScreenPhoto, type ScreenWish, screenPhoto } from './screen-photo.ts';

/** A JPEG as it goes into the PDF. */
export interface ReadyPhoto {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  /** The picture's own profile; without one its colours are sRGB. */
  readonly profile?: Uint8Array;
  /** The same for screens, where that was asked for. */
  readonly screen?: ScreenPhoto;
}

/** More than this, and a proof for the screen carries pixels that nobody will see: then it is scaled down. */
export const mostPixels = 16_000_000;
export const proofPpi = 300;
export const quality = 90;

/** For screens a photo is held decoded, up to 48 MB: so many are in hand at once. */
export const decodedAtOnce = 2;

/**
 * The photos of a page by the name that its HTML gives them. Faults: a file that changed or that cannot be decoded.
 * @param wish for screens: what pictures of the page and of its photos need
 */
export async function preparePhotos(
  edition: Edition,
  layout: Layout,
  wish?: ScreenWish,
): Promise<Checked<ReadonlyMap<string, ReadyPhoto>>> {
  const ready = new Map<string, ReadyPhoto>();
  const diagnostics: Diagnostic[] = [];
  const shown = layout.photos.map(({ id, ppi, block, box }) => {
    const photo = edition.photos.get(id);
    if (!photo) throw new Error(`the page shows a photo "${id}" that the edition does not hold`);
    const source = edition.sources.get(photo.origin.file);
    const at = source && positionAt(source, photo.origin.from);
    if (box.width <= 0 || box.height <= 0)
      diagnostics.push(diagnostic('pdf/no-room', { id, block }, { at, onPage: { page: layout.page, block } }));
    return { photo, ppi, at };
  });
  if (diagnostics.length > 0) return { diagnostics };
  const gray = await turnsPhotosGray(layout.theme, edition.package);
  const files = [...Map.groupBy(shown, ({ photo }) => photo.file)];
  await inParallel(files, wish ? decodedAtOnce : files.length, async ([file, places]) => {
    const { photo, at } = places[0]!;
    // As fine as its largest place needs it.
    const ppi = Math.min(...places.map((place) => place.ppi));
    const { value, fault } = await prepareFile(join(edition.root, file), { photo, ppi, wish, gray });
    if (value) ready.set(file, value);
    if (fault) diagnostics.push(diagnostic(fault, { file }, { at }));
  });
  return { ...(diagnostics.length === 0 && { value: ready }), diagnostics };
}

type Picture = Pick<Photo, 'facts'>;

type Prepared = { value?: ReadyPhoto; fault?: 'photo/corrupt' | 'photo/missing' };

interface PhotoJob {
  readonly photo: Picture;
  readonly ppi: number;
  readonly wish: ScreenWish | undefined;
  /** Of a page whose theme has its photos in grays. */
  readonly gray?: boolean;
}

/** One file at its finest place; a fault of it is a code. */
export async function prepareFile(path: string, { photo, ppi, wish, gray = false }: PhotoJob): Promise<Prepared> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== photo.facts.sha256)
    return { fault: 'photo/missing' };
  try {
    const whole = passes(photo) && (!gray || photo.facts.colour === 'gray');
    const ready = whole ? asItIs(bytes, photo) : await convert(bytes, { photo, ppi, gray });
    if (wish) {
      // All of it is decoded for this, and so proven.
      const screen = await screenPhoto(ready.jpeg, { ppi: (ppi * ready.width) / photo.facts.widthPx, wish });
      return { value: { ...ready, screen } };
    }
    if (whole) await proveSound(bytes, photo);
    return { value: ready };
  } catch {
    return { fault: 'photo/corrupt' };
  }
}

function asItIs(bytes: Buffer, { facts }: Picture): ReadyPhoto {
  const { widthPx: width, heightPx: height, colour } = facts;
  const components = colour === 'gray' ? 1 : 3;
  const profile = profileOf(bytes, components);
  return { jpeg: withoutPrivateSegments(bytes), width, height, components, ...(profile && { profile }) };
}

/** JPEGs that every reader shows as they are. */
const passes = ({ facts }: Picture): boolean =>
  facts.format === 'jpeg' &&
  facts.colour !== 'cmyk' &&
  facts.orientation === 1 &&
  facts.widthPx * facts.heightPx <= mostPixels;

/** Decodes the picture down to its last row, which no scaling does; what was sound once is sound. */
async function proveSound(bytes: Buffer, { facts }: Picture): Promise<void> {
  await cached(`whole-photo-${facts.sha256}`, async () => {
    const { default: sharp } = await import('sharp');
    const foot = { left: 0, top: facts.heightPx - 1, width: facts.widthPx, height: 1 };
    await sharp(bytes, { failOn: 'warning', sequentialRead: true }).extract(foot).raw().toBuffer();
    return new Uint8Array([1]);
  });
}

/** What makes sharp draw an SVG at `scale` px for each of its own, within what it takes. */
const densityFor = (scale: number): number => Math.min(100_000, Math.max(1, 72 * scale));

/** Everything else: upright, sRGB through its own profile, on white, no finer than a proof needs. */
async function convert(
  bytes: Buffer,
  { photo, ppi, gray }: { photo: Picture; ppi: number; gray: boolean },
): Promise<ReadyPhoto> {
  const { default: sharp } = await import('sharp');
  const { widthPx, heightPx, sha256 } = photo.facts;
  const drawn = photo.facts.format === 'svg';
  const scale = Math.min(drawn ? Infinity : 1, proofPpi / ppi, Math.sqrt(mostPixels / (widthPx * heightPx)));
  const width = Math.max(1, Math.round(widthPx * scale));
  const height = Math.max(1, Math.round(heightPx * scale));
  const { bytes: jpeg } = await cached(
    `proof-photo-${sha256}-${width}x${height}-${quality}-${sharp.versions.vips}${gray ? '-gray' : ''}`,
    () =>
      sharp(bytes, { failOn: 'warning', limitInputPixels: 100_000_000, ...(drawn && { density: densityFor(scale) }) })
        .rotate()
        .resize(width, height, { fit: 'fill' })
        .flatten({ background: '#fff' })
        .toColourspace(gray ? 'b-w' : 'srgb')
        .jpeg({ quality, chromaSubsampling: '4:4:4' })
        .toBuffer(),
  );
  return { jpeg, width, height, components: gray ? 1 : 3 };
}
