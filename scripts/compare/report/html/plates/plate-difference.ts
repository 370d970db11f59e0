/** Where a plate got ink and where it lost some, and which tiles of it hold such a place. */

export interface PlatePair {
  readonly width: number;
  readonly height: number;
  readonly old: Uint8Array;
  readonly now: Uint8Array;
}

/** In pixels of the plate. */
export interface PlateTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlateDifference {
  readonly tiles: readonly PlateTile[];
  /** Part of the plate whose ink differs, 0 to 1. */
  readonly share: number;
}

const tileSize = 128;
/** One per cent of ink; both plates are drawn by one engine, so that nothing less is noise. */
const least = 3;

export const differs = (old: number, now: number): boolean => Math.abs(old - now) >= least;

export function plateDifference({ width, height, old, now }: PlatePair): PlateDifference {
  const across = Math.ceil(width / tileSize);
  const dirty = new Uint8Array(across * Math.ceil(height / tileSize));
  let count = 0;
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / tileSize) * across;
    for (let x = 0; x < width; x++, at++) {
      if (!differs(old[at]!, now[at]!)) continue;
      count++;
      dirty[row + Math.floor(x / tileSize)] = 1;
    }
  }
  const tiles: PlateTile[] = [];
  for (let line = 0; line * across < dirty.length; line++) {
    // Neighbours in a row are one picture.
    for (let from = 0, to = 0; from < across; from = to + 1) {
      to = from;
      if (!dirty[line * across + from]) continue;
      while (to + 1 < across && dirty[line * across + to + 1]) to++;
      const [x, y] = [from * tileSize, line * tileSize];
      tiles.push({ x, y, width: Math.min(width, (to + 1) * tileSize) - x, height: Math.min(tileSize, height - y) });
    }
  }
  return { tiles, share: count / Math.max(1, width * height) };
}

/** 0 where nothing differs, 1 where ink is gone, 2 where ink has come: the greatest difference counts where pixels share a place. */
export function inkMask(
  { width, height, old, now }: PlatePair,
  scale: number,
): {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
} {
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const values = new Uint8Array(size.width * size.height);
  const greatest = new Uint8Array(values.length);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.min(size.height - 1, Math.floor(y * scale)) * size.width;
    for (let x = 0; x < width; x++, at++) {
      const more = now[at]! - old[at]!;
      if (!differs(old[at]!, now[at]!)) continue;
      const to = row + Math.min(size.width - 1, Math.floor(x * scale));
      if (Math.abs(more) <= greatest[to]!) continue;
      greatest[to] = Math.abs(more);
      values[to] = more < 0 ? 1 : 2;
    }
  }
  return { ...size, values };
}
