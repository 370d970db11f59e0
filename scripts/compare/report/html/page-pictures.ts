/** The pictures of one page: the old side once, and of the new side only the tiles that differ. */
import { maskPng } from './mask-png.ts';
import type { Raster } from './page-raster.ts';

/** A part of the new page, in parts of its width and height. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly webp: Uint8Array;
}

export interface PagePictures {
  /** Height over width of the side that there is. */
  readonly oldShape?: number;
  readonly newShape?: number;
  readonly oldTrim?: Raster['trim'];
  readonly newTrim?: Raster['trim'];
  /** Missing where the page was added. */
  readonly old?: Uint8Array;
  /** The whole new page, where there is no old one of the same size under its tiles. */
  readonly new?: Uint8Array;
  readonly tiles: readonly Tile[];
  readonly mask?: Uint8Array;
  readonly bytes: number;
}

const tileSize = 256;
/** Vermilion, which newspapers have for what matters. */
const maskColour = [200, 32, 24] as const;
/** How finely pictures are kept; `scale` is of the pixels that were compared. */
interface Fineness {
  readonly quality: number;
  readonly scale: number;
  /** Its bytes as a part of those of the first. */
  readonly part: number;
}

/** From the best to the smallest, with the sizes measured on a broadsheet page. */
const finenesses: readonly Fineness[] = [
  { quality: 70, scale: 1, part: 1 },
  { quality: 60, scale: 0.8, part: 0.66 },
  { quality: 55, scale: 2 / 3, part: 0.5 },
  { quality: 45, scale: 0.5, part: 0.3 },
];

interface Difference {
  readonly bits: Uint8Array;
  /** Runs of differing tiles in a row of tiles: row, first and last column. */
  readonly runs: readonly (readonly [row: number, from: number, to: number])[];
}

/** Which pixels differ, and which tiles hold one. The sizes are equal. */
export function difference(old: Raster, now: Raster): Difference {
  const { width, height } = old;
  const row = Math.ceil(width / 8);
  const bits = new Uint8Array(row * height);
  const columns = Math.ceil(width / tileSize);
  const dirty = new Uint8Array(columns * Math.ceil(height / tileSize));
  const [a, b] = [old, now].map(({ pixels }) => new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const same = Buffer.compare(
      old.pixels.subarray(from * 4, (from + width) * 4),
      now.pixels.subarray(from * 4, (from + width) * 4),
    );
    if (same === 0) continue;
    for (let x = 0; x < width; x++) {
      if (a![from + x] === b![from + x]) continue;
      bits[y * row + (x >> 3)]! |= 0x80 >> (x & 7);
      dirty[Math.floor(y / tileSize) * columns + Math.floor(x / tileSize)] = 1;
    }
  }
  const runs: (readonly [number, number, number])[] = [];
  for (let line = 0; line * columns < dirty.length; line++) {
    for (let at = 0; at < columns; at++) {
      if (!dirty[line * columns + at]) continue;
      const from = at;
      while (at + 1 < columns && dirty[line * columns + at + 1]) at += 1;
      runs.push([line, from, at]);
    }
  }
  return { bits, runs };
}

async function encode(raster: Raster, { quality, scale }: Fineness, part?: Omit<Tile, 'webp'>): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const { width, height, pixels } = raster;
  const box = part ?? { x: 0, y: 0, width, height };
  const cut = sharp(pixels, { raw: { width, height, channels: 4 } })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .removeAlpha();
  const sized =
    scale === 1 ? cut : cut.resize({ width: Math.max(1, Math.round(box.width * scale)), kernel: 'lanczos2' });
  return sized.webp({ quality, effort: 2 }).toBuffer();
}

async function encodeAll(old: Raster | undefined, now: Raster | undefined, fineness: Fineness): Promise<PagePictures> {
  const trims = { ...(old && { oldTrim: old.trim }), ...(now && { newTrim: now.trim }) };
  const shapes = {
    ...(old && { oldShape: old.height / old.width }),
    ...(now && { newShape: now.height / now.width }),
  };
  const base = old && (await encode(old, fineness));
  if (!old || !now || old.width !== now.width || old.height !== now.height) {
    const other = now && (await encode(now, fineness));
    const bytes = (base?.length ?? 0) + (other?.length ?? 0);
    return { ...shapes, ...trims, tiles: [], bytes, ...(base && { old: base }), ...(other && { new: other }) };
  }
  const { bits, runs } = difference(old, now);
  const { width, height } = now;
  const tiles = await Promise.all(
    runs.map(async ([line, from, to]): Promise<Tile> => {
      const x = from * tileSize;
      const y = line * tileSize;
      const part = { x, y, width: Math.min(width, (to + 1) * tileSize) - x, height: Math.min(height - y, tileSize) };
      const webp = await encode(now, fineness, part);
      return { x: x / width, y: y / height, width: part.width / width, height: part.height / height, webp };
    }),
  );
  const mask = runs.length > 0 ? maskPng(bits, { width, height }, maskColour) : undefined;
  const bytes = [base!, ...tiles.map(({ webp }) => webp), ...(mask ? [mask] : [])].reduce(
    (sum, one) => sum + one.length,
    0,
  );
  return { ...shapes, ...trims, old: base!, tiles, bytes, ...(mask && { mask }) };
}

/**
 * @param room bytes that the pictures may take; they lose in fineness, never in size, to fit
 * @returns the pictures, which may still be larger than the room where the coarsest do not fit
 */
export async function pagePictures(
  old: Raster | undefined,
  now: Raster | undefined,
  room: number,
): Promise<PagePictures> {
  let made = await encodeAll(old, now, finenesses[0]!);
  const first = made.bytes;
  for (const fineness of finenesses.slice(1)) {
    if (made.bytes <= room) break;
    // What cannot fit is not tried; the last is always worth it.
    if (fineness.part * first > room * 1.1 && fineness !== finenesses.at(-1)) continue;
    made = await encodeAll(old, now, fineness);
  }
  return made;
}
