/** What the engine draws itself: rules between columns, which stop at every picture and box, and the overset mark. */
import { columnLeft, crossesFold } from '../../core/columns.ts';
import type { PlanBlock, PlanGrid } from '../../html/plan.ts';
import type { Interval } from './cells.ts';
import type { TextFit } from './fit.ts';

/** A rule shorter than this reads as a speck, rows. */
const shortest = 3;

interface Stretch {
  from: number;
  to: number;
}

/** Stretches of the rows or lines in which text reaches one edge of its column or tier, joined. */
function reaching(intervals: readonly Interval[], column: number, side: 'left' | 'right'): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { from, to } of intervals.filter(
    (one) => one.column === column && (one.narrow === undefined || one.narrow.side === side),
  )) {
    const last = found.at(-1);
    if (last?.to === from) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

/** Stretches of rows or lines in which text stands on both sides of the gutter behind `column`. */
export function sharedRows(intervals: readonly Interval[], column: number): readonly Stretch[] {
  const behind = reaching(intervals, column + 1, 'left');
  return reaching(intervals, column, 'right').flatMap((a) =>
    behind.flatMap((b) => {
      const shared = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
      return shared.to - shared.from >= shortest ? [shared] : [];
    }),
  );
}

export function drawColumnRules(root: HTMLElement, grid: PlanGrid, fits: readonly TextFit[]): void {
  for (const old of root.querySelectorAll('.column-rule')) old.remove();
  for (const { text, frames } of fits) {
    if (text.rules === false) continue;
    const intervals = frames.flatMap((frame) => frame.intervals);
    const columns = new Set(intervals.map((one) => one.column));
    for (const column of columns) {
      const overFold = !text.vertical && crossesFold(grid, { from: column, to: column + 1 });
      if (!columns.has(column + 1) || overFold) continue;
      for (const shared of sharedRows(intervals, column)) {
        const rule = document.createElement('div');
        rule.className = text.vertical ? 'column-rule tier-rule' : 'column-rule';
        rule.setAttribute('aria-hidden', 'true');
        Object.assign(rule.style, { position: 'absolute', ...placeOf(grid, text, { column, ...shared }) });
        root.append(rule);
      }
    }
  }
}

/** From the first line's head to the last line's foot, not from leading to leading. */
function placeOf(
  grid: PlanGrid,
  { vertical }: PlanBlock,
  { column, from, to }: { column: number; from: number; to: number },
): Partial<CSSStyleDeclaration> {
  if (!vertical) {
    return {
      left: `${columnLeft(grid, column) + grid.column + grid.gutter / 2}px`,
      top: `${(from + 0.2) * grid.pitch}px`,
      height: `${(to - from - 0.4) * grid.pitch}px`,
    };
  }
  const { tiers, pitch, em } = vertical;
  const [above, below] = [tiers[column - 1]!, tiers[column]!];
  return {
    left: `${above.right - (to - 1) * pitch - em}px`,
    top: `${(above.top + above.height + below.top) / 2}px`,
    width: `${(to - from - 1) * pitch + em}px`,
  };
}

/** Where the last slot of a story ends: the foot of a column, or the left end of a tier. */
function footOf(grid: PlanGrid, { text, frames }: TextFit): Partial<CSSStyleDeclaration> | undefined {
  const foot = frames.flatMap((frame) => frame.intervals).at(-1);
  if (!foot) return undefined;
  const { vertical } = text;
  if (!vertical) {
    return {
      left: `${columnLeft(grid, foot.column)}px`,
      top: `${foot.to * grid.pitch - 2}px`,
      width: `${grid.column}px`,
    };
  }
  const tier = vertical.tiers[foot.column - 1]!;
  const width = 3 * vertical.pitch;
  return {
    left: `${tier.right - (foot.to - 1) * vertical.pitch - vertical.em}px`,
    top: `${tier.top + tier.height}px`,
    width: `${width}px`,
  };
}

/** The red plus that desks know from their layout programs, at the foot of a story that is over. */
export function markOverset(root: HTMLElement, grid: PlanGrid, fits: readonly TextFit[]): void {
  for (const old of root.querySelectorAll('.overset-mark')) old.remove();
  for (const fit of fits) {
    const foot = footOf(grid, fit);
    if (fit.left >= 0 || !foot) continue;
    const mark = document.createElement('div');
    mark.className = 'overset-mark';
    Object.assign(mark.style, {
      position: 'absolute',
      ...foot,
      height: '3px',
      background: '#e2001a',
    });
    const plus = document.createElement('div');
    Object.assign(plus.style, {
      position: 'absolute',
      right: '0',
      top: '3px',
      width: '11px',
      height: '11px',
      // As heavy as newsprint asks of a line, or preflight would warn of the mark.
      border: '2px solid #e2001a',
      background: '#fff',
    });
    for (const bar of [
      { left: '1px', top: '4.5px', width: '9px', height: '2px' },
      { left: '4.5px', top: '1px', width: '2px', height: '9px' },
    ]) {
      const stroke = document.createElement('div');
      Object.assign(stroke.style, { position: 'absolute', background: '#e2001a', ...bar });
      plus.append(stroke);
    }
    mark.append(plus);
    root.append(mark);
  }
}
