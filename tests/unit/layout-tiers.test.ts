/** Vertical stories as arithmetic: where lines and tiers stand, what blocks leave of them, how rows part into tiers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partRows } from '../../scripts/edition/page/tiers.ts';
import { settingOf } from '../../scripts/edition/presets.ts';
import type { PlanBlock, PlanGrid, PlanVertical } from '../../scripts/html/plan.ts';
import { withRows } from '../../scripts/layout/in-page/cells.ts';
import { slotCounter } from '../../scripts/layout/in-page/count-slots.ts';
import { framesOf } from '../../scripts/layout/in-page/frames.ts';
import { linesAsked, type Page } from '../../scripts/layout/in-page/page.ts';
import { slotsOf } from '../../scripts/layout/in-page/pour.ts';
import { textGridOf } from '../../scripts/layout/in-page/text-grid.ts';
import { holdOf, takenBy, tierIntervals } from '../../scripts/layout/in-page/tiers.ts';

/** Two tiers of 16 characters of 12 px, 20 lines, 18 px from line to line: 354 px from edge to edge. */
const vertical: PlanVertical = {
  pitch: 18,
  em: 12,
  inset: 3,
  tiers: [
    { right: 354, top: 3, height: 192, lines: 20 },
    { right: 354, top: 219, height: 192, lines: 20 },
  ],
  bodies: [{ characters: 16, size: 12 }],
};
const row = 18;
const rect = (left: number, right: number, rows: readonly [number, number]) => ({
  left,
  width: right - left,
  top: (rows[0] - 1) * row,
  height: (rows[1] - rows[0] + 1) * row,
});
const taken = (left: number, right: number, rows: readonly [number, number]) =>
  takenBy(rect(left, right, rows), { above: row, below: row, aside: 12, inset: 3 });

describe('rows part into tiers', () => {
  it.each([
    [49, 5, { rows: 9, gap: 1 }],
    [51, 4, { rows: 12, gap: 1 }],
    [20, 2, { rows: 9, gap: 2 }],
    [30, 1, { rows: 30, gap: 0 }],
    [53, 4, undefined],
  ])('%i rows into %i', (rows, tiers, parted) => expect(partRows(rows, tiers)).toEqual(parted));

  it('of one height, with whole rows between them, and nothing left over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 12 }), (rows, tiers) => {
        const parted = partRows(rows, tiers);
        if (parted) expect(parted.rows * tiers + parted.gap * (tiers - 1)).toBe(rows);
      }),
    );
  });
});

describe('what a block leaves of its tiers', () => {
  it('takes the lines that it stands on and one on either side, in every tier that it covers', () => {
    // Lines 10 to 14 from the right: 354 - 10 × 18 = 174 to 354 - 14 × 18 - 12 = 90.
    const intervals = tierIntervals(vertical, [taken(90, 174, [1, 11])], 12);
    expect(intervals[0]).toEqual([
      { column: 1, from: 0, to: 9 },
      { column: 1, from: 16, to: 20 },
    ]);
    expect(intervals[1]).toEqual([{ column: 2, from: 0, to: 20 }]);
  });

  it('is flush with the edge that it stands at', () => {
    const [upper] = tierIntervals(vertical, [taken(0, 84, [1, 11])], 12);
    expect(upper).toEqual([{ column: 1, from: 0, to: 14 }]);
  });

  it('leaves whole characters above it or below it where there are eight of them, and nothing where there are not', () => {
    const [below] = tierIntervals(vertical, [taken(90, 174, [1, 4])], 12);
    // 11 rows of 18 px, less four, the air and the white of a row: 8 characters of 12 px and a half.
    expect(below![1]).toEqual({ column: 1, from: 9, to: 16, narrow: { width: 8 * 12, side: 'right' } });
    const [above] = tierIntervals(vertical, [taken(90, 174, [9, 11])], 12);
    expect(above![1]).toEqual({ column: 1, from: 9, to: 16, narrow: { width: 10 * 12, side: 'left' } });
    const [none] = tierIntervals(vertical, [taken(90, 174, [4, 7])], 12);
    expect(none).toEqual([
      { column: 1, from: 0, to: 9 },
      { column: 1, from: 16, to: 20 },
    ]);
  });
});

