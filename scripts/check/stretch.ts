/** White that justification lets in between the characters of a line. */
import { ptToMm } from '../core/units.ts';
import type { Line, Role } from '../layout/model.ts';

const running: ReadonlySet<Role> = new Set<Role>(['body', 'lede', 'sidebar']);
const han = /\p{Script=Han}/u;

/** Lines of running text that fill their measure, which the last one of a paragraph need not. */
export const isJustified = (line: Line): boolean => running.has(line.role) && !line.last && !line.vertical;

/**
 * The widest gap between two Han characters of a line, em of its type. By themselves they stand solid; beside marks
 * and Latin letters other spaces come into it.
 */
export function widestGap({ text, advances, size }: Line): number {
  const em = ptToMm(size);
  const gaps = Array.from({ length: Math.max(0, text.length - 1) }, (_, at) =>
    han.test(text[at]!) && han.test(text[at + 1]!) ? (advances[at + 1]! - advances[at]!) / em - 1 : 0,
  );
  return Math.max(0, ...gaps);
}
