/** Where the articles of a page stand: exact outlines along their frames, as an e-paper makes them clickable. */
import { type Box, ptToMm } from '../../core/units.ts';
import type { Edition } from '../../edition/model.ts';
import { storyOf } from '../../html/index.ts';
import type { Layout, LayoutFrame } from '../../layout/index.ts';
import type { Outline, Point } from './model.ts';
import { bottomOf, type PlacedPage, rightOf, round } from './placed-page.ts';

/** The gutters between its own columns and the air around its pictures belong to an article. */
const reach = { gutters: 1.25, rows: 2.05 };

/** @param articles in reading order */
export function outlinesOf(edition: Edition, placed: PlacedPage, articles: readonly string[]): readonly Outline[] {
  const boxes = boxesByStory(edition, placed);
  const { gutter, pitch } = placed.layout.grid;
  return articles.flatMap((article) => {
    const own = boxes.get(article) ?? [];
    const others = [...boxes].flatMap(([story, list]) => (story === article ? [] : list));
    const rings = ringsAround(own, { others, across: gutter * reach.gutters, down: pitch * reach.rows });
    return rings.length > 0 ? [{ article, rings }] : [];
  });
}

/** Boxes of each story, and under '' of what belongs to the page. */
function boxesByStory(edition: Edition, { page, layout }: PlacedPage): ReadonlyMap<string, readonly Box[]> {
  const boxes = new Map<string, Box[]>();
  const add = (story: string, box: Box): void => void boxes.set(story, [...(boxes.get(story) ?? []), box]);
  for (const one of page.placed) {
    // Rules, ornaments and frames stand in the room of others.
    if (one.block === 'rule' || one.block === 'ornament' || one.block === 'box') continue;
    const set = layout.blocks.find(({ id }) => id === one.id);
    const story = storyOf(edition, one) ?? '';
    if (one.block !== 'text') {
      if (set) add(story, set.box);
      continue;
    }
    for (const [index, frame] of layout.frames.entries())
      if (frame.story === one.story && frame.filled > 0) add(story, filledPart(frame, layout, index));
  }
  return boxes;
}

/** A frame as far as its lines go: down, or from the right to the left. */
function filledPart({ box, rows, filled }: LayoutFrame, { lines }: Layout, index: number): Box {
  const columns = lines.filter((line) => line.frame === index && line.vertical);
  if (columns.length === 0) return { ...box, height: round((box.height * filled) / rows) };
  const left = Math.max(
    box.x,
    Math.min(...columns.map((line) => line.box.x + line.box.width / 2 - ptToMm(line.size) / 2)),
  );
  return { ...box, x: round(left), width: round(rightOf(box) - round(left)) };
}

interface Around {
  readonly others: readonly Box[];
  /** Widest and highest gap that is closed, mm. */
  readonly across: number;
  readonly down: number;
}

/** The page cut along every edge: cells that an article covers, and the lines between them. */
interface Cells {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly own: boolean[][];
}

export function ringsAround(own: readonly Box[], { others, across, down }: Around): Outline['rings'] {
  const all = [...own, ...others];
  const xs = edges(all.flatMap((box) => [box.x, rightOf(box)]));
  const ys = edges(all.flatMap((box) => [box.y, bottomOf(box)]));
  const covered = (boxes: readonly Box[]): boolean[][] =>
    ys.slice(0, -1).map((top, row) =>
      xs.slice(0, -1).map((left, column) => {
        const [x, y] = [(left + xs[column + 1]!) / 2, (top + ys[row + 1]!) / 2];
        return boxes.some((box) => x > box.x && x < rightOf(box) && y > box.y && y < bottomOf(box));
      }),
    );
  const cells = { xs, ys, own: covered(own) };
  const taken = covered(others);
  const free = (row: number, column: number): boolean => !taken[row]![column];
  // Each pass may open the way for the next: a gutter is closed only where both its sides are.
  for (let changed = true; changed; ) {
    const inRows = closeGaps(cells, { free, most: across, along: 'row' });
    changed = closeGaps(cells, { free, most: down, along: 'column' }) || inRows;
  }
  return trace(cells);
}

/** Sorted, without those that lie a hair beside another. */
const edges = (values: readonly number[]): readonly number[] =>
  values.toSorted((a, b) => a - b).filter((value, index, sorted) => index === 0 || value - sorted[index - 1]! > 0.01);

interface Gap {
  readonly free: (row: number, column: number) => boolean;
  readonly most: number;
  readonly along: 'row' | 'column';
}

/** Covers what lies between two covered cells of a row (or column), if it is narrow and nobody else's. */
function closeGaps({ xs, ys, own }: Cells, { free, most, along }: Gap): boolean {
  const [lines, steps, at] = along === 'row' ? [ys, xs, cellIn] : [xs, ys, cellAcross];
  let changed = false;
  for (let line = 0; line < lines.length - 1; line++) {
    let last = -1;
    for (let step = 0; step < steps.length - 1; step++) {
      if (!at(own, line, step)) continue;
      const gap = Array.from({ length: step - last - 1 }, (_, by) => last + 1 + by);
      const narrow = last >= 0 && gap.length > 0 && steps[step]! - steps[last + 1]! <= most;
      const open = ([row, column]: readonly [number, number]): boolean => free(row, column);
      const places = gap.map((one) => (along === 'row' ? ([line, one] as const) : ([one, line] as const)));
      if (narrow && places.every(open)) {
        for (const [row, column] of places) own[row]![column] = true;
        changed = true;
      }
      last = step;
    }
  }
  return changed;
}

const cellIn = (own: boolean[][], row: number, column: number): boolean => own[row]![column]!;
const cellAcross = (own: boolean[][], column: number, row: number): boolean => own[row]![column]!;

/** Follows the border with what is covered on the right hand; where two corners touch, it keeps to its own cell. */
function trace({ xs, ys, own }: Cells): Outline['rings'] {
  const is = (row: number, column: number): boolean => own[row]?.[column] === true;
  /** Edges by the corner that they leave from. */
  const from = new Map<string, { to: readonly [number, number]; way: number }[]>();
  const add = (a: readonly [number, number], b: readonly [number, number], way: number): void => {
    const key = a.join();
    from.set(key, [...(from.get(key) ?? []), { to: b, way }]);
  };
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (!is(row, column)) continue;
      if (!is(row - 1, column)) add([column, row], [column + 1, row], 0);
      if (!is(row, column + 1)) add([column + 1, row], [column + 1, row + 1], 1);
      if (!is(row + 1, column)) add([column + 1, row + 1], [column, row + 1], 2);
      if (!is(row, column - 1)) add([column, row + 1], [column, row], 3);
    }
  }
  const rings: Point[][] = [];
  for (let start = firstKey(from); start !== undefined; start = firstKey(from)) {
    const ring: Point[] = [];
    let key = start;
    let way = -1;
    let first = -1;
    do {
      const choices = from.get(key)!;
      const turn = choices.findIndex((one) => one.way === (way + 1) % 4);
      const [edge] = choices.splice(way >= 0 && turn >= 0 ? turn : 0, 1);
      if (choices.length === 0) from.delete(key);
      const [column, row] = key.split(',').map(Number) as [number, number];
      if (edge!.way !== way) ring.push({ x: round(xs[column]!), y: round(ys[row]!) });
      way = edge!.way;
      if (first < 0) first = way;
      key = edge!.to.join();
    } while (key !== start);
    // It may have begun in the middle of a side.
    rings.push(way === first ? ring.slice(1) : ring);
  }
  return rings;
}

const firstKey = (map: ReadonlyMap<string, unknown>): string | undefined => map.keys().next().value;
