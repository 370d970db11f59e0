/** Finds what the lede says that the body says again, word for word. */

/** Characters from which a repeat is no accident of phrasing. */
const SHORTEST = 24;

export interface Repeat {
  /** Offset in `body`, and its length in characters. */
  readonly at: number;
  readonly length: number;
}

/** The longest stretch of `lede` that stands in `body`; undefined when none is long enough. */
export function longestRepeat(lede: string, body: string): Repeat | undefined {
  let best: Repeat | undefined;
  const grams = new Map<string, number>();
  for (let at = 0; at + SHORTEST <= body.length; at += 1) {
    const gram = body.slice(at, at + SHORTEST);
    if (!grams.has(gram)) grams.set(gram, at);
  }
  for (let from = 0; from + SHORTEST <= lede.length; from += 1) {
    const at = grams.get(lede.slice(from, from + SHORTEST));
    if (at === undefined) continue;
    let length = SHORTEST;
    while (from + length < lede.length && lede[from + length] === body[at + length]) length += 1;
    if (!best || length > best.length) best = { at, length };
    from += length - 1;
  }
  return best;
}
