/**
 * Characters in the order in which people read them, from nothing but where they stand: lines, then blocks of lines,
 * then blocks by Breuel's relation ("High Performance Document Layout Analysis", 2003). For pages of two programs,
 * which paint the same text in two orders.
 */
import type { Bounds } from '../../pdf/index.ts';
import { union } from '../match/gather.ts';
import type { Character, PagePaint } from '../paint/model.ts';

interface Placed {
  readonly character: Character;
  readonly x: number;
  readonly y: number;
  readonly em: number;
  readonly box: Bounds;
}

interface Run {
  readonly characters: readonly Placed[];
  readonly box: Bounds;
  readonly y: number;
  readonly em: number;
}

export function readingOrder(page: PagePaint): readonly Character[] {
  const placed = page.characters.map((character): Placed => {
    const { x, y, em = 10, box } = page.paints[character.paint]!;
    return { character, x, y, em, box };
  });
  const blocks = blocksOf(linesOf(placed));
  return ordered(blocks).flatMap((block) => block.flatMap((line) => line.characters.map((one) => one.character)));
}

function linesOf(placed: readonly Placed[]): readonly Run[] {
  const rows: Placed[][] = [];
  for (const one of placed.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - one.y) < 0.18 * Math.min(one.em, row[0]!.em)) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => {
    const runs: Placed[][] = [];
    for (const one of row.toSorted((a, b) => a.x - b.x)) {
      const last = runs.at(-1)?.at(-1);
      const close = last && one.x - Math.max(last.box[2], last.x + last.em * 0.9) < 0.8 * one.em;
      if (close && Math.max(one.em, last.em) < 1.6 * Math.min(one.em, last.em)) runs.at(-1)!.push(one);
      else runs.push([one]);
    }
    return runs.map((characters) => ({
      characters,
      box: union(characters.map((one) => one.box)),
      y: characters[0]!.y,
      em: Math.max(...characters.map((one) => one.em)),
    }));
  });
}

/** A line joins the block whose last line stands right above it. */
function blocksOf(lines: readonly Run[]): readonly (readonly Run[])[] {
  const blocks: Run[][] = [];
  for (const line of lines) {
    const above = blocks.find((block) => {
      const last = block.at(-1)!;
      const apart = (last.y - line.y) / line.em;
      const common = Math.min(last.box[2], line.box[2]) - Math.max(last.box[0], line.box[0]);
      const narrow = Math.min(last.box[2] - last.box[0], line.box[2] - line.box[0]);
      return apart > 0.3 && apart < 2.1 && common > 0.4 * narrow && Math.abs(last.em - line.em) < 0.12 * line.em;
    });
    if (above) above.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

function ordered(blocks: readonly (readonly Run[])[]): readonly (readonly Run[])[] {
  const boxes = blocks.map((block) => union(block.map((line) => line.box)));
  const across = (a: Bounds, b: Bounds): boolean => Math.min(a[2], b[2]) > Math.max(a[0], b[0]);
  const before = (a: number, b: number): boolean => {
    const [one, two] = [boxes[a]!, boxes[b]!];
    if (across(one, two)) return one[3] > two[3];
    if (one[2] > two[0]) return false;
    const [low, high] = [Math.min(one[1], two[1]), Math.max(one[3], two[3])];
    return !boxes.some(
      (box, at) => at !== a && at !== b && box[1] < high && box[3] > low && across(box, one) && across(box, two),
    );
  };
  // Foreign pages may hold thousands of blocks of one line: the relation costs the cube of their number.
  if (blocks.length > 250) {
    return blocks.toSorted((a, b) => b[0]!.y - a[0]!.y || a[0]!.box[0] - b[0]!.box[0]);
  }
  const waits = boxes.map(
    (_, at) => new Set(boxes.flatMap((__, other) => (other !== at && before(other, at) ? [other] : []))),
  );
  const left = new Set(boxes.keys());
  const result: (readonly Run[])[] = [];
  const rank = (at: number): number => boxes[at]![0] * 10 - boxes[at]![3];
  while (left.size > 0) {
    const free = [...left].filter((at) => [...waits[at]!].every((other) => !left.has(other)));
    // A circle is broken at its leftmost.
    const [next] = (free.length > 0 ? free : [...left]).toSorted((a, b) => rank(a) - rank(b));
    left.delete(next!);
    result.push(blocks[next!]!);
  }
  return result;
}
