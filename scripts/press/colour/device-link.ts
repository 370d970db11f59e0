/**
 * From the RGB of a photo to the inks of a paper, as one table: 33 × 33 × 33 colours computed by LittleCMS, the ones
 * between found by tetrahedral interpolation. An interpolated colour is a weighted mean of table colours; so where
 * none of these has more ink than the limit, no pixel has.
 */
import { createHash } from 'node:crypto';
import { cached } from '../../core/cache.ts';
import type { Cmyk } from '../model.ts';
import { limitInk } from './ink-limit.ts';
import { openTransform, type Side } from './lcms.ts';

const nodes = 33;
const stride = { r: nodes * nodes * 2, g: nodes * 2, b: 2 };

/**
 * Two numbers a node, of two inks each: cyan and yellow in the upper half, magenta and black in the lower. Weights add
 * up to 256, and so the weighted sums of both halves fit beside each other: one multiplication serves two inks.
 */
export interface DeviceLink {
  readonly table: Int32Array;
}

/** Rounding may add half a step an ink, and JPEG moves samples a little; this much is kept free below the limit. */
export const reserve = 0.04;

/** What changes the table without changing the profiles. */
const recipe = 'device-link-2';

const nameOf = (side: Side): string =>
  typeof side === 'string' ? side : createHash('sha256').update(side).digest('hex');

/**
 * Computed once on a machine, which takes some 100 ms, and kept.
 * @returns nothing when the source's profile cannot be used
 */
export async function openDeviceLink(
  from: Side,
  to: Uint8Array,
  { limit }: { readonly limit: number },
): Promise<DeviceLink | undefined> {
  const name = [recipe, nameOf(from), nameOf(to), limit].join('-');
  try {
    const { bytes } = await cached(name, async () => {
      const table = await computeTable(from, to, limit);
      if (!table) throw new UnusableProfile();
      return new Uint8Array(table.buffer);
    });
    // What is read back need not lie where numbers of four bytes may.
    return { table: new Int32Array(Uint8Array.from(bytes).buffer) };
  } catch (error) {
    if (error instanceof UnusableProfile) return undefined;
    throw error;
  }
}

class UnusableProfile extends Error {
  override readonly name = 'UnusableProfile';
}

async function computeTable(from: Side, to: Uint8Array, limit: number): Promise<Int32Array | undefined> {
  using transform = await openTransform(from, to, { blackPoint: true });
  if (!transform) return undefined;
  const grid = new Uint16Array(nodes ** 3 * 3);
  let at = 0;
  const level = (step: number): number => Math.round((step * 65_535) / (nodes - 1));
  for (let r = 0; r < nodes; r++) {
    for (let g = 0; g < nodes; g++) {
      for (let b = 0; b < nodes; b++) {
        grid[at++] = level(r);
        grid[at++] = level(g);
        grid[at++] = level(b);
      }
    }
  }
  const inks = transform.run(grid);
  const table = new Int32Array(inks.length / 2);
  for (let node = 0; node < inks.length; node += 4) {
    const cmyk = [0, 1, 2, 3].map((ink) => inks[node + ink]! / 65_535) as unknown as Cmyk;
    const [c, m, y, k] = limitInk(cmyk, limit - reserve).map((ink) => Math.round(ink * 255)) as unknown as Cmyk;
    table[node / 2] = (c << 16) | m;
    table[node / 2 + 1] = (y << 16) | k;
  }
  return table;
}

/** For each 8-bit level, the node below it and the way to the next in 1/256. */
const below = new Uint8Array(256);
const beyond = new Uint16Array(256);
for (let value = 0; value < 256; value++) {
  const place = (value * (nodes - 1)) / 255;
  below[value] = Math.min(nodes - 2, Math.floor(place));
  beyond[value] = Math.round((place - below[value]!) * 256);
}

/** Half a step in both halves of a sum. */
const half = 0x0080_0080;

/** 8-bit RGB to 8-bit inks, `from` to `to` in pixels. */
export function convertPixels(
  { table }: DeviceLink,
  { rgb, cmyk, from, to }: { rgb: Uint8Array; cmyk: Uint8Array; from: number; to: number },
): void {
  let source = from * 3;
  let target = from * 4;
  for (let pixel = from; pixel < to; pixel++) {
    const r = rgb[source]!;
    const g = rgb[source + 1]!;
    const b = rgb[source + 2]!;
    source += 3;
    const dr = beyond[r]!;
    const dg = beyond[g]!;
    const db = beyond[b]!;
    const node = below[r]! * stride.r + below[g]! * stride.g + below[b]! * stride.b;
    // The tetrahedron's corners are reached along the axes in the order of the fractions, the greatest first.
    let first = stride.r;
    let second = stride.r + stride.g;
    let high = dr;
    let middle = dg;
    let low = db;
    if (dr >= dg) {
      if (dg < db) {
        second = stride.r + stride.b;
        low = dg;
        if (dr >= db) middle = db;
        else {
          first = stride.b;
          high = db;
          middle = dr;
        }
      }
    } else if (dr >= db) {
      first = stride.g;
      high = dg;
      middle = dr;
    } else {
      second = stride.g + stride.b;
      low = dr;
      first = dg >= db ? stride.g : stride.b;
      high = Math.max(dg, db);
      middle = Math.min(dg, db);
    }
    const w0 = 256 - high;
    const w1 = high - middle;
    const w2 = middle - low;
    const far = node + stride.r + stride.g + stride.b;
    const one = node + first;
    const two = node + second;
    const cm =
      Math.imul(table[node]!, w0) +
      Math.imul(table[one]!, w1) +
      Math.imul(table[two]!, w2) +
      Math.imul(table[far]!, low) +
      half;
    const yk =
      Math.imul(table[node + 1]!, w0) +
      Math.imul(table[one + 1]!, w1) +
      Math.imul(table[two + 1]!, w2) +
      Math.imul(table[far + 1]!, low) +
      half;
    cmyk[target] = cm >> 24;
    cmyk[target + 1] = cm >> 8;
    cmyk[target + 2] = yk >> 24;
    cmyk[target + 3] = yk >> 8;
    target += 4;
  }
}