describe('a block among the lines', () => {
  it('goes to where characters end, but for the edges that it shares with the story', () => {
    expect(holdOf(vertical, rect(0, 100, [1, 11]))).toEqual({ left: 0, width: 102, lines: 6 });
    expect(holdOf(vertical, rect(120, 354, [1, 11]))).toEqual({ left: 126, width: 228, lines: 13 });
  });

  it('takes the lines that it is told to from the edge that stays', () => {
    const wide = rect(0, 100, [1, 11]);
    expect(holdOf(vertical, wide, { count: 8, anchor: 'left' })).toEqual({ left: 0, width: 138, lines: 8 });
    expect(holdOf(vertical, rect(254, 354, [1, 11]), { count: 4, anchor: 'right' })).toEqual({
      left: 288,
      width: 66,
      lines: 4,
    });
  });
});

const grid: PlanGrid = {
  columns: 6,
  rows: 80,
  column: 204,
  gutter: 18,
  pitch: 18,
  x: 0,
  y: 0,
  bodies: [{ characters: 17, size: 12 }],
};
const span = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

it('counts as the page is set, whatever stands in the story and however it moves', () => {
  const whole = { columns: { from: 1, to: 6 }, rows: { from: 1, to: 80 } };
  const lines = 73;
  const story: PlanVertical = {
    ...vertical,
    pitch: (6 * 204 + 5 * 18 - 12) / (lines - 1),
    tiers: Array.from({ length: 4 }, (_, tier) => ({ right: 1314, top: tier * 20 * 18 + 3, height: 330, lines })),
    bodies: [{ characters: 27, size: 12 }],
  };
  const block = fc.record({
    area: fc.record({ columns: span(6), rows: span(80) }),
    above: fc.integer({ min: 0, max: 2 }),
    moves: fc.constantFrom('no', 'rows', 'lines' as const),
    anchor: fc.boolean(),
    value: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (made) => {
      const text: PlanBlock = {
        id: 'body',
        block: 'text',
        area: whole,
        air: { above: 0, below: 0 },
        story: 'lead',
        vertical: story,
      };
      const others = made.map(
        ({ area, above, moves, anchor }, index): PlanBlock => ({
          id: `b${index}`,
          block: 'photo',
          area,
          air: { above, below: above },
          ...(moves === 'rows' && { fit: { min: 0, max: 30, anchor: anchor ? 'top' : 'bottom' } }),
          ...(moves === 'lines' && { widen: { min: 0, max: 30, anchor: anchor ? 'left' : 'right' } }),
        }),
      );
      const blocks = [text, ...others];
      const page: Page = {
        plan: { page: 1, fit: 'exact', setting: settingOf(undefined, undefined), grid, blocks },
        root: undefined as never,
        hand: undefined as never,
        elements: new Map(),
        areas: new Map(blocks.map((one) => [one.id, one.area])),
        lines: new Map(),
        natural: new Map(),
        looseness: new Map(),
        bodies: new Map([['body', story.bodies[0]!]]),
      };
      const levers = others.filter((one) => one.fit ?? one.widen);
      const values = made.filter(({ moves }) => moves !== 'no').map(({ value }) => value);
      const counted = slotCounter(page, text, { blocks: levers, variables: [], loose: [] })([...values, 0]);
      for (const [index, one] of levers.entries()) {
        if (one.widen) page.lines.set(one.id, values[index]!);
        else page.areas.set(one.id, withRows(one.area, values[index]!, one.fit!.anchor));
      }
      expect(counted).toEqual(slotsOf(framesOf(page, text), textGridOf(page, text)));
      for (const one of others) expect(linesAsked(page, one)).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
