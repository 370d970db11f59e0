/** How far body lines stand off the baseline grid of their page. */
import type { Layout, Line } from '../layout/model.ts';
import { frameIndex, standing } from './lines.ts';

export interface OffGrid {
  readonly line: Line;
  /** Index into `layout.frames`. */
  readonly frame: number;
  /** mm, signed; positive is too low. */
  readonly off: number;
}

/** `value` less the nearest multiple of `step`. */
const rest = (value: number, step: number): number => value - step * Math.round(value / step);

/** The offset from the grid that most values share; the least of them if several do. */
function commonest(values: readonly number[], pitch: number, tolerance: number): number {
  const near = (value: number): number =>
    values.filter((other) => Math.abs(rest(value - other, pitch)) <= tolerance / 2).length;
  return values.toSorted((a, b) => a - b).reduce((best, value) => (near(value) > near(best) ? value : best));
}

/**
 * Every body line with its distance from the grid. Lines of one size and face share the depth of their baseline in
 * its row, and what most of them have is taken for right: how deep a face sits in its row is the face's affair.
 */
export function distancesFromGrid(layout: Layout, tolerance: number): readonly OffGrid[] {
  const { pitch, y } = layout.grid;
  const groups = new Map<string, { line: Line; frame: number }[]>();
  for (const line of standing(layout)) {
    const frame = frameIndex(layout, line);
    if (line.role !== 'body' || line.vertical || frame === undefined) continue;
    const key = `${line.size.toFixed(2)} ${line.family}`;
    groups.set(key, [...(groups.get(key) ?? []), { line, frame }]);
  }
  return [...groups.values()].flatMap((group) => {
    const common = commonest(
      group.map(({ line }) => rest(line.baseline - y, pitch)),
      pitch,
      tolerance,
    );
    return group.map(({ line, frame }) => ({ line, frame, off: rest(line.baseline - y - common, pitch) }));
  });
}
