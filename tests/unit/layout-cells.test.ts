import { describe, expect, it } from 'vitest';
import type { PlanBlock, PlanGrid } from '../../scripts/html/plan.ts';
import { carves, freeIntervals, rectOf, withRows } from '../../scripts/layout/in-page/cells.ts';

const grid: PlanGrid = { columns: 6, rows: 102, column: 204, gutter: 18, pitch: 18, x: 0, y: 0, bodies: [] };
const area = (c1: number, c2: number, r1: number, r2: number) => ({
  columns: { from: c1, to: c2 },
  rows: { from: r1, to: r2 },
});
const one = { above: 1, below: 1 };

describe('cells', () => {
  it('turns columns and rows into px', () => {
    expect(rectOf(grid, area(3, 6, 18, 49))).toEqual({ left: 444, top: 306, width: 870, height: 576 });
  });

  it('keeps the anchored edge when a block changes its rows', () => {
    expect(withRows(area(1, 2, 10, 19), 12, 'top').rows).toEqual({ from: 10, to: 21 });
    expect(withRows(area(1, 2, 10, 19), 12, 'bottom').rows).toEqual({ from: 8, to: 19 });
    expect(withRows(area(1, 2, 10, 19), 0, 'bottom').rows).toEqual({ from: 20, to: 19 });
  });

  it('leaves the rows above and below a block, less its air', () => {
    const obstacles = [{ area: area(2, 3, 30, 40), air: one, straddle: false }];
    expect(freeIntervals(2, area(2, 2, 21, 60), { obstacles, keep: 0 })).toEqual([
      { column: 2, from: 20, to: 28 },
      { column: 2, from: 41, to: 60 },
    ]);
    expect(freeIntervals(4, area(4, 4, 21, 60), { obstacles, keep: 0 })).toEqual([{ column: 4, from: 20, to: 60 }]);
  });

  it('merges blocks that overlap in a column and clips them to the frame', () => {
    const obstacles = [
      { area: area(1, 1, 1, 25), air: one, straddle: false },
      { area: area(1, 1, 24, 30), air: one, straddle: false },
      { area: area(1, 1, 58, 80), air: one, straddle: false },
    ];
    expect(freeIntervals(1, area(1, 1, 21, 60), { obstacles, keep: 0 })).toEqual([{ column: 1, from: 31, to: 56 }]);
  });

  it('narrows the measure beside a straddling block, on the outer side of each column', () => {
    const obstacles = [{ area: area(2, 3, 30, 37), air: one, straddle: true }];
    const around = { obstacles, keep: 108 };
    expect(freeIntervals(2, area(2, 2, 21, 60), around)[1]).toEqual({
      column: 2,
      from: 28,
      to: 38,
      narrow: { width: 108, side: 'left' },
    });
    expect(freeIntervals(3, area(3, 3, 21, 60), around)[1]?.narrow?.side).toBe('right');
  });

  it('takes a story inside a box for an island in the story around it, and not the other way', () => {
    const block = (id: string, name: PlanBlock['block'], where: ReturnType<typeof area>): PlanBlock => ({
      id,
      block: name,
      area: where,
      air: one,
    });
    const outer = block('lead', 'text', area(1, 6, 20, 100));
    const inner = block('note', 'text', area(5, 6, 62, 78));
    const box = block('frame', 'box', area(5, 6, 60, 80));
    expect(carves(box, box.area, outer)).toBe(true);
    expect(carves(inner, inner.area, outer)).toBe(true);
    expect(carves(box, box.area, inner)).toBe(false);
    expect(carves(outer, outer.area, inner)).toBe(false);
    const overlay = block('over', 'overlay-headline', area(1, 6, 20, 30));
    expect(carves(overlay, overlay.area, outer)).toBe(false);
  });
});
