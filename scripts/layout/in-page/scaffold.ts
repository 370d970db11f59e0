/**
 * Threading by native CSS: one multicol box, and before its text a chain of floats, as wide as the column where
 * something stands and 0 wide where text may run. Text is never split, so a paragraph stays one element.
 *
 * `overflow` columns to the right of the area take what does not fit, and so nothing is ever lost.
 */
import type { Area } from '../../edition/model.ts';
import { columnsOf, type Interval, rowsOf } from './cells.ts';
import type { TextGrid } from './text-grid.ts';

interface Float {
  readonly rows: number;
  readonly width: string;
  readonly side: 'left' | 'right';
}

/** The floats of one column of the area, from its top to its foot. */
function columnFloats(intervals: readonly Interval[], area: Area, column: number): Float[] {
  const floats: Float[] = [];
  let at = area.rows.from - 1;
  for (const [index, { from, to, narrow }] of intervals.filter((one) => one.column === column).entries()) {
    // Without a height it parts two measures. Where a float narrows lines, Chromium may narrow those above it as well.
    if (from > at || index > 0) floats.push({ rows: from - at, width: '100%', side: 'left' });
    if (narrow) {
      const width = `calc(100% - ${narrow.width}px)`;
      // Text on the left leaves the block on the right; a right float must come before the 0-wide one beside it.
      if (narrow.side === 'left')
        floats.push({ rows: to - from, width, side: 'right' }, { rows: to - from, width: '0px', side: 'left' });
      else floats.push({ rows: to - from, width, side: 'left' });
    } else floats.push({ rows: to - from, width: '0px', side: 'left' });
    at = to;
  }
  if (at < area.rows.to) floats.push({ rows: area.rows.to - at, width: '100%', side: 'left' });
  return floats;
}

/** Sets a text block's columns to the intervals; floats are patched in place, so that a caret survives. */
export function setScaffold(
  columns: HTMLElement,
  { grid, intervals }: { grid: TextGrid; intervals: readonly Interval[] },
): void {
  const { area } = grid;
  const count = columnsOf(area);
  Object.assign(columns.style, {
    columnCount: String(count),
    columnWidth: 'auto',
    columnGap: `${grid.gutter}px`,
    columnFill: 'auto',
    blockSize: `${rowsOf(area) * grid.pitch}px`,
    inlineSize: grid.vertical ? `${count * grid.column + (count - 1) * grid.gutter}px` : '',
    overflow: 'visible',
  });
  const floats: Float[] = [];
  for (let column = area.columns.from; column <= area.columns.to; column += 1) {
    floats.push(...columnFloats(intervals, area, column));
  }
  let scaffold = columns.querySelectorAll<HTMLElement>(':scope > .scaffold');
  const text = columns.querySelector(':scope > :not(.scaffold)')!;
  for (let missing = floats.length - scaffold.length; missing > 0; missing -= 1) {
    const float = document.createElement('div');
    float.className = 'scaffold';
    float.setAttribute('aria-hidden', 'true');
    text.before(float);
  }
  scaffold = columns.querySelectorAll<HTMLElement>(':scope > .scaffold');
  for (const [index, element] of [...scaffold].entries()) {
    const float = floats[index];
    if (!float) {
      element.remove();
      continue;
    }
    Object.assign(element.style, {
      // Left is where lines begin, in vertical text the top.
      cssFloat: float.side,
      clear: 'left',
      inlineSize: float.width,
      blockSize: `${float.rows * grid.pitch}px`,
    });
  }
}
