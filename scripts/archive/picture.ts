/** Pictures for the archive: the page as it is seen, and its photos as a screen shows them. */
import type { PhotoFacts } from '../edition/model.ts';
import {
  putScreenPhotos,
  type ReadyPhoto,
  renderTrimmed,
  type ScreenWish,
  type TrimmedSheet,
  trimmedSize,
} from '../pdf/index.ts';

/** Pixels an inch of page pictures: small type is read on it, and search results are drawn on it. */
export const picturePpi = 200;
const pageQuality = 80;
/** Pixels across the page pictures of the e-paper, for each page that is on one: to look at, and to choose by. */
export const pictureWidths = { large: 1600, small: 360 } as const;
/** A photo on a screen takes this many pixels at most; half the width of usual photos, which JPEG halves for nothing. */
const photoSide = 1200;
/** What the pictures here need of the photos. */
export const screenWish: ScreenWish = { ppi: picturePpi, side: photoSide, quality: 82 };

export const pictureSize = (sheet: Pick<TrimmedSheet, 'width' | 'height'>) => trimmedSize(sheet, picturePpi);

export interface PagePictures {
  /** At `picturePpi`, for the archive. */
  readonly whole: Uint8Array;
  /** For the e-paper. */
  readonly large: Uint8Array;
  readonly small: Uint8Array;
}

interface DrawnPage {
  /** One, or the two of a double truck. */
  readonly pages: number;
  readonly sheet: TrimmedSheet;
  /** Those on the page, made ready for screens. */
  readonly photos: Iterable<ReadyPhoto>;
}

/**
 * The trimmed page as JPEG in three sizes.
 * @throws UnreadablePdf
 */
export async function pagePictures(pdf: Uint8Array, { pages, sheet, photos }: DrawnPage): Promise<PagePictures> {
  const drawn = await putScreenPhotos(pdf, photos);
  const { data, width, height, channels } = await renderTrimmed(drawn, sheet, picturePpi);
  const { default: sharp } = await import('sharp');
  const page = () => sharp(data, { raw: { width, height, channels } });
  const size = (width: number) => [width * pages, Math.round((width * pages * sheet.height) / sheet.width)] as const;
  const [whole, large] = await Promise.all([
    page().withMetadata({ density: picturePpi }).jpeg({ quality: pageQuality }).toBuffer(),
    page()
      .resize(...size(pictureWidths.large), { fit: 'fill' })
      .jpeg({ quality: pageQuality })
      .toBuffer(),
  ]);
  const small = await sharp(large)
    .resize(...size(pictureWidths.small), { fit: 'fill' })
    .jpeg({ quality: pageQuality })
    .toBuffer();
  return { whole, large, small };
}

/** Pixels of such a picture. */
export function photoSize({ widthPx, heightPx }: Pick<PhotoFacts, 'widthPx' | 'heightPx'>) {
  const scale = Math.min(1, photoSide / Math.max(widthPx, heightPx));
  return { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) };
}
