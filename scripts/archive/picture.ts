/** Pictures for the archive: the page as it is seen, and its photos as a screen shows them. */
import { cached } from '../core/cache.ts';
import { type Pixels, type ReadyPhoto, renderTrimmed, type TrimmedSheet, trimmedSize } from '../pdf/index.ts';

/** Pixels an inch of page pictures: small type is read on it, and search results are drawn on it. */
export const picturePpi = 200;
const pageQuality = 80;
/** A photo on a screen takes this many pixels at most; half the width of usual photos, which JPEG halves for nothing. */
const photoSide = 1200;
const photoQuality = 82;

export const pictureSize = (sheet: Pick<TrimmedSheet, 'width' | 'height'>) => trimmedSize(sheet, picturePpi);

/**
 * The trimmed page as JPEG.
 * @throws UnreadablePdf
 */
export async function pagePicture(pdf: Uint8Array, sheet: TrimmedSheet): Promise<Uint8Array> {
  return jpegOf(await renderTrimmed(pdf, sheet, picturePpi));
}

async function jpegOf({ data, width, height }: Pixels): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .withMetadata({ density: picturePpi })
    .jpeg({ quality: pageQuality })
    .toBuffer();
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
