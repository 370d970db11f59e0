/** What of a page is free: of each column one run of rows for the lead and its stacks, and pockets beside them. */
import type { MakeGrid, Span } from './model.ts';

/** Rows between two stories, the middle one with a rule on it. */
export const BETWEEN = 3;

export interface Rectangle {
  readonly columns: Span;
  readonly rows: Span;
}

export interface Room {
  /** The page's column that is the room's first; its other columns are counted from there. */
  readonly first: number;
  /** The first and the last free row of each column, from the left. */
  readonly runs: readonly Span[];
  /** Free besides, each to be filled by stories of its own. */
  readonly pockets: readonly Rectangle[];
}

/** A block that stands on the page already. */
export interface Standing extends Rectangle {
  /** Rows that stories keep from it, above and below. */
  readonly clear: number;
}

/** Rows by which columns may begin or end apart and still be levelled, the white left as it is. */
const LEVEL = 3;
/** A pocket of fewer rows holds no story. */
const LEAST_POCKET = 9;

export const openRoom = (grid: MakeGrid): Room => ({
  first: 1,
  runs: Array.from({ length: grid.columns }, () => [1, grid.rows] as const),
  pockets: [],
});

const commonOf = (room: Room, [from, to]: Span, end: 0 | 1): number | undefined => {
  const [first, ...more] = room.runs.slice(from - 1, to).map((run) => run[end]);
  return more.every((row) => row === first) ? first : undefined;
};

/** The row that these columns begin on; undefined where they do not begin together. */
export const topOf = (room: Room, columns: Span): number | undefined => commonOf(room, columns, 0);

/** The row that these columns end on; undefined where they do not end together. */
export const footOf = (room: Room, columns: Span): number | undefined => commonOf(room, columns, 1);

/** The free runs of one column, from the head down. */
function runsIn(column: number, { rows }: MakeGrid, standing: readonly Standing[]): readonly Span[] {
  const here = standing.filter(({ columns }) => columns[0] <= column && columns[1] >= column);
  const runs: Span[] = [];
  let from = 1;
  for (const { rows: taken, clear } of here.toSorted((a, b) => a.rows[0] - b.rows[0])) {
    if (taken[0] - clear > from) runs.push([from, taken[0] - clear - 1]);
    from = Math.max(from, taken[1] + clear + 1);
  }
  if (from <= rows) runs.push([from, rows]);
  return runs;
}

const lengthOf = ([from, to]: Span): number => to - from + 1;

/** Runs of neighbouring columns that are alike, as rectangles. */
function rectangles(columns: readonly (readonly Span[])[]): readonly Rectangle[] {
  const found: Rectangle[] = [];
  const open = new Map<string, { from: number; to: number; rows: Span }>();
  for (const [index, runs] of columns.entries()) {
    for (const rows of runs) {
      if (lengthOf(rows) < LEAST_POCKET) continue;
      const key = rows.join('-');
      const before = open.get(key);
      if (before?.to === index) before.to = index + 1;
      else {
        if (before) found.push({ columns: [before.from, before.to], rows: before.rows });
        open.set(key, { from: index + 1, to: index + 1, rows });
      }
    }
  }
  return [...found, ...[...open.values()].map(({ from, to, rows }) => ({ columns: [from, to] as const, rows }))];
}

/** All columns to one row at an end: rows that are given up become pockets, where they are enough for one. */
function levelled(
  runs: readonly Span[],
  end: 0 | 1,
): { readonly runs: readonly Span[]; readonly given: readonly Rectangle[] } {
  const ends = runs.map((run) => run[end]);
  const level = end === 0 ? Math.max(...ends) : Math.min(...ends);
  return {
    runs: runs.map(([from, to]) => (end === 0 ? [level, to] : [from, level])),
    given: rectangles(
      runs.map(([from, to]): readonly Span[] =>
        end === 0 ? [[from, level - BETWEEN - 1]] : [[level + BETWEEN + 1, to]],
      ),
    ),
  };
}

const spread = (runs: readonly Span[], end: 0 | 1): number => {
  const ends = runs.map((run) => run[end]);
  return Math.max(...ends) - Math.min(...ends);
};

/** The longest row of neighbours for which something holds, from and to. */
function longest(list: readonly boolean[]): Span {
  let best: Span = [0, -1];
  let from = 0;
  for (const [index, one] of [...list, false].entries()) {
    if (one) continue;
    if (index - from > lengthOf(best)) best = [from, index - 1];
    from = index + 1;
  }
  return best;
}

/** Ways to see what the standing blocks leave free, the one that keeps most of it in one piece first. */
export function roomsOf(grid: MakeGrid, standing: readonly Standing[]): readonly Room[] {
  const page = Array.from({ length: grid.columns }, (_, index) => runsIn(index + 1, grid, standing));
  // Columns that are taken from head to foot are no part of it.
  const [left, right] = longest(page.map((runs) => runs.length > 0));
  const all = page.slice(left, right + 1);
  if (all.length === 0) return [];
  let runs = all.map((own) => own.reduce((long, run) => (lengthOf(run) > lengthOf(long) ? run : long)));
  const others = rectangles(all.map((own, index) => own.filter((run) => run !== runs[index])));
  for (const end of [0, 1] as const) if (spread(runs, end) <= LEVEL) runs = [...levelled(runs, end).runs];
  const plain: Room = { first: left + 1, runs, pockets: others };
  const rooms = [plain];
  for (const ends of [[1], [0], [0, 1]] as const) {
    if (!ends.every((end) => spread(runs, end) > 0)) continue;
    let room = plain;
    for (const end of ends) {
      const { runs: level, given } = levelled(room.runs, end);
      room = { ...room, runs: level, pockets: [...room.pockets, ...given] };
    }
    if (room.runs.every((run) => lengthOf(run) > 0)) rooms.push(room);
  }
  return rooms;
}

/** Column rows of a room. */
export const rowsOf = ({ runs, pockets }: Room): number =>
  runs.reduce((sum, run) => sum + lengthOf(run), 0) +
  pockets.reduce((sum, { columns, rows }) => sum + lengthOf(columns) * lengthOf(rows), 0);
