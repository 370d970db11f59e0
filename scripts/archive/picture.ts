/** Pictures for the archive: the page as it is seen, and its photos as a screen shows them. */
import { cached } from '../core/cache.ts';
import type { PhotoFacts } from '../edition/model.ts';
import { type ReadyPhoto, renderTrimmed, type TrimmedSheet, trimmedSize } from '../pdf/index.ts';

/** Pixels an inch of page pictures: small type is read on it, and search results are drawn on it. */
export const picturePpi = 200;
const pageQuality = 80;
/** Pixels across the page pictures of the e-paper: to look at, and to choose by. */
export const pictureWidths = { large: 1600, small: 360 } as const;
/** A photo on a screen takes this many pixels at most; half the width of usual photos, which JPEG halves for nothing. */
const photoSide = 1200;
const photoQuality = 82;

export const pictureSize = (sheet: Pick<TrimmedSheet, 'width' | 'height'>) => trimmedSize(sheet, picturePpi);

export interface PagePictures {
  /** At `picturePpi`, for the archive. */
  readonly whole: Uint8Array;
  /** For the e-paper. */
  readonly large: Uint8Array;
  readonly small: Uint8Array;
}

/**
 * The trimmed page as JPEG in three sizes.
 * @throws UnreadablePdf
 */
export async function pagePictures(pdf: Uint8Array, sheet: TrimmedSheet): Promise<PagePictures> {
  const { data, width, height } = await renderTrimmed(pdf, sheet, picturePpi);
  const { default: sharp } = await import('sharp');
  const page = () => sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const high = (across: number): number => Math.round((across * sheet.height) / sheet.width);
  const [whole, large] = await Promise.all([
    page().withMetadata({ density: picturePpi }).jpeg({ quality: pageQuality }).toBuffer(),
    page()
      .resize(pictureWidths.large, high(pictureWidths.large), { fit: 'fill' })
      .jpeg({ quality: pageQuality })
      .toBuffer(),
  ]);
  const small = await sharp(large)
    .resize(pictureWidths.small, high(pictureWidths.small), { fit: 'fill' })
    .jpeg({ quality: pageQuality })
    .toBuffer();
  return { whole, large, small };
}

/** Pixels of such a picture. */
export function photoSize({ widthPx, heightPx }: Pick<PhotoFacts, 'widthPx' | 'heightPx'>) {
  const scale = Math.min(1, photoSide / Math.max(widthPx, heightPx));
  return { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) };
}

/** A photo for screens: whole, upright, sRGB. */
export async function screenPhoto({ jpeg }: ReadyPhoto, sha256: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const { bytes } = await cached(`screen-photo-${sha256}-${photoSide}-${photoQuality}-${sharp.versions.vips}`, () =>
    sharp(jpeg)
      .resize(photoSide, photoSide, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality: photoQuality })
      .toBuffer(),
  );
  return bytes;
}
