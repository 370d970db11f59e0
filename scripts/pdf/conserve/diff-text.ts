/**
 * What two texts have in common, in two stages: long stretches that occur once in each are anchors, some of which stand
 * in another order; between the anchors that keep their order, a longest common subsequence. A moved paragraph is
 * therefore one move and not hundreds of characters lost and found.
 */

/** Equal stretches: `length` characters from `a` in the first text and from `b` in the second. */
export interface Stretch {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

export interface TextDiff {
  /** In order in both texts. */
  readonly kept: readonly Stretch[];
  /** In both texts, but elsewhere. */
  readonly moved: readonly Stretch[];
}

/** Characters that make an anchor; shorter ones repeat by chance in a page of Chinese. */
const gram = 6;
/** Cells of the table for one gap: 8 MB, 20 ms. A larger gap has nothing in common worth naming. */
const mostCells = 4_000_000;

export function diffText(a: readonly string[], b: readonly string[]): TextDiff {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const ends = { a: a.length - tail, b: b.length - tail };
  const anchors = findAnchors(a, b, { head, ends });
  const { kept, moved } = keepOrder(anchors);
  const fixed: Stretch[] = [{ a: 0, b: 0, length: head }, ...kept, { ...ends, length: tail }];
  const filled = fixed.flatMap((one, at) => {
    const next = fixed[at + 1];
    return next ? [one, ...fillGap({ a, b }, one, { next, moved })] : [one];
  });
  return { kept: filled.filter((one) => one.length > 0), moved };
}

interface Inner {
  readonly head: number;
  readonly ends: { readonly a: number; readonly b: number };
}

/** Stretches around grams that occur once in each text, as long as they can be made, none overlapping another. */
function findAnchors(a: readonly string[], b: readonly string[], { head, ends }: Inner): readonly Stretch[] {
  const inA = uniqueGrams(a, head, ends.a);
  const inB = uniqueGrams(b, head, ends.b);
  const takenA = new Uint8Array(a.length);
  const takenB = new Uint8Array(b.length);
  const candidates: Stretch[] = [];
  const seenA = new Uint8Array(a.length);
  for (const [text, at] of inA) {
    const there = inB.get(text) ?? -1;
    if (at < 0 || there < 0 || seenA[at]) continue;
    const stretch = grow({ a, b }, { a: at, b: there, length: gram }, { head, ends });
    // Grams inside a stretch on the same diagonal need not be grown again.
    for (let by = 0; by + gram <= stretch.length; by++) seenA[stretch.a + by] = 1;
    candidates.push(stretch);
  }
  const anchors: Stretch[] = [];
  for (const one of candidates.sort((x, y) => y.length - x.length || x.a - y.a)) {
    for (const free of freeParts(one, takenA, takenB)) {
      if (free.length < gram) continue;
      takenA.fill(1, free.a, free.a + free.length);
      takenB.fill(1, free.b, free.b + free.length);
      anchors.push(free);
    }
  }
  return anchors.sort((x, y) => x.a - y.a);
}

/** Where each gram begins; -1 for one that occurs again. */
function uniqueGrams(text: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at + gram <= to; at++) {
    let key = '';
    for (let by = 0; by < gram; by++) key += text[at + by];
    found.set(key, found.has(key) ? -1 : at);
  }
  return found;
}

interface Texts {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

function grow({ a, b }: Texts, from: Stretch, { head, ends }: Inner): Stretch {
  let start = 0;
  while (from.a - start > head && from.b - start > head && a[from.a - start - 1] === b[from.b - start - 1]) start++;
  let { length } = from;
  while (from.a + length < ends.a && from.b + length < ends.b && a[from.a + length] === b[from.b + length]) length++;
  return { a: from.a - start, b: from.b - start, length: length + start };
}

function freeParts(one: Stretch, takenA: Uint8Array, takenB: Uint8Array): readonly Stretch[] {
  const parts: Stretch[] = [];
  let from = -1;
  for (let by = 0; by <= one.length; by++) {
    const free = by < one.length && !takenA[one.a + by] && !takenB[one.b + by];
    if (free && from < 0) from = by;
    if (!free && from >= 0) {
      parts.push({ a: one.a + from, b: one.b + from, length: by - from });
      from = -1;
    }
  }
  return parts;
}

/** The heaviest set of anchors that stand in the same order in both texts; the others have moved. */
function keepOrder(anchors: readonly Stretch[]): TextDiff {
  const best = anchors.map((one) => one.length);
  const before = anchors.map(() => -1);
  for (const [at, one] of anchors.entries()) {
    for (let earlier = 0; earlier < at; earlier++) {
      const weight = best[earlier]! + one.length;
      if (anchors[earlier]!.b + anchors[earlier]!.length <= one.b && weight > best[at]!) {
        best[at] = weight;
        before[at] = earlier;
      }
    }
  }
  const keep = new Set<number>();
  let at = best.reduce((top, weight, index) => (top < 0 || weight > best[top]! ? index : top), -1);
  for (; at >= 0; at = before[at]!) keep.add(at);
  return {
    kept: anchors.filter((_, index) => keep.has(index)),
    moved: anchors.filter((_, index) => !keep.has(index)),
  };
}

interface Gap {
  readonly next: Stretch;
  readonly moved: readonly Stretch[];
}

/** A longest common subsequence of what lies between two stretches, apart from what has moved into or out of there. */
function fillGap(texts: Texts, last: Stretch, { next, moved }: Gap): readonly Stretch[] {
  const a = indices(
    last.a + last.length,
    next.a,
    moved.map((one) => ({ from: one.a, length: one.length })),
  );
  const b = indices(
    last.b + last.length,
    next.b,
    moved.map((one) => ({ from: one.b, length: one.length })),
  );
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostCells) return [];
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const same = texts.a[a[i]!] === texts.b[b[j]!];
      table[i * width + j] = same
        ? table[(i + 1) * width + j + 1]! + 1
        : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const stretches: Stretch[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (texts.a[a[i]!] === texts.b[b[j]!]) {
      const previous = stretches.at(-1);
      if (previous && previous.a + previous.length === a[i] && previous.b + previous.length === b[j]) {
        stretches[stretches.length - 1] = { ...previous, length: previous.length + 1 };
      } else stretches.push({ a: a[i]!, b: b[j]!, length: 1 });
      i++;
      j++;
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
    else j++;
  }
  return stretches;
}

function indices(from: number, to: number, apart: readonly { from: number; length: number }[]): readonly number[] {
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    if (!apart.some((one) => at >= one.from && at < one.from + one.length)) found.push(at);
  }
  return found;
}
