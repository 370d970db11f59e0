/** Walks a story through its frames before it is set, so that each line knows the measure it will have. No DOM. */

export interface Room {
  readonly rows: number;
  /** em. */
  readonly measure: number;
}

export interface Walk {
  /** Measure of the line that stands `line` lines behind where the walk has come to. */
  measure(line: number): number;
  /** True if the next `count` lines stand in the room that the walk has come to, and it is not narrowed. */
  holds(count: number): boolean;
  lines(count: number): void;
  head(rows: number): void;
}

/**
 * `full`: the least measure that a section head stands in; `beyond`: that of what is over; `reserve`: rows of text that
 * follow a head in its frame.
 */
export function openWalk(
  rooms: readonly Room[],
  { full, beyond = full, reserve }: { full: number; beyond?: number; reserve: number },
): Walk {
  let room = 0;
  let used = 0;
  const settle = (): void => {
    while (room < rooms.length && used >= rooms[room]!.rows) {
      used -= rooms[room]!.rows;
      room += 1;
    }
  };
  return {
    measure(line) {
      let at = room;
      let rest = used + line;
      while (at < rooms.length && rest >= rooms[at]!.rows) {
        rest -= rooms[at]!.rows;
        at += 1;
      }
      return rooms[at]?.measure ?? beyond;
    },
    holds(count) {
      const now = rooms[room];
      return now !== undefined && now.measure >= full && used + count <= now.rows;
    },
    lines(count) {
      used += count;
      settle();
    },
    head(rows) {
      while (room < rooms.length && (rooms[room]!.measure < full || rooms[room]!.rows - used < rows + reserve)) {
        room += 1;
        used = 0;
      }
      used += rows;
      settle();
    },
  };
}
