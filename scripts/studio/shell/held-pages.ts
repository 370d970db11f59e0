/** Which pages are held open in frames: turning to one of them takes no time, and each costs some megabytes. No DOM. */

/** An edition of a local paper is held whole. */
export const mostHeld = 12;
/** Pages shown last that stay whatever lies nearer. */
const lately = 3;

export interface Holding {
  /** Numbers of the edition's pages, in its order. */
  readonly numbers: readonly number[];
  /** The page that is shown, and the one beside it. */
  readonly shown: readonly number[];
}

/** Held pages in the order in which they were shown last, once these are shown. */
export function holdShown(held: readonly number[], { numbers, shown }: Holding): readonly number[] {
  return [...new Set([...shown, ...held])].filter((one) => numbers.includes(one)).slice(0, mostHeld);
}

/** The same list with the page that is likeliest to be asked for next, by how near it lies; itself if nothing is missing. */
export function holdNext(held: readonly number[], { numbers, shown }: Holding): readonly number[] {
  const at = numbers.indexOf(shown[0]!);
  const away = (number: number): number => Math.abs(numbers.indexOf(number) - at - 0.25);
  const nearest = numbers.filter((one) => !held.includes(one)).toSorted((a, b) => away(a) - away(b))[0];
  if (nearest === undefined) return held;
  if (held.length < mostHeld) return [...held, nearest];
  const farthest = held.slice(Math.max(lately, shown.length)).toSorted((a, b) => away(b) - away(a))[0]!;
  return away(farthest) > away(nearest) ? [...held.filter((one) => one !== farthest), nearest] : held;
}
