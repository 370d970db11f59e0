/** Finds the passage of parallel calls (守井人说！… 修渠人说！…) that a special page sets apart as a sidebar. */

const OPENING = /^[^。！？!?，,：:；;]{2,10}[！!：:，,]/u;
/** Longest paragraph, in characters, that still reads as a call. */
const LONGEST = 160;
/** Longest lead line before the calls. */
const LEAD = 26;

function areParallel(a: string, b: string): boolean {
  const first = [...a];
  const second = [...b];
  if (first.length !== second.length || first.at(-1) !== second.at(-1)) return false;
  const words = first.length - 1;
  let same = 0;
  for (let at = 0; at < words; at += 1) if (first[at] === second[at]) same += 1;
  return same * 2 >= words;
}

export interface ParallelRun {
  /** Indexes of the paragraphs, end exclusive; the lead line, when there is one, is `from - 1`. */
  readonly from: number;
  readonly to: number;
  readonly lead: boolean;
}

/**
 * The longest run of consecutive paragraphs that open alike. Two will do when they call out (！); openings that only
 * pause (，：) must be three, as two such paragraphs are common in plain copy.
 */
export function findParallelRun(texts: readonly (string | undefined)[]): ParallelRun | undefined {
  let best: ParallelRun | undefined;
  for (let from = 0; from < texts.length; from += 1) {
    const opening = OPENING.exec(texts[from] ?? '')?.[0];
    if (!opening || texts[from]!.length > LONGEST) continue;
    let to = from + 1;
    for (; to < texts.length; to += 1) {
      const text = texts[to];
      const next = text === undefined || text.length > LONGEST ? undefined : OPENING.exec(text)?.[0];
      if (!next || !areParallel(opening, next)) break;
    }
    const needed = /[！!]$/.test(opening) ? 2 : 3;
    if (to - from < needed || (best && to - from <= best.to - best.from)) continue;
    const before = texts[from - 1];
    best = { from, to, lead: before !== undefined && [...before].length <= LEAD };
  }
  return best;
}
