/** Total area coverage: the sum of all plates at each point. */
import type { Bounds } from '../../pdf/index.ts';
import type { Separations } from './model.ts';

/** Sums of the plates, 255 for each 100 %; rows from the top. */
export function tacMap({ width, height, plates }: Separations): Uint16Array {
  const sums = new Uint16Array(width * height);
  for (const plate of plates.values()) {
    // Most of a page is bare paper, which is passed over four points at a time.
    const fours = plate.byteOffset % 4 === 0 ? new Uint32Array(plate.buffer, plate.byteOffset, sums.length >> 2) : [];
    for (let four = 0; four < fours.length; four++) {
      if (fours[four] === 0) continue;
      const at = four * 4;
      sums[at]! += plate[at]!;
      sums[at + 1]! += plate[at + 1]!;
      sums[at + 2]! += plate[at + 2]!;
      sums[at + 3]! += plate[at + 3]!;
    }
    for (let at = fours.length * 4; at < sums.length; at++) sums[at]! += plate[at]!;
  }
  return sums;
}

/** A patch of the page that carries more ink than it may; pixels of the map, and the worst sum in it. */
export interface InkPatch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pixels: number;
  readonly worst: number;
}

/**
 * Points above `limit` (a sum as in the map), gathered into patches of cells that touch.
 * @param cell side of a cell in pixels
 */
export function inkPatches(
  sums: Uint16Array,
  width: number,
  { limit, cell }: { limit: number; cell: number },
): InkPatch[] {
  const height = sums.length / width;
  const across = Math.ceil(width / cell);
  const down = Math.ceil(height / cell);
  const counts = new Uint32Array(across * down);
  const worsts = new Uint16Array(across * down);
  for (let at = 0; at < sums.length; at++) {
    const sum = sums[at]!;
    if (sum <= limit) continue;
    const index = Math.floor(Math.floor(at / width) / cell) * across + Math.floor((at % width) / cell);
    counts[index]!++;
    if (sum > worsts[index]!) worsts[index] = sum;
  }
  const seen = new Uint8Array(counts.length);
  const patches: InkPatch[] = [];
  for (let start = 0; start < counts.length; start++) {
    if (counts[start] === 0 || seen[start]) continue;
    seen[start] = 1;
    const todo = [start];
    let [left, right, top, bottom, pixels, worst] = [across, 0, down, 0, 0, 0];
    while (todo.length > 0) {
      const index = todo.pop()!;
      const [x, y] = [index % across, Math.floor(index / across)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      pixels += counts[index]!;
      worst = Math.max(worst, worsts[index]!);
      for (const [nx, ny] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        if (nx < 0 || ny < 0 || nx >= across || ny >= down) continue;
        const next = ny * across + nx;
        if (counts[next] === 0 || seen[next]) continue;
        seen[next] = 1;
        todo.push(next);
      }
    }
    const edge = (value: number, most: number): number => Math.min(most, value * cell);
    patches.push({
      left: edge(left, width),
      top: edge(top, height),
      right: edge(right + 1, width),
      bottom: edge(bottom + 1, height),
      pixels,
      worst,
    });
  }
  return patches.sort((a, b) => b.pixels - a.pixels);
}

interface MapBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A box of the page's own space on the plates, which begin at the top left of its MediaBox. */
export function mapBox({ dpi }: Separations, media: readonly number[], [left, bottom, right, top]: Bounds): MapBox {
  const scale = dpi / 72;
  return {
    left: (left - media[0]!) * scale,
    right: (right - media[0]!) * scale,
    top: (media[3]! - top) * scale,
    bottom: (media[3]! - bottom) * scale,
  };
}

/** The ink under a box of the map: what most of its darkest third has, plate by plate. */
export function groundUnder(separations: Separations, box: MapBox): readonly number[] {
  const { width, height, plates } = separations;
  const [left, right] = [Math.max(0, Math.floor(box.left)), Math.min(width, Math.ceil(box.right))];
  const [top, bottom] = [Math.max(0, Math.floor(box.top)), Math.min(height, Math.ceil(box.bottom))];
  const points: { at: number; sum: number }[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * width + x;
      let sum = 0;
      for (const plate of plates.values()) sum += plate[at]!;
      points.push({ at, sum });
    }
  }
  points.sort((a, b) => a.sum - b.sum);
  const ground = points[Math.floor(points.length * 0.8)];
  return ground ? [...plates.values()].map((plate) => plate[ground.at]! / 255) : [];
}
