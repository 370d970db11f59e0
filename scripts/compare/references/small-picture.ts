/** A page small enough for git, large enough to be recognised. Nothing is ever compared with it. */
import type { Raster } from '../report/html/page-raster.ts';

/** Bytes that one page may add to a repository. */
export const mostBytes = 20 * 1024;

/** PNG of at most 20 KiB; narrower and with fewer tones until it fits. */
export async function smallPicture({ width, height, pixels }: Raster): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const attempts = [
    { wide: 320, colours: 16 },
    { wide: 280, colours: 16 },
    { wide: 280, colours: 8 },
    { wide: 240, colours: 8 },
    { wide: 200, colours: 8 },
    { wide: 140, colours: 4 },
    { wide: 64, colours: 2 },
  ];
  let picture: Uint8Array = new Uint8Array();
  for (const { wide, colours } of attempts) {
    picture = await sharp(pixels, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .resize(
        wide >= width
          ? { width }
          : { width: wide, height: Math.min(2000, Math.max(1, Math.round((height * wide) / width))), fit: 'fill' },
      )
      .png({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (picture.length <= mostBytes) break;
  }
  return picture;
}
