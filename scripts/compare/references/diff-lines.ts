/** Which lines of two texts differ: the changed stretches, and within them the characters. */

export interface Stretch {
  readonly before: string;
  readonly after: string;
  readonly context: { readonly before: string; readonly after: string };
}

const around = 6;

/** Length of what two lists have in common at their head. */
function head<T>(a: readonly T[], b: readonly T[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/**
 * Pairs of equal lines in order: lines that stand once on both sides are anchors, and the gaps between two anchors are
 * searched again. Linear for texts that are mostly alike, however long.
 */
function anchors(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const places = (list: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    list.forEach((line, index) => {
      found.set(line, found.has(line) ? -1 : index);
    });
    return found;
  };
  const there = places(b);
  const pairs = [...places(a)].flatMap(([line, at]): (readonly [number, number])[] => {
    const other = there.get(line);
    return at < 0 || other === undefined || other < 0 ? [] : [[at, other]];
  });
  return rising(pairs);
}

/** The longest run of pairs whose second members rise. */
function rising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const kept: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) kept.unshift(pairs[at]!);
  return kept;
}

function stretch(before: string, after: string, context: { before: string; after: string }): Stretch | undefined {
  const [a, b] = [[...before], [...after]];
  const start = head(a, b);
  const end = head(a.slice(start).reverse(), b.slice(start).reverse());
  const [gone, come] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (gone.length + come.length === 0) return undefined;
  return {
    before: gone.join(''),
    after: come.join(''),
    context: {
      before: [...context.before, ...a.slice(0, start)].slice(-around).join(''),
      after: [...a.slice(a.length - end), ...context.after].slice(0, around).join(''),
    },
  };
}

/** The stretches in which two texts differ, in order. Where lines only break elsewhere there are none. */
export function diffLines(before: string, after: string): readonly Stretch[] {
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  const [a, b] = [lines(before), lines(after)];
  const found: Stretch[] = [];
  let from: readonly [number, number] = [0, 0];
  for (const [x, y] of [...anchors(a, b), [a.length, b.length] as const]) {
    const [gone, come] = [a.slice(from[0], x).join(''), b.slice(from[1], y).join('')];
    const one = stretch(gone, come, { before: a[from[0] - 1] ?? '', after: a[x] ?? '' });
    if (one) found.push(one);
    from = [x + 1, y + 1];
  }
  return found;
}
