/**
 * Merging what was changed on two sides: by lines, then inside the lines that both have changed by graphemes, since a
 * Chinese paragraph is one line. What still clashes keeps our side; theirs is told. No marks are ever put into copy.
 */
import { diff3Merge } from 'node-diff3';
import { graphemesOf, linesOf } from './find-edits.ts';

/** What both sides have made of one stretch; offsets are those of the merged text, where ours stands. */
export interface Collision {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface Merged {
  readonly text: string;
  readonly collisions: readonly Collision[];
}

/** Above this many graphemes on a side, a stretch is not taken apart further. */
const MOST_GRAPHEMES = 6000;

interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function mergeParts(
  { base, ours, theirs }: Sides,
  partsOf: (text: string) => readonly string[],
  inner?: Inner,
): Merged {
  const regions = diff3Merge([...partsOf(ours)], [...partsOf(base)], [...partsOf(theirs)], {
    excludeFalseConflicts: true,
  });
  let text = '';
  const collisions: Collision[] = [];
  for (const { ok, conflict } of regions) {
    if (ok) text += ok.join('');
    if (!conflict) continue;
    const sides = { base: conflict.o.join(''), ours: conflict.a.join(''), theirs: conflict.b.join('') };
    const merged = inner?.(sides) ?? kept(sides);
    for (const one of merged.collisions) {
      collisions.push({ ...one, from: one.from + text.length, to: one.to + text.length });
    }
    text += merged.text;
  }
  return { text, collisions };
}

type Inner = (sides: Sides) => Merged;

const kept = ({ base, ours, theirs }: Sides): Merged => ({
  text: ours,
  collisions: [{ from: 0, to: ours.length, before: base, ours, theirs }],
});

function mergeGraphemes(sides: Sides): Merged {
  const long = Object.values(sides).some((text) => text.length > MOST_GRAPHEMES);
  if (long) return kept(sides);
  const merged = mergeParts(sides, graphemesOf);
  // Where much of a stretch clashes, a patchwork of single characters of both sides would be neither's.
  return merged.collisions.length > 0 ? kept(sides) : merged;
}

/** What `ours` and `theirs` have made of `base`, in one text. */
export function merge(sides: Sides): Merged {
  const { base, ours, theirs } = sides;
  if (ours === theirs || theirs === base) return { text: ours, collisions: [] };
  if (ours === base) return { text: theirs, collisions: [] };
  return mergeParts(sides, linesOf, mergeGraphemes);
}
