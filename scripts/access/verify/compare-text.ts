/** Two texts of one thing: the same, white space aside, or where they part. */
import { counts } from '../../pdf/index.ts';
import { type Desk, shown } from './desk.ts';

export interface Told {
  /** Path in the package. */
  readonly file: string;
  readonly text: string;
}

/** Characters around the first difference. */
const around = 8;

export function compareText(desk: Desk, one: Told, other: Told): void {
  const [a, b] = [solid(one.text), solid(other.text)];
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at += 1;
  if (at === a.length && at === b.length) return;
  const quote = (text: readonly string[]): string => text.slice(at, at + around).join('') || '∅';
  desk.findings.add('archive/text-differs', {
    file: shown(desk, one.file),
    other: shown(desk, other.file),
    found: quote(a),
    expected: quote(b),
    before: a.slice(Math.max(0, at - around), at).join(''),
  });
}

const solid = (text: string): readonly string[] => [...text].filter(counts);
