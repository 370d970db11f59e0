/** Where two pictures of one rectangle differ, gathered into regions: each with its own share, so that none can hide. */
import type { Picture, PixelBox } from './pictures.ts';

export interface Region {
  readonly box: PixelBox;
  /** Pixels that differ. */
  readonly count: number;
  /** Part of the region's pixels that differ. */
  readonly share: number;
  /** Largest difference of a channel, 1 to 255. */
  readonly greatest: number;
}

/** Side of the cells that neighbouring differences are gathered by, in pixels. */
const cell = 16;

interface Cell {
  count: number;
  greatest: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** @param origin where the pictures' top-left corner stands on the page */
export function regionsOf(
  old: Picture,
  fresh: Picture,
  origin: { readonly x: number; readonly y: number },
): readonly Region[] {
  const across = Math.ceil(old.width / cell);
  const cells = new Map<number, Cell>();
  const a = new Uint32Array(old.data.buffer, old.data.byteOffset, old.data.byteLength >> 2);
  const b = new Uint32Array(fresh.data.buffer, fresh.data.byteOffset, fresh.data.byteLength >> 2);
  const rowBytes = old.width * 4;
  for (let y = 0; y < old.height; y++) {
    const from = y * rowBytes;
    if (sameRow(old.data, fresh.data, { from, to: from + rowBytes })) continue;
    for (let x = 0, at = y * old.width; x < old.width; x++, at++) {
      if (a[at] === b[at]) continue;
      const difference = distance(a[at]!, b[at]!);
      if (difference > 0) note(cells, Math.floor(y / cell) * across + Math.floor(x / cell), { x, y, difference });
    }
  }
  return components(cells, across).map((parts) => regionOf(parts, origin));
}

const sameRow = (a: Uint8Array, b: Uint8Array, { from, to }: { from: number; to: number }): boolean =>
  Buffer.compare(a.subarray(from, to), b.subarray(from, to)) === 0;

const distance = (a: number, b: number): number =>
  Math.max(
    Math.abs((a & 255) - (b & 255)),
    Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255)),
    Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255)),
  );

function note(
  cells: Map<number, Cell>,
  place: number,
  { x, y, difference }: { x: number; y: number; difference: number },
): void {
  const known = cells.get(place);
  if (!known) {
    cells.set(place, { count: 1, greatest: difference, left: x, top: y, right: x + 1, bottom: y + 1 });
    return;
  }
  known.count++;
  if (difference > known.greatest) known.greatest = difference;
  if (x < known.left) known.left = x;
  if (x >= known.right) known.right = x + 1;
  known.bottom = y + 1;
}

/** Cells that touch, corners too. */
function components(cells: ReadonlyMap<number, Cell>, across: number): readonly (readonly Cell[])[] {
  const seen = new Set<number>();
  const found: Cell[][] = [];
  for (const start of cells.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const parts: Cell[] = [];
    for (const todo = [start]; todo.length > 0; ) {
      const at = todo.pop()!;
      parts.push(cells.get(at)!);
      const column = at % across;
      for (const dy of [-across, 0, across]) {
        for (const dx of [-1, 0, 1]) {
          const next = at + dy + dx;
          if (column + dx < 0 || column + dx >= across || seen.has(next) || !cells.has(next)) continue;
          seen.add(next);
          todo.push(next);
        }
      }
    }
    found.push(parts);
  }
  return found;
}

function regionOf(parts: readonly Cell[], origin: { readonly x: number; readonly y: number }): Region {
  const sum = { count: 0, greatest: 0, left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const one of parts) {
    sum.count += one.count;
    sum.greatest = Math.max(sum.greatest, one.greatest);
    sum.left = Math.min(sum.left, one.left);
    sum.top = Math.min(sum.top, one.top);
    sum.right = Math.max(sum.right, one.right);
    sum.bottom = Math.max(sum.bottom, one.bottom);
  }
  const [width, height] = [sum.right - sum.left, sum.bottom - sum.top];
  return {
    box: { x: origin.x + sum.left, y: origin.y + sum.top, width, height },
    count: sum.count,
    share: Math.round((sum.count / (width * height)) * 1e4) / 1e4,
    greatest: sum.greatest,
  };
}
