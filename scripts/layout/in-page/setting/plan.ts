/**
 * The best lines for a whole paragraph: dynamic programming over all its breaks, after Knuth and Plass, "Breaking
 * Paragraphs into Lines" (1981), with the squeezing and stretching of CLREQ for glue.
 */
import type { Analysis } from './analysis.ts';
import { leastCost, lineCost, openTrial, type PlannedLine, type Stretch, type Trial } from './line.ts';
import { wordLineCost } from './scripts/word-line.ts';
import type { Style } from './style.ts';
import { type Sums, sumUp } from './sums.ts';

/** Measures of a paragraph's lines, em: one for all, or one for each line from 0. */
export type Measure = number | ((line: number) => number);

/** Breaks this much short of the measure, em, are not worth a look while there are others. */
const reach = 3;
const farReach = 99;

/** A paragraph that is to be longer or shorter than its best stays within this stretch, em. */
const even = 0.06;

/** The lines, or nothing when something in the paragraph is wider than its measure. */
export function planLines(of: Analysis, measure: Measure, style: Style): readonly PlannedLine[] | undefined {
  if (of.count === 0) return [];
  const about = { of, sums: sumUp(of), style };
  return search(about, { measure, short: reach }) ?? search(about, { measure, short: farReach });
}

/** A longer paragraph, in lines, is left as it is best. */
const longest = 100;

/** The same in exactly `count` lines, or nothing where that would not look well. */
export function planToLength(
  of: Analysis,
  { measure, style, count }: { measure: Measure; style: Style; count: number },
): readonly PlannedLine[] | undefined {
  if (count > longest) return undefined;
  const measureAt = typeof measure === 'number' ? () => measure : measure;
  const lines = search({ of, sums: sumUp(of), style }, { measure: measureAt, short: reach, count });
  const last = lines?.at(-1);
  if (!lines || !last || lines.some(({ stretch }) => stretch > even)) return undefined;
  let halves = 0;
  for (let at = last.from; at <= last.to; at += 1) halves += of.halves[at]!;
  return halves / 2 < Math.max(style.last, 3) ? undefined : lines;
}

interface Task {
  readonly measure: Measure;
  readonly short: number;
  /** As many lines as this, not as many as are best; for measures by line. */
  readonly count?: number;
}

/**
 * Cheapest way to a place, where it comes from, how many lines it has, and how many of its last ones end in punctuation;
 * and of the places where one may stand at one cluster, the measure of the line that begins there. One for all
 * paragraphs, as the sums are.
 */
const openTable = (size: number) => ({
  best: new Float64Array(size),
  before: new Int32Array(size),
  numbers: new Int32Array(size),
  stacks: new Int32Array(size),
  places: [] as number[],
  rooms: [] as number[],
});
let table = openTable(4096);

function tableOf(size: number): typeof table {
  if (table.best.length < size) table = openTable(2 * size);
  table.best.fill(Number.POSITIVE_INFINITY, 0, size);
  return table;
}

const trial = openTrial();

interface About {
  readonly of: Analysis;
  readonly sums: Sums;
  readonly style: Style;
}

/** Lines of words parted by spaces have their own measure of what is even. */
const priceOf = (about: About, line: Stretch, into: Trial): number =>
  about.style.words ? wordLineCost(about, line, into) : lineCost(about, line, into);

