/**
 * From the RGB of a photo to the inks of a paper, as one table: 33 × 33 × 33 colours computed by LittleCMS, the ones
 * between found by tetrahedral interpolation. An interpolated colour is a weighted mean of table colours; so where
 * none of these has more ink than the limit, no pixel has.
 */
import { createHash } from 'node:crypto';
import { cached } from '../../core/cache.ts';
import type { Cmyk } from '../model.ts';
import { limitInk } from './ink-limit.ts';
import { interpolationModule, mostPixels, memory as places } from './interpolate-wasm.ts';
import { openTransform, type Side } from './lcms.ts';

const nodes = 33;
/** Bytes from a node to the next along an axis. */
const stride = { r: nodes * nodes * 8, g: nodes * 8, b: 8 };
type Axis = keyof typeof stride;

export interface DeviceLink {
  readonly memory: WebAssembly.Memory;
  /** Addresses of the first pixel, of its inks, and of the end of the pixels. */
  readonly run: (source: number, target: number, end: number) => void;
}

/** Rounding may add half a step an ink, and JPEG moves samples a little; this much is kept free below the limit. */
export const reserve = 0.04;

/** What changes the table without changing the profiles. */
const recipe = 'device-link-3';

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
    return openLink(bytes);
  } catch (error) {
    if (error instanceof UnusableProfile) return undefined;
    throw error;
  }
}

class UnusableProfile extends Error {
  override readonly name = 'UnusableProfile';
}

async function computeTable(from: Side, to: Uint8Array, limit: number): Promise<Uint16Array | undefined> {
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
  const table = new Uint16Array(inks.length);
  for (let node = 0; node < inks.length; node += 4) {
    const cmyk = [0, 1, 2, 3].map((ink) => inks[node + ink]! / 65_535) as unknown as Cmyk;
    table.set(
      limitInk(cmyk, limit - reserve).map((ink) => Math.round(ink * 255)),
      node,
    );
  }
  return table;
}

let compiled: WebAssembly.Module | undefined;

function openLink(table: Uint8Array): DeviceLink {
  compiled ??= new WebAssembly.Module(interpolationModule(stride.r + stride.g + stride.b));
  const { memory, run } = new WebAssembly.Instance(compiled).exports as unknown as DeviceLink;
  new Uint8Array(memory.buffer).set(table, places.table);
  new Int32Array(memory.buffer, places.levels, 3 * 256).set(levels());
  new Int32Array(memory.buffer, places.corners, corners.length).set(corners);
  return { memory, run };
}

/** For each 8-bit level of each axis, the node below it and the way to the next. */
const levels = (): number[] =>
  (['r', 'g', 'b'] as const).flatMap((axis) =>
    Array.from({ length: 256 }, (_, value) => {
      const place = (value * (nodes - 1)) / 255;
      const below = Math.min(nodes - 2, Math.floor(place));
      return below * stride[axis] * 1024 + Math.round((place - below) * 256);
    }),
  );

/**
 * The tetrahedron's corners are reached along the axes in the order of the fractions, the greatest first. That order is
 * told by 4 where red is below green, 2 where green is below blue, 1 where red is below blue.
 */
const corners = (
  [
    ['r', 'g'],
    // Red below blue, which is not above green, which is not above red: there is no such order.
    ['r', 'g'],
    ['r', 'b'],
    ['b', 'r'],
    ['g', 'r'],
    ['g', 'b'],
    // Blue above green above red, and yet not above red: nor is there this one.
    ['b', 'g'],
    ['b', 'g'],
  ] satisfies readonly (readonly [Axis, Axis])[]
).flatMap(([first, second]: readonly [Axis, Axis]) => [stride[first], stride[first] + stride[second]]);

/** 8-bit RGB to 8-bit inks, `from` to `to` in pixels. */
export function convertPixels(
  { memory, run }: DeviceLink,
  { rgb, cmyk, from, to }: { rgb: Uint8Array; cmyk: Uint8Array; from: number; to: number },
): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let pixel = from; pixel < to; pixel += mostPixels) {
    const count = Math.min(mostPixels, to - pixel);
    bytes.set(rgb.subarray(pixel * 3, (pixel + count) * 3), places.source);
    run(places.source, places.target, places.source + count * 3);
    cmyk.set(bytes.subarray(places.target, places.target + count * 4), pixel * 4);
  }
}
