/** White that justification lets in between the characters of a line. */
import { ptToMm } from '../core/units.ts';
import type { Line, Role } from '../layout/model.ts';

const running: ReadonlySet<Role> = new Set<Role>(['body', 'lede', 'sidebar']);
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** Lines of running text that fill their measure, which the last one of a paragraph need not. */
export const isJustified = (line: Line): boolean => running.has(line.role) && !line.last;

/**
 * The widest gap between two Han characters of a line, em of its type. By themselves they stand solid; beside marks
 * and Latin letters other spaces come into it. Behind those the browser counts the white before a Han as its own, so
 * that it seems to have twice as much.
 */
export function widestGap({ text, advances, size, readings = [] }: Line): number {
  const em = ptToMm(size);
  const isHan = (at: number): boolean => han.test(text[at] ?? '');
  const gapAt = (at: number): number => (advances[at + 1]! - advances[at]!) / em - 1;
  // A reading wider than its base parts that from its neighbours.
  const parted = new Set(readings.flatMap(({ at, length }) => [at - 1, at + length - 1]));
  const pairs = Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => at).filter(
    (at) => isHan(at) && isHan(at + 1) && !parted.has(at),
  );
  const inner = pairs.filter((at) => at === 0 || isHan(at - 1)).map(gapAt);
  return Math.max(0, ...(inner.length > 0 ? inner : pairs.map((at) => gapAt(at) / 2)));
}

/** The widest space between two words of a line, em of its type. */
export function widestSpace({ text, advances, size }: Line): number {
  const em = ptToMm(size);
  return Math.max(
    0,
    ...[...text.matchAll(/(?<=\S) (?=\S)/g)].map(({ index }) => (advances[index + 1]! - advances[index]!) / em),
  );
}
