/** How far body lines stand off the baseline grid of their page. */
import { ptToMm } from '../core/units.ts';
import type { Layout, LayoutFrame, Line } from '../layout/model.ts';
import { right } from './boxes.ts';
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

/** The offset from the grid that most values share, to 0.01 mm; the least of them if several do. */
function commonest(values: readonly number[], pitch: number, tolerance: number): number {
  const counts = new Map<number, number>();
  for (const value of values.toSorted((a, b) => a - b)) {
    const rounded = Math.round(value * 100) / 100;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best = { value: 0, lines: 0 };
  for (const value of counts.keys()) {
    let lines = 0;
    for (const [other, count] of counts) if (Math.abs(rest(value - other, pitch)) <= tolerance / 2) lines += count;
    if (lines > best.lines) best = { value, lines };
  }
  return best.value;
}

/** Lines of vertical text stand in the middle of theirs, which count from the right edge of the first one's characters. */
function fromLines({ box, vertical }: LayoutFrame, line: Line, frame: number): readonly OffGrid[] {
  if (!vertical) return [];
  const middle = right(box) - ptToMm(line.size) / 2 - line.box.x - line.box.width / 2;
  return [{ line, frame, off: -rest(middle, vertical.pitch) }];
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
    if (line.role !== 'body' || frame === undefined) continue;
    const key = line.vertical ? 'vertical' : `${line.size.toFixed(2)} ${line.family}`;
    groups.set(key, [...(groups.get(key) ?? []), { line, frame }]);
  }
  return [...groups].flatMap(([key, group]) => {
    if (key === 'vertical') return group.flatMap(({ line, frame }) => fromLines(layout.frames[frame]!, line, frame));
    const common = commonest(
      group.map(({ line }) => rest(line.baseline - y, pitch)),
      pitch,
      tolerance,
    );
    return group.map(({ line, frame }) => ({ line, frame, off: rest(line.baseline - y - common, pitch) }));
  });
}
