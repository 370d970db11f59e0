/** From two texts to the edits between them: by lines first, then by graphemes inside the lines that differ. */
import { diffIndices } from 'node-diff3';
import type { Edit } from '../protocol.ts';

/** Lines with their ends. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
export const graphemesOf = (text: string): readonly string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

/** Above this many graphemes on a side, a changed stretch is one edit: comparing takes the product of both. */
const MOST_GRAPHEMES = 3000;

function lengthsBefore(parts: readonly string[]): readonly number[] {
  let at = 0;
  return [0, ...parts.map((part) => (at += part.length))];
}

/** Edits between two sequences whose parts are compared whole. */
function between(from: readonly string[], to: readonly string[], base: number): readonly Edit[] {
  const starts = lengthsBefore(from);
  return diffIndices([...from], [...to]).map(({ buffer1: [at, count], buffer2Content }) => [
    base + starts[at]!,
    base + starts[at + count]!,
    buffer2Content.join(''),
  ]);
}

/** The edits that make `after` of `before`. */
export function findEdits(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  return between(linesOf(before), linesOf(after), 0).flatMap(([from, to, put]): readonly Edit[] => {
    const [old, fresh] = [[...graphemesOf(before.slice(from, to))], [...graphemesOf(put)]];
    let start = from;
    while (old.length > 0 && old[0] === fresh[0]) {
      start += old.shift()!.length;
      fresh.shift();
    }
    let end = to;
    while (old.length > 0 && old.at(-1) === fresh.at(-1)) {
      end -= old.pop()!.length;
      fresh.pop();
    }
    if (old.length === 0 || fresh.length === 0 || old.length > MOST_GRAPHEMES || fresh.length > MOST_GRAPHEMES) {
      return [[start, end, fresh.join('')]];
    }
    return between(old, fresh, start);
  });
}
