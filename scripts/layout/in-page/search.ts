/**
 * Copy-fitting by arithmetic: the rows of pictures, moved no further than the page allows, so that the story ends in
 * its last slot. No DOM.
 */

export interface Variable {
  readonly id: string;
  readonly preferred: number;
  readonly min: number;
  readonly max: number;
  /** Moved only when the others cannot do it alone. */
  readonly reluctant?: true;
  /** How much a move counts against one over the whole range of a picture; 1 if left out. */
  readonly harm?: number;
}

/** What a trial comes to: rows left (negative: over), rows of holes, blemishes and faults in sight. */
export interface Trial {
  readonly left: number;
  readonly holes: number;
  readonly blemishes: number;
  /** What the layout rules call an error; worse than any blemish, better than a page that does not end exactly. */
  readonly faults: number;
}

export interface Found {
  readonly rows: readonly number[];
  readonly trial: Trial;
  readonly exact: boolean;
  /** How far the pictures were moved along their ranges: 0 as asked, 1 to the end. */
  readonly strain: number;
}

const clamp = (value: number, { min, max }: Variable): number => Math.min(max, Math.max(min, value));

/** Rows at strain `t`: −1 every variable at its smallest, 0 as preferred, 1 at its largest. */
const atStrain = (variables: readonly Variable[], t: number): number[] =>
  variables.map((one) =>
    one.reluctant
      ? one.preferred
      : Math.round(one.preferred + (t < 0 ? (one.preferred - one.min) * t : (one.max - one.preferred) * t)),
  );

/** Distance from what the designer asked for: squares, so that the burden is shared. */
function distance(variables: readonly Variable[], rows: readonly number[]): number {
  let sum = 0;
  for (const [index, one] of variables.entries()) {
    const range = Math.max(1, one.max - one.min);
    sum += (one.harm ?? 1) * ((rows[index]! - one.preferred) / range) ** 2;
  }
  return sum;
}

/** Weight of one blemish against moving a picture over its whole range. */
const blemishWeight = 0.02;
const faultWeight = 4;
/** Weight of one row that is left, over or empty, in choosing where to look next. */
const missWeight = 0.12;
/** Exact settings to compare before the best is taken, and trials at the most. */
export interface Effort {
  readonly enough: number;
  readonly patience: number;
}
/** A trial that only counts costs about 20 µs; one that sets the story costs a thousand times as much. */
export const counting: Effort = { enough: 12, patience: 2_500 };
export const setting: Effort = { enough: 1, patience: 60 };
/** When the neighbourhood holds no exact setting, this far is looked for one. */
const stubborn = 6;

/**
 * Finds the setting nearest to the preferred one in which nothing is left and nothing over.
 * When there is none, gives the one that comes nearest.
 */
export function search(
  variables: readonly Variable[],
  attempt: (rows: readonly number[]) => Trial,
  { enough, patience }: Effort = counting,
): Found {
  const asked = variables.map((one) => one.preferred);
  const smallest = variables.map((one) => one.min);
  const largest = variables.map((one) => one.max);
  for (const [rows, strain] of [
    [smallest, -1],
    [largest, 1],
  ] as const) {
    const trial = attempt(rows);
    const hopeless = strain < 0 ? trial.left < 0 : trial.left > 0;
    if (hopeless && (variables.length > 0 || trial.left !== 0)) return { rows, trial, exact: false, strain };
  }
  if (variables.length === 0) {
    const trial = attempt(asked);
    return { rows: asked, trial, exact: trial.left === 0 && trial.holes === 0, strain: 0 };
  }
  const start = nearestStrain(variables, attempt);
  const seen = new Set<string>([start.rows.join()]);
  const queue: { readonly rows: readonly number[]; readonly cost: number }[] = [];
  let best: (Found & { cost: number }) | undefined;
  let nearest: (Found & { cost: number; miss: number }) | undefined;
  let tries = 0;
  let sound = 0;
  const look = (rows: readonly number[]): void => {
    tries += 1;
    const trial = attempt(rows);
    const away = distance(variables, rows);
    const cost = away + trial.blemishes * blemishWeight + trial.faults * faultWeight;
    const exact = trial.left === 0 && trial.holes === 0;
    const found = { rows, trial, exact, strain: start.strain, cost };
    if (exact && trial.faults === 0) sound += 1;
    if (exact && (!best || cost < best.cost)) best = found;
    const miss = Math.abs(trial.left) + trial.holes;
    if (!nearest || miss < nearest.miss || (miss === nearest.miss && cost < nearest.cost)) nearest = { ...found, miss };
    // What misses by little is looked around first; otherwise what is near to what was asked.
    insert(queue, { rows, cost: miss * missWeight + from(start.rows, rows) + away });
  };
  look(start.rows);
  while (queue.length > 0 && sound < enough && tries < (sound > 0 ? patience : patience * stubborn)) {
    const { rows } = queue.shift()!;
    for (const [index, one] of variables.entries()) {
      for (const step of [-1, 1]) {
        const next = rows.slice();
        next[index] = clamp(next[index]! + step, one);
        const key = next.join();
        if (next[index] === rows[index] || seen.has(key)) continue;
        seen.add(key);
        look(next);
      }
    }
  }
  return best ?? nearest!;
}

/** Steps away from where the search began, each a little dearer than the last. */
function from(start: readonly number[], rows: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < rows.length; index += 1) sum += (rows[index]! - start[index]!) ** 2;
  return sum * 0.05;
}

function insert<Item extends { readonly cost: number }>(queue: Item[], item: Item): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle]!.cost <= item.cost) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, item);
}

/** Moves all variables together, in parts of their ranges, to where the page is neither over nor under. */
function nearestStrain(
  variables: readonly Variable[],
  attempt: (rows: readonly number[]) => Trial,
): { rows: number[]; strain: number } {
  const over = (t: number): boolean => attempt(atStrain(variables, t)).left < 0;
  if (!over(0) && attempt(atStrain(variables, 0)).left === 0) return { rows: atStrain(variables, 0), strain: 0 };
  // More rows for pictures is less room for text: `left` falls as t grows.
  let low = -1;
  let high = 1;
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    if (over(middle)) high = middle;
    else low = middle;
  }
  return { rows: atStrain(variables, low), strain: low };
}
