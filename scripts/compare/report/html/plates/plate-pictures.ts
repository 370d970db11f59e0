/** The plates of both sides of a page as pictures: the old one whole, and of the new one the tiles that differ. */
import { palettePng } from '../mask-png.ts';
import type { Tile } from '../page-pictures.ts';
import { inkMask, type PlateDifference, type PlatePair, plateDifference } from './plate-difference.ts';
import type { PlateRasters } from './plate-rasters.ts';

export interface PlatePicture {
  readonly name: string;
  /** Part of the plate whose ink differs; 0 where both sides have the same. */
  readonly share: number;
  /** Missing where a side has no ink on this plate. */
  readonly old?: Uint8Array;
  /** What is finer than the whole old plate, where something differs. */
  readonly oldTiles: readonly Tile[];
  /** The whole new plate, where it is of another size or the old one has no ink. */
  readonly new?: Uint8Array;
  readonly newTiles: readonly Tile[];
  /** Ink that is gone and ink that has come. */
  readonly mask?: Uint8Array;
}

export interface PlatePictures {
  readonly plates: readonly PlatePicture[];
  /** Both sides are of one size, so that the old side can stand under the tiles of the new. */
  readonly aligned: boolean;
  /** Height over width. */
  readonly oldShape: number;
  readonly newShape: number;
  readonly guessed: boolean;
  readonly bytes: number;
}

/** How finely plates are kept, in parts of the pixels that were compared; tiles that differ more finely than the rest. */
interface Fineness {
  readonly whole: number;
  readonly tile: number;
  readonly quality: number;
}

const finenesses: readonly Fineness[] = [
  { whole: 0.6, tile: 1, quality: 60 },
  { whole: 0.5, tile: 0.8, quality: 50 },
  { whole: 0.45, tile: 0.45, quality: 45 },
  { whole: 0.36, tile: 0.36, quality: 40 },
];

/** Ink gone and ink come, as the old and the new side are coloured in the report. */
const [gone, come] = [
  [178, 52, 38],
  [24, 122, 82],
] as const;

interface Pair extends PlatePair {
  readonly name: string;
  readonly same: boolean;
  readonly difference: PlateDifference;
}

const hasInk = (plate: Uint8Array): boolean => plate.some((ink) => ink > 0);

function pairsOf(old: PlateRasters, now: PlateRasters): readonly Pair[] {
  const same = old.width === now.width && old.height === now.height;
  const { width, height } = old;
  return [...new Set([...old.plates.keys(), ...now.plates.keys()])].map((name) => {
    const pair = {
      width,
      height,
      old: old.plates.get(name) ?? new Uint8Array(width * height),
      now: now.plates.get(name) ?? new Uint8Array(now.width * now.height),
    };
    return { name, same, ...pair, difference: same ? plateDifference(pair) : { tiles: [], share: 1 } };
  });
}

interface Grey {
  readonly plate: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Dark where ink lies. */
async function encode(
  { plate, width, height }: Grey,
  scale: number,
  { quality, part }: { quality: number; part?: PlatePart },
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const box = part ?? { x: 0, y: 0, width, height };
  const cut = sharp(plate, { raw: { width, height, channels: 1 } })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .negate();
  const sized =
    scale === 1 ? cut : cut.resize({ width: Math.max(1, Math.round(box.width * scale)), kernel: 'lanczos2' });
  return sized.webp({ quality, effort: 3 }).toBuffer();
}

type PlatePart = PlateDifference['tiles'][number];

async function tilesOf(grey: Grey, parts: readonly PlatePart[], { tile, quality }: Fineness): Promise<readonly Tile[]> {
  return await Promise.all(
    parts.map(
      async (part): Promise<Tile> => ({
        x: part.x / grey.width,
        y: part.y / grey.height,
        width: part.width / grey.width,
        height: part.height / grey.height,
        webp: await encode(grey, tile, { quality, part }),
      }),
    ),
  );
}

async function encodePair(pair: Pair, now: PlateRasters, fineness: Fineness): Promise<PlatePicture> {
  const { name, same, difference, width, height } = pair;
  const { whole, tile, quality } = fineness;
  const [was, is] = [
    { plate: pair.old, width, height },
    { plate: pair.now, width: now.width, height: now.height },
  ];
  const old = hasInk(pair.old) ? await encode(was, whole, { quality }) : undefined;
  const alone = (!same || !old) && hasInk(pair.now) ? await encode(is, whole, { quality }) : undefined;
  const finer = tile > whole;
  const marks = same && difference.share > 0 ? inkMask(pair, whole) : undefined;
  return {
    name,
    share: difference.share,
    ...(old && { old }),
    ...(alone && { new: alone }),
    oldTiles: old && finer ? await tilesOf(was, difference.tiles, fineness) : [],
    newTiles: same && (finer || old) ? await tilesOf(is, difference.tiles, fineness) : [],
    ...(marks && { mask: palettePng(marks.values, marks, [gone, come]) }),
  };
}

const sizeOf = ({ old, new: now, mask, oldTiles, newTiles }: PlatePicture): number =>
  [old, now, mask, ...[...oldTiles, ...newTiles].map(({ webp }) => webp)].reduce(
    (sum, one) => sum + (one?.length ?? 0),
    0,
  );

/**
 * @param room bytes that they may take
 * @returns undefined where not even the coarsest fit
 */
export async function platePictures(
  old: PlateRasters,
  now: PlateRasters,
  room: number,
): Promise<PlatePictures | undefined> {
  const pairs = pairsOf(old, now);
  for (const fineness of finenesses) {
    const plates: PlatePicture[] = [];
    for (const pair of pairs) plates.push(await encodePair(pair, now, fineness));
    const bytes = plates.reduce((sum, one) => sum + sizeOf(one), 0);
    if (bytes > room) continue;
    return {
      plates,
      aligned: pairs.every(({ same }) => same),
      oldShape: old.height / old.width,
      newShape: now.height / now.width,
      guessed: Boolean(old.guessed || now.guessed),
      bytes,
    };
  }
  return undefined;
}
