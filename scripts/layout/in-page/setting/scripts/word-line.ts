/**
 * What a line of words costs: the spaces between them give and take, nothing else does. Badness after Knuth and Plass,
 * "Breaking Paragraphs into Lines" (1981): the cube of how far a space is from its own width, 1 where it is as narrow
 * or as wide as it should ever be.
 */

import type { Analysis } from '../analysis.ts';
import { steps } from '../analysis.ts';
import { leastCost, type Stretch, type Trial } from '../line.ts';
import type { Style } from '../style.ts';
import type { Sums } from '../sums.ts';

const price = {
  /** A space as narrow, and one as wide, as it should be at most. */
  narrowest: 60,
  widest: 60,
  /** A last line of fewer letters than a word has. */
  runt: 80,
} as const;

/** Letters. */
const shortest = 4;

/** em a gap, where there is nothing to share white out to. */
const gaping = 1;

const nothing = 1e-9;
/** em, for the rounding of what is set. */
const slack = 0.03;

interface About {
  readonly of: Analysis;
  readonly sums: Sums;
  readonly style: Style;
}

/** As `lineCost`; the stretch of a line is what each of its spaces grows by. */
export function wordLineCost({ of, sums }: About, { from, to, measure }: Stretch, trial: Trial): number {
  const last = to === of.count - 1;
  const end = of.clusters[to]!.kind === 'space' ? 0 : of.width[to]!;
  const foot = of.foot[to]!;
  const need = sums.natural[to]! - sums.natural[from]! + end - of.head[from]! - foot - measure;
  Object.assign(trial, { words: 0, spread: 0, tie: 0, air: 0, track: 0, foot, rest: 0, stretch: 0 });
  trial.use.fill(0);
  let cost = leastCost + (last ? 0 : of.price[to]!);
  if (last && from > 0 && sums.halves[to + 1]! - sums.halves[from]! < shortest) cost += price.runt;
  if (need > nothing) {
    const room = sums.rooms[steps.word]![to]! - sums.rooms[steps.word]![from]!;
    if (need > room) return Number.POSITIVE_INFINITY;
    const share = need / room;
    trial.use[steps.word] = share;
    return cost + price.narrowest * share ** 3;
  }
  trial.rest = -need;
  if (last) return cost;
  const gaps = sums.opens[to]! - sums.opens[from]!;
  const room = sums.words[to]! - sums.words[from]!;
  trial.stretch = gaps > 0 ? trial.rest / gaps : trial.rest;
  // Nothing could keep the browser from taking in what comes next.
  if (gaps === 0 && of.width[to + 1]! - of.head[to + 1]! <= trial.rest + slack) return Number.POSITIVE_INFINITY;
  if (room <= 0) return cost + price.widest * (1 + trial.rest / gaping) ** 3;
  return cost + price.widest * (trial.rest / room) ** 3;
}
