/** Sums over a paragraph, one set for all that are planned. */
import { type Analysis, stepCount } from './analysis.ts';

/** Sums up to a cluster, so that a line's share is one subtraction. */
export interface Sums {
  readonly natural: Float64Array;
  readonly rooms: readonly Float64Array[];
  readonly room: Float64Array;
  readonly words: Float64Array;
  readonly spaced: Int32Array;
  readonly tied: Int32Array;
  readonly airs: Int32Array;
  readonly opens: Int32Array;
  readonly halves: Int32Array;
}

const openSums = (size: number): Sums => ({
  natural: new Float64Array(size),
  rooms: Array.from({ length: stepCount }, () => new Float64Array(size)),
  room: new Float64Array(size),
  words: new Float64Array(size),
  spaced: new Int32Array(size),
  tied: new Int32Array(size),
  airs: new Int32Array(size),
  opens: new Int32Array(size),
  halves: new Int32Array(size),
});

/** One set for all paragraphs, since one is planned at a time. */
let sums = openSums(512);
let summed: Analysis | undefined;

export function sumUp(of: Analysis): Sums {
  if (of === summed) return sums;
  summed = of;
  const { count } = of;
  if (sums.natural.length <= count) sums = openSums(2 * count);
  const { natural, rooms, room, words, spaced, tied, airs, opens, halves } = sums;
  for (let at = 0; at < count; at += 1) {
    natural[at + 1] = natural[at]! + of.width[at]! + of.gap[at]!;
    for (let step = 0; step < stepCount; step += 1) {
      rooms[step]![at + 1] = rooms[step]![at]! + (of.step[at] === step ? of.room[at]! : 0);
    }
    room[at + 1] = room[at]! + of.room[at]!;
    words[at + 1] = words[at]! + of.words[at]!;
    spaced[at + 1] = spaced[at]! + of.spaced[at]!;
    tied[at + 1] = tied[at]! + of.tied[at]!;
    airs[at + 1] = airs[at]! + of.airs[at]!;
    opens[at + 1] = opens[at]! + of.opens[at]!;
    halves[at + 1] = halves[at]! + of.halves[at]!;
  }
  return sums;
}