function search(about: About, { measure, short, count: wanted }: Task): PlannedLine[] | undefined {
  const { of, style } = about;
  const { count } = of;
  const uniform = typeof measure === 'number';
  const measureAt = uniform ? () => measure : measure;
  // While all lines are of one measure it does not matter how many there were; otherwise the line's number is part of
  // where one stands.
  const layers = uniform ? 1 : Math.min(count + 1, layersOf(linesAtMost(about, measureAt), measureAt, wanted));
  const { best, before, numbers, stacks, places, rooms } = tableOf((count + 1) * layers);
  best[0] = 0;
  numbers[0] = 0;
  stacks[0] = 0;
  for (let from = 0; from < count; from += 1) {
    places.length = 0;
    rooms.length = 0;
    for (let at = from * layers; at < (from + 1) * layers; at += 1) {
      if (best[at] === Number.POSITIVE_INFINITY) continue;
      places.push(at);
      rooms.push(measureAt(numbers[at]!) - (from === 0 ? style.indent : 0));
    }
    for (let first = 0; first < rooms.length; first += 1) {
      if (rooms.indexOf(rooms[first]!) === first) linesFrom(about, { from, first, layers, short });
    }
  }
  let end = -1;
  for (let layer = 0; layer < layers; layer += 1) {
    const at = count * layers + layer;
    if (wanted !== undefined && numbers[at] !== wanted) continue;
    if (best[at]! < Number.POSITIVE_INFINITY && (end < 0 || best[at]! < best[end]!)) end = at;
  }
  if (end < 0) return undefined;
  const lines: PlannedLine[] = [];
  for (let at = end; at > 0; at = before[at]!) {
    const start = before[at]!;
    const from = Math.floor(start / layers);
    const to = Math.floor(at / layers) - 1;
    const room = measureAt(numbers[start]!) - (from === 0 ? style.indent : 0);
    priceOf(about, { from, to, measure: room }, trial);
    const { use, ...how } = trial;
    lines.push({ from, to, measure: room, use: [...use], ...how, last: to === count - 1 });
  }
  return lines.reverse();
}

/** All lines from a cluster in the measure of its place `first`. A line costs the same from all places of one measure. */
function linesFrom(
  about: About,
  { from, first, layers, short }: { from: number; first: number; layers: number; short: number },
): void {
  const { of, sums, style } = about;
  const { best, before, numbers, stacks, places, rooms } = table;
  const room = rooms[first]!;
  const { most, price } = style.stack;
  for (let to = from; to < of.count; to += 1) {
    const raw = sums.natural[to]! - sums.natural[from]! + of.width[to]!;
    const give = sums.room[to]! - sums.room[from]! + style.track * (sums.opens[to]! - sums.opens[from]!);
    if (raw - 1.5 - give > room) break;
    const last = to === of.count - 1;
    if (!last && (of.price[to] === Number.POSITIVE_INFINITY || raw < room - short)) continue;
    // Most lines cannot become the cheapest, and need not be worked out.
    const least = leastCost + (last ? 0 : of.price[to]!);
    const next = (to + 1) * layers;
    if (layers === 1 ? best[from]! + least >= best[next]! : !mayBeCheaper(least, first, { next, layers })) continue;
    const cost = priceOf(about, { from, to, measure: room }, trial);
    if (cost === Number.POSITIVE_INFINITY) continue;
    const marked = !last && of.marks[to] === 1;
    for (let one = first; one < places.length; one += 1) {
      if (rooms[one] !== room) continue;
      const at = places[one]!;
      const line = numbers[at]!;
      const stacked = marked ? stacks[at]! + 1 : 0;
      const paid = best[at]! + cost + (stacked > most ? price : 0);
      const there = next + Math.min(layers - 1, line + 1);
      if (paid >= best[there]!) continue;
      best[there] = paid;
      before[there] = at;
      numbers[there] = line + 1;
      stacks[there] = stacked;
    }
  }
}

/** Whether a line of this cost from the places of one measure would be the cheapest way to any of the `next` places. */
function mayBeCheaper(cost: number, first: number, { next, layers }: { next: number; layers: number }): boolean {
  const { best, numbers, places, rooms } = table;
  for (let one = first; one < places.length; one += 1) {
    if (rooms[one] !== rooms[first]) continue;
    const at = places[one]!;
    if (best[at]! + cost < best[next + Math.min(layers - 1, numbers[at]! + 1)]!) return true;
  }
  return false;
}

/** Of up to `most` lines, how many must be told apart: behind the last that has a measure of its own all are alike. */
function layersOf(most: number, measureAt: (line: number) => number, wanted: number | undefined): number {
  if (wanted !== undefined) return Math.min(most, wanted + 2);
  let last = 0;
  for (let line = 1; line < most; line += 1) if (measureAt(line) !== measureAt(line - 1)) last = line;
  return last + 1;
}

/** A bound on the number of lines, for the size of the tables. */
function linesAtMost({ sums, of }: { sums: Sums; of: Analysis }, measureAt: (line: number) => number): number {
  let narrowest = Number.POSITIVE_INFINITY;
  for (let line = 0; line < 64; line += 1) narrowest = Math.min(narrowest, measureAt(line));
  return Math.ceil((sums.natural[of.count]! + 4) / Math.max(1, narrowest - reach)) + 4;
}
