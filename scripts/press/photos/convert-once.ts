/** A photo at one size for one paper: converted once, whoever asks for it and whenever. */
import { cached } from '../../core/cache.ts';
import type { Photo } from '../../edition/model.ts';
import type { Preset } from '../model.ts';
import { type Conversion, convertPhoto, quality } from './convert-photo.ts';
import { type PressPhoto, packPhoto, unpackPhoto } from './press-photo.ts';

/** What changes the bytes of a converted photo without changing its input. */
const recipe = 'press-photo-3';

export interface Placed {
  readonly photo: Photo;
  /** Of the original pixels at the largest of the photo's places. */
  readonly ppi: number;
}

/** Down to the preset's resolution, never up; a drawing is drawn at it. */
export function sizeAt(
  { photo: { facts }, ppi }: { readonly photo: Pick<Photo, 'facts'>; readonly ppi: number },
  preset: Preset,
): { width: number; height: number } {
  const scale = preset.ppi.target / ppi;
  const by = facts.format === 'svg' ? scale : Math.min(1, scale);
  return { width: Math.max(1, Math.round(facts.widthPx * by)), height: Math.max(1, Math.round(facts.heightPx * by)) };
}

/** Conversions that are being made: one that was foreseen is not begun again. */
const underWay = new Map<string, Promise<PressPhoto>>();

/** @throws when the bytes are no whole picture */
export async function convertOnce(
  bytes: Buffer,
  photo: Pick<Photo, 'facts'>,
  conversion: Conversion,
): Promise<PressPhoto> {
  const { preset, profile, width, height, gray } = conversion;
  const { default: sharp } = await import('sharp');
  const key = [
    recipe,
    photo.facts.sha256,
    profile.sha256,
    preset.tac,
    `${width}x${height}`,
    quality,
    sharp.versions.vips,
    ...(gray ? ['gray'] : []),
  ].join('-');
  let making = underWay.get(key);
  if (!making) {
    making = cached(key, async () => packPhoto(await convertPhoto(bytes, photo, conversion))).then((made) =>
      unpackPhoto(made.bytes),
    );
    underWay.set(key, making);
    making.finally(() => underWay.delete(key)).catch(() => undefined);
  }
  return await making;
}
