/**
 * Threads a story through intervals by counting, as the browser will do it: about 10 µs a trial. No DOM.
 *
 * Line breaks do not depend on where a column ends as long as the measure stays the same, so a paragraph is its
 * number of lines.
 */

/** One paragraph or section head of the story. */
export interface Piece {
  readonly rows: number;
  readonly head: boolean;
  /** A head that was given a row more than it needs, above its words. */
  readonly spread?: boolean;
  /** Its last line fills a third of the measure or less: alone at a column's head it is a fault. */
  readonly short?: boolean;
  /** Its lines are planned: what they come to where `share(line)` of the measure is left for each. */
  readonly linesIn?: (share: (line: number) => number, more?: number) => Lines;
  /** Lines more than its best, or fewer. */
  readonly more?: number;
}

/** How many lines; how many of them read as loose, and how many gape. */
export interface Lines {
  readonly rows: number;
  readonly loose: number;
  readonly gaping: number;
}

/** One interval's rows; `share` < 1 when the measure is narrowed. */
export interface Slot {
  readonly rows: number;
  readonly share: number;
  readonly column?: number;
}

/** Rows of text that must stand below a section head in the same interval. */
export const headReserve = 2;
/** A section head this near to the top or foot of a column looks lost. */
const lonely = 4;

export interface Threaded {
  /** Rows that stay empty behind the story; negative: rows that are over. */
  readonly left: number;
  /** Rows left empty at column feet because a section head moved on. */
  readonly holes: number;
  /** Blemishes: heads near a column's ends, last lines of a paragraph alone at a column's top, loose lines beside a quote. */
  readonly blemishes: number;
  /** What the layout rules call an error: a short last line alone at the head of a column, a gaping line. */
  readonly faults: number;
}

export function thread(pieces: readonly Piece[], slots: readonly Slot[]): Threaded {
  let slot = 0;
  let used = 0;
  let holes = 0;
  let blemishes = 0;
  let faults = 0;
  let over = 0;
  // Where every line is planned a narrow row holds one line, as any other; otherwise a part of one.
  const planned = pieces.every((piece) => piece.head || piece.linesIn);
  const rowsOf = ({ rows, share }: Slot): number => (planned ? rows : Math.floor(rows * share));
  const room = () => (slot < slots.length ? rowsOf(slots[slot]!) - used : 0);
  const advance = () => {
    slot += 1;
    used = 0;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.head) {
      // A head is as wide as its column: it never stands beside what narrows the measure.
      while (slot < slots.length && (slots[slot]!.share < 1 || room() < piece.rows + headReserve)) {
        holes += room();
        advance();
      }
      if (slot >= slots.length) {
        over += piece.rows;
        continue;
      }
      if (used > 0 && used < lonely) blemishes += 2;
      if (used === 0) blemishes += piece.spread ? 6 : 3;
      if (room() - piece.rows < lonely) blemishes += 2;
      used += piece.rows;
      continue;
    }
    const share = shareFrom(slots, slot, used);
    const lines = piece.linesIn && meetsNarrow(share, piece.rows) ? piece.linesIn(share, piece.more) : undefined;
    blemishes += lines?.loose ?? 0;
    faults += lines?.gaping ?? 0;
    const rows = lines?.rows ?? piece.rows;
    let rest = rows;
    while (rest > 0 && slot < slots.length) {
      const here = Math.min(rest, room());
      used += here;
      rest -= here;
      if (rest === 0) break;
      const column = slots[slot]!.column;
      advance();
      // The last line of a paragraph alone where text begins anew.
      if (rest === 1 && rows > 1 && slot < slots.length) {
        if (piece.short && slots[slot]!.column !== column) faults += 1;
        else blemishes += 3;
      }
    }
    over += rest;
    if (room() === 0 && index < pieces.length - 1 && slot < slots.length) advance();
  }
  let left = -over;
  if (over === 0) {
    left = Math.max(0, room());
    for (let rest = slot + 1; rest < slots.length; rest += 1) left += rowsOf(slots[rest]!);
  }
  return { left, holes, blemishes, faults };
}

/** Share of the measure for each line from where `used` rows of a slot are filled. */
const shareFrom =
  (slots: readonly Slot[], slot: number, used: number) =>
  (line: number): number => {
    let at = slot;
    let rest = used + line;
    while (at < slots.length && rest >= slots[at]!.rows) {
      rest -= slots[at]!.rows;
      at += 1;
    }
    return slots[at]?.share ?? 1;
  };

function meetsNarrow(share: (line: number) => number, rows: number): boolean {
  for (let line = 0; line < rows; line += 1) if (share(line) < 1) return true;
  return false;
}
