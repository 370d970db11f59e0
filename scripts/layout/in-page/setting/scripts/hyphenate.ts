/** Hyphenation of English by the patterns of F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (1983), for American usage. */
import createHyphenator from 'hyphen';

const mark = '\u00ad';
/** Letters before and behind a hyphen, as the patterns were made for. */
const least = { before: 2, behind: 3 };
/** Shorter words are left whole. */
const shortest = 6;

let part: ((word: string) => string) | undefined;
const known = new Map<string, readonly number[]>();

/** The patterns are read when a page has English on it. */
export async function loadHyphenation(): Promise<void> {
  if (part) return;
  const { default: patterns } = await import('hyphen/patterns/en-us');
  part = createHyphenator(patterns, { hyphenChar: mark, minWordLength: shortest });
  known.clear();
}

/** Offsets in a word of letters at which a hyphen may part it; none before the patterns are there. */
export function hyphenate(word: string): readonly number[] {
  const found = known.get(word);
  if (found) return found;
  const cuts: number[] = [];
  for (const piece of (part?.(word) ?? word).split(mark)) cuts.push((cuts.at(-1) ?? 0) + piece.length);
  const kept = cuts.slice(0, -1).filter((at) => at >= least.before && at <= word.length - least.behind);
  known.set(word, kept);
  return kept;
}
