/** One line from cluster `from` to cluster `to`: how it comes to its measure, and what that costs. */
import { type Analysis, stepCount } from './analyse.ts';
import type { Style } from './style.ts';

export interface PlannedLine {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  readonly measure: number;
  /** Share of each squeeze step that is used, 0 to 1. */
  readonly use: readonly number[];
  /** By how much each gap between Han and Latin is opened, em. */
  readonly spread: number;
  /** By how much every gap is narrowed, em. */
  readonly track: number;
  /** White cut off the last mark, em. */
  readonly foot: number;
  /** What is left for the browser to stretch, em, and for each gap that opens. */
  readonly rest: number;
  readonly stretch: number;
  readonly last: boolean;
}

/** Prices per em, × (1 + the share used): within a step all gaps give alike, between steps the order decides. */
const squeezePrice = [0.25, 0.35, 2, 0.6, 0.9] as const;
const price = {
  /** Every line: as many as needed, no more. */
  line: 14,
  foot: 0.05,
  /** A mark at a line's end keeps its white, so that the line need not be stretched further than `even`. */
  white: 1.5,
  even: 0.015,
  /** A point stands in the gutter. */
  hang: 60,
  track: 8,
  trackSquare: 6000,
  spread: 1,
  stretch: 30,
  stretchSquare: 3000,
  /** From here on a line reads as loose. */
  loose: 0.07,
  gaping: 40,
  gapingStep: 4000,
  /** A last line too short; one that is a character longer than it must be. */
  runt: 200,
  nearRunt: 30,
} as const;

/** Sums up to a cluster, so that a line's share is one subtraction. */
export interface Sums {
  readonly natural: Float64Array;
  readonly rooms: readonly Float64Array[];
  readonly room: Float64Array;
  readonly spaced: Int32Array;
  readonly opens: Int32Array;
  readonly halves: Int32Array;
}

const openSums = (size: number): Sums => ({
  natural: new Float64Array(size),
  rooms: Array.from({ length: stepCount }, () => new Float64Array(size)),
  room: new Float64Array(size),
  spaced: new Int32Array(size),
  opens: new Int32Array(size),
  halves: new Int32Array(size),
});

/** One set for all paragraphs, since one is planned at a time. */
let sums = openSums(512);

export function sumUp(of: Analysis): Sums {
  const { count } = of;
  if (sums.natural.length <= count) sums = openSums(2 * count);
  const { natural, rooms, room, spaced, opens, halves } = sums;
  for (let at = 0; at < count; at += 1) {
    natural[at + 1] = natural[at]! + of.width[at]! + of.gap[at]!;
    for (let step = 0; step < stepCount; step += 1) {
      rooms[step]![at + 1] = rooms[step]![at]! + (of.step[at] === step ? of.room[at]! : 0);
    }
    room[at + 1] = room[at]! + of.room[at]!;
    spaced[at + 1] = spaced[at]! + of.spaced[at]!;
    opens[at + 1] = opens[at]! + of.opens[at]!;
    halves[at + 1] = halves[at]! + of.halves[at]!;
  }
  return sums;
}

/** What `lineCost` last worked out; one object for all trials, since there are tens of thousands. */
export interface Trial {
  readonly use: Float64Array;
  spread: number;
  track: number;
  foot: number;
  rest: number;
  stretch: number;
}

export const openTrial = (): Trial => ({
  use: new Float64Array(stepCount),
  spread: 0,
  track: 0,
  foot: 0,
  rest: 0,
  stretch: 0,
});

/** A hanging point takes no room; an advance of nothing would be clamped to it. */
const hung = 0.98;

/** Between Han and Latin, em. */
const widest = 0.5;

const nothing = 1e-9;

interface About {
  readonly of: Analysis;
  readonly sums: Sums;
  readonly style: Style;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly measure: number;
}

