/** Where a display line is broken and how large it is set, from the widths of its parts. No DOM. */

/** A part of a display line that is not broken inside; lengths in em. */
export interface Part {
  /** Advances of its characters, untracked. */
  readonly width: number;
  readonly characters: number;
  /** What it costs to begin a line with it: 0 where a phrase ends, Infinity where no line may. */
  readonly price: number;
  /** Of the width: white that falls away at a line's end, and a point that may hang there. */
  readonly space: number;
  readonly point: number;
  /** What it is drawn to the part before it on the same line: marks that are white towards each other. */
  readonly tuck: number;
}

export interface Room {
  /** px, along the line and across it. */
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  /** Largest size, px. */
  readonly max: number;
  /** From line to line, in em. */
  readonly leading: number;
  /** Space behind each character at a size in px, em; negative draws them together. */
  readonly tracking: (size: number) => number;
}

export interface Setting {
  /** px */
  readonly size: number;
  /** Index of the part that begins each line but the first. */
  readonly breaks: readonly number[];
}

/** By how much the type must grow, as a part of its size, to be worth so many lines. */
const linePrices = [0, 0.1, 0.35] as const;
/** What breaks within a phrase cost more where the copy has points to break behind. */
const withinPhrase = 0.3;
/** Three lines are for copy that has three parts: elsewhere they cost more, as the rule `head.lines` has it. */
const withinThree = 0.4;
/** Three lines of fewer characters than this, on average, read as scraps. */
const scraps = { price: 0.4, characters: 4 };
/** Parallel groups, as three of four characters, that are not shared out evenly among the lines. */
const unshared = 0.35;
const parallel = { groups: 3, share: 0.75 };
/** Of the mean square of the lines' differences from their mean length. */
const uneven = 1.5;
/** A last line of so few characters, or shorter than this part of the line before, is a stub. */
const stub = { price: 0.5, characters: 3, share: 0.5 };

/** All ways to set `parts` on at most `lines` lines. */
function breakings(parts: readonly Part[], lines: number): readonly (readonly number[])[] {
  const ways: number[][] = [[]];
  const extend = (way: readonly number[], at: number): void => {
    if (way.length + 1 >= lines) return;
    for (let next = at; next < parts.length; next += 1) {
      if (parts[next]!.price === Number.POSITIVE_INFINITY) continue;
      const longer = [...way, next];
      ways.push(longer);
      extend(longer, next + 1);
    }
  };
  extend([], 1);
  return ways;
}

interface Line {
  /** To the end of the last mark, and without a point at the end. */
  readonly width: number;
  readonly optical: number;
  readonly characters: number;
}

export function linesOf(parts: readonly Part[], breaks: readonly number[]): readonly Line[] {
  const edges = [0, ...breaks, parts.length];
  return edges.slice(0, -1).map((from, index) => {
    const own = parts.slice(from, edges[index + 1]!);
    const { space, point } = own.at(-1)!;
    const width = own.reduce((sum, part, at) => sum + part.width - (at > 0 ? part.tuck : 0), 0) - space;
    return { width, optical: width - point, characters: own.reduce((sum, part) => sum + part.characters, 0) };
  });
}

/** Parts up to each point, and the last ones. */
function groupsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [[]];
  for (const part of parts) {
    groups.at(-1)!.push(part);
    if (part.point > 0 && part !== parts.at(-1)) groups.push([]);
  }
  return groups;
}

/** Whether the copy is parallel groups, and some line holds more or less of them than another. */
function isUnshared(parts: readonly Part[], breaks: readonly number[]): boolean {
  const groups = groupsOf(parts);
  const widths = groups.map((own) => own.reduce((sum, { width, point }) => sum + width - point, 0));
  if (groups.length < parallel.groups || Math.min(...widths) < parallel.share * Math.max(...widths)) return false;
  return breaks.length > 0 && groups.length % (breaks.length + 1) > 0;
}

/** What a way to break costs in looks and sense, whatever its size. */
function costOf(parts: readonly Part[], breaks: readonly number[], lines: readonly Line[]): number {
  const paused = parts.slice(0, -1).some(({ point }) => point > 0);
  const prices = breaks.map((at) => parts[at]!.price);
  const mean = lines.reduce((sum, { optical }) => sum + optical, 0) / lines.length;
  const spread = lines.reduce((sum, { optical }) => sum + ((optical - mean) / mean) ** 2, 0) / lines.length;
  const [before, last] = [lines.at(-2), lines.at(-1)!];
  const isStub = before && (last.characters < stub.characters || last.optical < stub.share * before.optical);
  return (
    prices.reduce((sum, price) => sum + price + (price > 0 && paused ? withinPhrase : 0), 0) +
    uneven * spread +
    (isStub ? stub.price : 0) +
    (lines.length > 2 && mean < scraps.characters ? scraps.price : 0) +
    (lines.length > 2 && prices.some((price) => price > 0) ? withinThree : 0) +
    (isUnshared(parts, breaks) ? unshared : 0)
  );
}

/** The largest size at which every line fits; tracking follows the size, so it is found in a few steps. */
function sizeIn(lines: readonly Line[], { width, height, max, leading, tracking }: Room): number {
  const most = Math.min(height / (leading * lines.length), max);
  let size = most;
  for (let step = 0; step < 4; step += 1) {
    const track = tracking(size);
    const widest = Math.max(...lines.map((line) => line.width + (line.characters - 1) * track));
    size = Math.min(most, width / widest);
  }
  return size;
}

/** The setting that reads best for its size: large, in few lines that end where a reader pauses and are alike. */
export function bestSetting(parts: readonly Part[], room: Room): Setting {
  let best: (Setting & { readonly worth: number }) | undefined;
  for (const breaks of breakings(parts, Math.min(room.lines, linePrices.length))) {
    const lines = linesOf(parts, breaks);
    const size = sizeIn(lines, room);
    const worth = size / (1 + linePrices[breaks.length]! + costOf(parts, breaks, lines));
    if (!best || worth > best.worth + 1e-6) best = { size, breaks, worth };
  }
  const { size, breaks } = best!;
  return { size, breaks };
}

/** The fewest lines of at most `width` em, broken where it reads best; nothing if there are none. */
export function fewestLines(parts: readonly Part[], width: number): readonly number[] | undefined {
  for (let count = 1; count <= linePrices.length; count += 1) {
    const fitting = breakings(parts, count)
      .map((breaks) => ({ breaks, lines: linesOf(parts, breaks) }))
      .filter(({ lines }) => lines.length === count && lines.every((line) => line.width <= width))
      .map(({ breaks, lines }) => ({ breaks, cost: costOf(parts, breaks, lines) }));
    const [best] = fitting.sort((a, b) => a.cost - b.cost);
    if (best) return best.breaks;
  }
  return undefined;
}
