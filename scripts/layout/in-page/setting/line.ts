/** One line from cluster `from` to cluster `to`: how it comes to its measure, and what that costs. */
import { type Analysis, stepCount } from './analysis.ts';
import { isMark, type Kind } from './marks.ts';
import type { Style } from './style.ts';
import type { Sums } from './sums.ts';

export interface PlannedLine {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  readonly measure: number;
  /** Share of each squeeze step that is used, 0 to 1. */
  readonly use: readonly number[];
  /** Share of what the spaces between words can grow, 0 to 1. */
  readonly words: number;
  /** By how much each gap between Han and Latin is opened, and each between a number and its unit, em. */
  readonly spread: number;
  readonly tie: number;
  /** By how much the white of each mark is widened, em. */
  readonly air: number;
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
const squeezePrice = [0.2, 0.25, 0.35, 2, 0.6, 0.9] as const;
const price = {
  /** Every line: as many as needed, no more. */
  line: 14,
  foot: 0.05,
  /** A mark at a line's end keeps its white, so that the line need not be stretched further than `even`. */
  white: 1.5,
  /** Nobody sees Han parted by so much; and where they are by this, a number may be parted from its unit. */
  even: 0.015,
  seen: 0.04,
  /** A point stands in the gutter. */
  hang: 60,
  track: 8,
  trackSquare: 6000,
  words: 1,
  spread: 1,
  air: 30,
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

/** No line costs less. */
export const leastCost: number = price.line;

/** What `lineCost` last worked out; one object for all trials, since there are tens of thousands. */
export interface Trial {
  readonly use: Float64Array;
  words: number;
  spread: number;
  tie: number;
  air: number;
  track: number;
  foot: number;
  rest: number;
  stretch: number;
}

/** No number yet, so that V8 keeps room for parts of one: code compiled for whole ones would be thrown away later. */
const none = Number.NaN;

export const openTrial = (): Trial => ({
  use: new Float64Array(stepCount),
  words: none,
  spread: none,
  tie: none,
  air: none,
  track: none,
  foot: none,
  rest: none,
  stretch: none,
});

/** A hanging point takes no room; an advance of nothing would be clamped to it. */
const hung = 0.98;

/** Between Han and Latin, em. */
const widest = 0.5;

/** With fewer there are not enough to share white out among them. */
const fewGaps = 10;

/** Less than this, em, is left to all gaps together. */
const little = 0.01;

const nothing = 1e-9;

interface About {
  readonly of: Analysis;
  readonly sums: Sums;
  readonly style: Style;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly measure: number;
}

/** The price of a line; infinite when it cannot be set in the measure. `trial` takes how it is set. */
export function lineCost(about: About, line: Stretch, trial: Trial): number {
  const { of, style } = about;
  const { from, to } = line;
  const last = to === of.count - 1;
  const foot = of.foot[to]!;
  const { kind } = of.clusters[to]!;
  const white = foot !== 0 && isMark(kind) ? foot : 0;
  let cost = fill(about, line, { trial, foot: last ? foot - white : foot });
  if (last && white > 0 && cost > price.line) {
    cost = better(about, line, { trial, foot: white, extra: price.foot, than: cost });
  }
  if (
    style.hang &&
    of.hangs[to] === 1 &&
    to > from &&
    (cost === Number.POSITIVE_INFINITY || trial.stretch > price.loose)
  ) {
    cost = better(about, line, { trial, foot: hung, extra: price.hang, than: cost });
  }
  if (!last && white > 0 && trial.stretch > price.even && keepsWhite(style, kind)) {
    cost = better(about, line, { trial, foot: 0, extra: price.white, than: cost });
  }
  if (last && from > 0) {
    const characters = (about.sums.halves[to + 1]! - about.sums.halves[from]!) / 2;
    if (characters < style.last) cost += price.runt;
    else if (characters < style.last + 1) cost += price.nearRunt;
  }
  return last ? cost : cost + of.price[to]!;
}

const keepsWhite = ({ keep, punctuation }: Style, kind: Kind): boolean =>
  keep && (punctuation === 'full' || (punctuation === 'kaiming' && kind === 'stop'));

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

function fill(about: About, line: Stretch, { trial, foot }: { trial: Trial; foot: number }): number {
  const { of, sums, style } = about;
  const { from, to, measure } = line;
  const last = to === of.count - 1;
  const { use } = trial;
  use.fill(0);
  trial.words = 0;
  trial.spread = 0;
  trial.tie = 0;
  trial.air = 0;
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
  trial.rest = -need;
  return last ? cost : cost + open(about, line, trial);
}

/** What it costs to let in what is left of a line, in the order of CLREQ. */
function open({ sums, style }: About, { from, to }: Stretch, trial: Trial): number {
  const gaps = sums.opens[to]! - sums.opens[from]!;
  const spaced = sums.spaced[to]! - sums.spaced[from]!;
  const words = sums.words[to]! - sums.words[from]!;
  let { rest } = trial;
  let cost = 0;
  if (words > 0 && rest > little) {
    const used = Math.min(words, rest);
    trial.words = used / words;
    rest -= used;
    cost += price.words * used;
  }
  const tied = sums.tied[to]! - sums.tied[from]!;
  const free = spaced - tied;
  if (spaced > 0 && rest > little) {
    // A number with much white around it stands out where others have none; Han parted by as little do not.
    const even = Math.min(style.spaceEven - style.space, rest / spaced);
    trial.spread = even;
    trial.tie = even;
    rest -= even * spaced;
    const more = Math.min(style.spaceMax - style.spaceEven, (rest - price.even * gaps) / free);
    if (free > 0 && more > 0) {
      trial.spread += more;
      rest -= more * free;
    }
    cost += price.spread * (trial.spread * free + trial.tie * tied);
  }
  const most = price.loose * gaps;
  if (free > 0 && rest > most) {
    // CLREQ lets the space between Han and Latin grow to ½ em.
    const more = Math.min(widest - style.space - trial.spread, (rest - most) / free);
    trial.spread += more;
    rest -= more * free;
  }
  const beyond = rest - gaps * (gaps < fewGaps ? price.even : price.seen);
  if (tied > 0 && beyond > 0) {
    const more = Math.min(style.spaceMax - style.space - trial.tie, beyond / tied);
    trial.tie += more;
    rest -= more * tied;
  }
  if (rest > most + nothing) {
    cost += price.gaping;
    const airs = sums.airs[to]! - sums.airs[from]!;
    if (airs > 0 && style.air > 0) {
      trial.air = Math.min(style.air, (rest - most) / airs);
      rest -= trial.air * airs;
      cost += price.air * trial.air * airs;
    }
  }
  const stretch = gaps > 0 ? rest / gaps : rest;
  trial.rest = rest;
  trial.stretch = stretch;
  cost += price.stretch * stretch + price.stretchSquare * stretch * stretch;
  if (stretch > price.loose) cost += price.gapingStep * (stretch - price.loose);
  return cost;
}