/** The price of a line; infinite when it cannot be set in the measure. `trial` takes how it is set. */
export function lineCost(about: About, line: Stretch, trial: Trial): number {
  const { of, style } = about;
  const { from, to } = line;
  const last = to === of.count - 1;
  const white = of.foot[to]!;
  let cost = fill(about, line, { trial, foot: last ? 0 : white });
  if (last) {
    if (cost > price.line && white > 0)
      cost = better(about, line, { trial, foot: white, extra: price.foot, than: cost });
  } else if (white > 0) {
    const { kind } = of.clusters[to]!;
    if (cost === Number.POSITIVE_INFINITY || trial.stretch > price.loose) {
      const hangs = style.hang && (kind === 'pause' || kind === 'stop');
      if (hangs) cost = better(about, line, { trial, foot: hung, extra: price.hang, than: cost });
    }
    if (trial.stretch > price.even) cost = better(about, line, { trial, foot: 0, extra: price.white, than: cost });
  }
  if (last && from > 0) {
    const characters = (about.sums.halves[to + 1]! - about.sums.halves[from]!) / 2;
    if (characters < style.last) cost += price.runt;
    else if (characters < style.last + 1) cost += price.nearRunt;
  }
  return last ? cost : cost + of.price[to]!;
}

/** Tries another white at the line's foot, and goes back to the one before when that was cheaper. */
function better(
  about: About,
  line: Stretch,
  { trial, foot, extra, than }: { trial: Trial; foot: number; extra: number; than: number },
): number {
  const before = trial.foot;
  const cost = fill(about, line, { trial, foot }) + extra;
  if (cost < than) return cost;
  fill(about, line, { trial, foot: before });
  return than;
}

function fill(
  { of, sums, style }: About,
  { from, to, measure }: Stretch,
  { trial, foot }: { trial: Trial; foot: number },
): number {
  const last = to === of.count - 1;
  const { use } = trial;
  use.fill(0);
  trial.spread = 0;
  trial.track = 0;
  trial.rest = 0;
  trial.stretch = 0;
  trial.foot = foot;
  // A space at a line's end takes no room.
  const end = of.clusters[to]!.kind === 'space' ? 0 : of.width[to]!;
  let need = sums.natural[to]! - sums.natural[from]! + end - of.head[from]! - foot - measure;
  let cost: number = price.line;
  const gaps = sums.opens[to]! - sums.opens[from]!;
  if (need > nothing) {
    for (let step = 0; step < stepCount && need > nothing; step += 1) {
      const room = sums.rooms[step]![to]! - sums.rooms[step]![from]!;
      if (room <= 0) continue;
      const used = Math.min(need, room);
      use[step] = used / room;
      need -= used;
      cost += squeezePrice[step]! * used * (1 + used / room);
    }
    if (need <= nothing) return cost;
    if (need > style.track * gaps) return Number.POSITIVE_INFINITY;
    trial.track = need / gaps;
    return cost + price.track + trial.track * trial.track * price.trackSquare;
  }
  let rest = -need;
  if (!last) {
    const spaced = sums.spaced[to]! - sums.spaced[from]!;
    if (spaced > 0 && rest > 0.01) {
      trial.spread = Math.min(style.spaceMax - style.space, rest / spaced);
      rest -= trial.spread * spaced;
      cost += price.spread * trial.spread * spaced;
    }
    let stretch = gaps > 0 ? rest / gaps : rest;
    if (stretch > price.loose && spaced > 0) {
      // CLREQ lets the space between Han and Latin grow to ½ em.
      const more = Math.min(widest - style.space - trial.spread, ((stretch - price.loose) * gaps) / spaced);
      trial.spread += more;
      rest -= more * spaced;
      stretch = rest / gaps;
    }
    trial.stretch = stretch;
    cost += price.stretch * stretch + price.stretchSquare * stretch * stretch;
    if (stretch > price.loose) cost += price.gaping + price.gapingStep * (stretch - price.loose);
  }
  trial.rest = rest;
  return cost;
}
