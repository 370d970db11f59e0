/** "Did you mean": the known word that is nearest to a mistaken one. */

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, before[column - 2]! + 1);
      }
      now.push(best);
    }
    before = last;
    last = now;
  }
  return last[b.length]!;
}

/**
 * The nearest of the known words, or undefined where none is near enough to be what was meant: at most a third of the
 * letters (at least one) may be wrong. Case does not count. Of equally near words the first wins.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = [...word.toLowerCase().slice(0, 100)];
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const letters = [...candidate.toLowerCase()];
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, letters.length) / 3));
    if (Math.abs(letters.length - wanted.length) > allowed) continue;
    const steps = distance(wanted, letters);
    // A one-letter word is one substitution away from every other: that is no likeness.
    if (steps <= allowed && steps < least && steps < letters.length) {
      least = steps;
      found = candidate;
    }
  }
  return found;
}
