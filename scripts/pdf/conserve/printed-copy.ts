/** The copy as it is printed: with the hyphens that the setting puts at the ends of lines. */
import type { ExpectedCopy } from '../../html/model.ts';
import type { Layout, Line } from '../../layout/model.ts';
import { counts } from '../text/page-text.ts';

const countOf = (text: string): number => [...text].filter(counts).length;

/** Counted characters of a line, those of its readings too. */
const lengthOf = ({ text, readings = [] }: Line): number =>
  countOf(text) + readings.reduce((sum, one) => sum + countOf(one.text), 0);

/** Behind how many counted characters of each block a hyphen stands. */
function hyphensIn(lines: readonly Line[]): ReadonlyMap<string, readonly number[]> {
  const ends = new Map<string, number>();
  const found = new Map<string, number[]>();
  for (const line of lines) {
    const end = (ends.get(line.block) ?? 0) + lengthOf(line);
    ends.set(line.block, end);
    if (line.hyphen !== undefined) found.set(line.block, [...(found.get(line.block) ?? []), end]);
  }
  return found;
}

export function printedCopy(
  expected: readonly ExpectedCopy[],
  { lines }: Pick<Layout, 'lines'>,
): readonly ExpectedCopy[] {
  const hyphens = hyphensIn(lines);
  if (hyphens.size === 0) return expected;
  const passed = new Map<string, number>();
  return expected.flatMap((one) => {
    const from = passed.get(one.block) ?? 0;
    const to = from + countOf(one.text);
    passed.set(one.block, to);
    const own = (hyphens.get(one.block) ?? []).filter((at) => at > from && at <= to);
    return own.length === 0
      ? [one]
      : parted(
          one,
          own.map((at) => at - from),
        );
  });
}

/** A stretch of copy with a hyphen behind each of these counts of its characters. */
function parted({ block, text, source }: ExpectedCopy, counted: readonly number[]): readonly ExpectedCopy[] {
  const found: ExpectedCopy[] = [];
  let start = 0;
  let at = 0;
  let seen = 0;
  const add = (to: number): void => {
    const piece = text.slice(start, to);
    if (piece !== '')
      found.push({ block, text: piece, ...(source && { source: { ...source, from: source.from + start } }) });
    start = to;
  };
  for (const character of text) {
    at += character.length;
    if (!counts(character)) continue;
    seen += 1;
    if (!counted.includes(seen)) continue;
    add(at);
    found.push({ block, text: '-' });
  }
  add(text.length);
  return found;
}
