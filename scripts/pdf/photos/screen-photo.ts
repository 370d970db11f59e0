/** A photo as screens show it: alone, and on the picture of its page. Decoded once for both. */
import type { Pixels } from '../render-picture.ts';

export interface ScreenWish {
  /** Pixels an inch of the page's picture. */
  readonly ppi: number;
  /** Pixels along the longer side of the photo's own picture, at most. */
  readonly side: number;
  /** Of that picture's JPEG, 1 to 100. */
  readonly quality: number;
}

export interface ScreenPhoto {
  /** sRGB, upright. */
  readonly jpeg: Uint8Array;
  /** No more pixels than the page's picture has for it. */
  readonly placed: Pixels;
}

interface ScreenJob {
  /** Pixels an inch that the photo has where it stands. */
  readonly ppi: number;
  readonly wish: ScreenWish;
}

/** @throws for a JPEG that is not whole: all of it is decoded, which no scaling while decoding does */
export async function screenPhoto(jpeg: Uint8Array, { ppi, wish }: ScreenJob): Promise<ScreenPhoto> {
  const { default: sharp } = await import('sharp');
  const source = sharp(jpeg, { failOn: 'warning', sequentialRead: true }).toColourspace('srgb');
  const whole = await pixelsOf(source);
  const from = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });
  const scaled = (pixels: Pixels, scale: number): Promise<Pixels> | Pixels => {
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
    if (pixels.width <= width! && pixels.height <= height!) return pixels;
    return pixelsOf(from(pixels).resize(width!, height!, { fit: 'fill' }));
  };
  const own = Math.min(1, wish.side / Math.max(whole.width, whole.height));
  const onPage = Math.min(1, wish.ppi / ppi);
  const alone = await scaled(whole, own);
  // The smaller one is made of the larger one, where that is still the larger one.
  const placed = await scaled(onPage <= own ? alone : whole, onPage);
  return { jpeg: await from(alone).jpeg({ quality: wish.quality }).toBuffer(), placed };
}

async function pixelsOf(picture: import('sharp').Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as 1 | 3 };
}
