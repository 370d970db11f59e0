/** Photos for the screen: as large as they are shown and no larger, without what their files tell besides. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { cached } from '../../core/cache.ts';
import { mmToPx, ptToPx } from '../../core/units.ts';
import type { Edition, Page, Photo } from '../../edition/model.ts';
import { photosOf } from '../../html/index.ts';
import { drawAdvertisement } from '../../pdf/index.ts';

/** Pixels for one of CSS: sharp on a fine screen, and still when the page is looked at enlarged. */
const DENSITY = 2;
const QUALITY = 82;
/** Pixels that decoding may take; the edition refuses larger ones anyway. */
const MOST_PIXELS = 120_000_000;

/** CSS px across which the page shows a photo at most. */
export function shownWidth(page: Page, id: string): number {
  const { characters, gutter, size } = page.grid;
  const widths = page.placed.flatMap((placed) => {
    const shows = photosOf(placed).includes(id);
    const columns = placed.area.columns.to - placed.area.columns.from + 1;
    return shows ? [ptToPx(size) * (columns * characters + (columns - 1) * gutter)] : [];
  });
  return Math.max(0, ...widths);
}

/** An advertisement of a page by its name there: a PDF as the proof shows it. */
export async function advertisementOf(
  edition: Edition,
  page: Page,
  name: string,
): Promise<{ type: string; body: Uint8Array } | undefined> {
  const sold = page.placed.flatMap((one) => (one.block === 'advertisement' ? one.advertisement : []));
  const one = sold.find((advertisement) => advertisement.name === name);
  if (!one) return undefined;
  const { facts } = one;
  if (facts.format !== 'pdf') return previewOf(edition, { file: one.file, facts }, mmToPx(one.width));
  const body = await drawAdvertisement(edition, { ...one, facts });
  return body && { type: 'image/jpeg', body };
}

/** JPEG or, where the picture has clear parts, PNG; every metadata of the file is left behind. */
export async function previewOf(
  edition: Edition,
  photo: Pick<Photo, 'file' | 'facts'>,
  width: number,
): Promise<{ type: string; body: Uint8Array }> {
  const pixels = Math.max(16, Math.round(width * DENSITY));
  const { format, sha256 } = photo.facts;
  const clear = format === 'svg' || format === 'png' || format === 'webp' || format === 'avif' || format === 'gif';
  const { bytes } = await cached(`preview-2 ${sha256} ${pixels}`, async () => {
    const { default: sharp } = await import('sharp');
    const path = isAbsolute(photo.file) ? photo.file : join(edition.root, photo.file);
    const options = {
      limitInputPixels: MOST_PIXELS,
      ...(format === 'svg' && { density: Math.min(2400, Math.max(1, (72 * pixels) / photo.facts.widthPx)) }),
    };
    const picture = sharp(await readFile(path), options)
      .rotate()
      .resize({ width: pixels, withoutEnlargement: format !== 'svg' })
      .toColourspace('srgb');
    return clear ? picture.png().toBuffer() : picture.jpeg({ quality: QUALITY }).toBuffer();
  });
  return { type: clear ? 'image/png' : 'image/jpeg', body: bytes };
}
