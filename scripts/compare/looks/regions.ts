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

/** Numbers of each cell, row by row, and the cells with a difference in the order of their first one. */
interface Cells {
  readonly across: number;
  readonly count: Uint32Array;
  readonly greatest: Uint8Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly top: Uint32Array;
  readonly bottom: Uint32Array;
  readonly differing: number[];
}

/** Both pictures, a pixel a number. */
interface Both {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly width: number;
}

/** @param origin where the pictures' top-left corner stands on the page */
export function regionsOf(
  old: Picture,
  fresh: Picture,
  origin: { readonly x: number; readonly y: number },
): readonly Region[] {
  const cells = openCells(old);
  const both = { a: wordsOf(old), b: wordsOf(fresh), width: old.width };
  for (let y = 0; y < old.height; y++) noteRow(cells, both, y);
  return components(cells).map((parts) => regionOf(cells, parts, origin));
}

function openCells({ width, height }: Picture): Cells {
  const across = Math.ceil(width / cell);
  const all = across * Math.ceil(height / cell);
  const numbers = (): Uint32Array => new Uint32Array(all);
  return {
    across,
    count: numbers(),
    greatest: new Uint8Array(all),
    left: numbers(),
    right: numbers(),
    top: numbers(),
    bottom: numbers(),
    differing: [],
  };
}

const wordsOf = ({ data }: Picture): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);

/** What differs in a part of a row. */
interface Span {
  count: number;
  greatest: number;
  left: number;
  right: number;
}

function noteRow(cells: Cells, both: Both, y: number): void {
  const first = Math.floor(y / cell) * cells.across;
  const start = y * both.width;
  const end = start + both.width;
  for (let column = 0; column < cells.across; column++) {
    const from = start + column * cell;
    const span = spanOf(both, from, Math.min(end, from + cell));
    if (span.count > 0) note(cells, first + column, { span, x: column * cell, y });
  }
}

const span: Span = { count: 0, greatest: 0, left: 0, right: 0 };

/** Called for every sixteen pixels: it answers in the same object each time. */
function spanOf({ a, b }: Both, from: number, to: number): Readonly<Span> {
  let count = 0;
  let greatest = 0;
  let left = 0;
  let right = 0;
  for (let at = from; at < to; at++) {
    if (a[at] === b[at]) continue;
    const difference = distance(a[at]!, b[at]!);
    // The fourth byte counts for nothing.
    if (difference === 0) continue;
    if (count === 0) left = at - from;
    right = at - from + 1;
    count++;
    if (difference > greatest) greatest = difference;
  }
  span.count = count;
  span.greatest = greatest;
  span.left = left;
  span.right = right;
  return span;
}

const distance = (a: number, b: number): number =>
  Math.max(
    Math.abs((a & 255) - (b & 255)),
    Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255)),
    Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255)),
  );

function note(
  { count, greatest, left, right, top, bottom, differing }: Cells,
  place: number,
  { span, x, y }: { readonly span: Readonly<Span>; readonly x: number; readonly y: number },
): void {
  if (count[place] === 0) {
    differing.push(place);
    left[place] = x + span.left;
    top[place] = y;
  }
  count[place] = count[place]! + span.count;
  greatest[place] = Math.max(greatest[place]!, span.greatest);
  left[place] = Math.min(left[place]!, x + span.left);
  right[place] = Math.max(right[place]!, x + span.right);
  bottom[place] = y + 1;
}

/** Cells that touch, corners too. */
function components({ across, count, differing }: Cells): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (const start of differing) {
    if (seen.has(start)) continue;
    seen.add(start);
    const parts: number[] = [];
    for (const todo = [start]; todo.length > 0; ) {
      const at = todo.pop()!;
      parts.push(at);
      const column = at % across;
      for (const dy of [-across, 0, across]) {
        for (const dx of [-1, 0, 1]) {
          const next = at + dy + dx;
          if (column + dx < 0 || column + dx >= across || seen.has(next) || !(count[next]! > 0)) continue;
          seen.add(next);
          todo.push(next);
        }
      }
    }
    found.push(parts);
  }
  return found;
}

function regionOf(cells: Cells, parts: readonly number[], origin: { readonly x: number; readonly y: number }): Region {
  const sum = { count: 0, greatest: 0, left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const at of parts) {
    sum.count += cells.count[at]!;
    sum.greatest = Math.max(sum.greatest, cells.greatest[at]!);
    sum.left = Math.min(sum.left, cells.left[at]!);
    sum.top = Math.min(sum.top, cells.top[at]!);
    sum.right = Math.max(sum.right, cells.right[at]!);
    sum.bottom = Math.max(sum.bottom, cells.bottom[at]!);
  }
  const [width, height] = [sum.right - sum.left, sum.bottom - sum.top];
  return {
    box: { x: origin.x + sum.left, y: origin.y + sum.top, width, height },
    count: sum.count,
    share: Math.round((sum.count / (width * height)) * 1e4) / 1e4,
    greatest: sum.greatest,
  };
}
