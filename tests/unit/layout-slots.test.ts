/** Counting free rows on numbers must say what the page itself says, for any blocks and any rows of the pictures. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Area } from '../../scripts/edition/model.ts';
import { settingOf } from '../../scripts/edition/presets.ts';
import type { PlanBlock, PlanGrid } from '../../scripts/html/plan.ts';
import { withRows } from '../../scripts/layout/in-page/cells.ts';
import { slotCounter } from '../../scripts/layout/in-page/count-slots.ts';
import { framesOf } from '../../scripts/layout/in-page/frames.ts';
import type { Page } from '../../scripts/layout/in-page/page.ts';
import { slotsOf } from '../../scripts/layout/in-page/pour.ts';

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
  fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most })).map(([a, b]) => ({
    from: Math.min(a, b),
    to: Math.max(a, b),
  }));
const area: fc.Arbitrary<Area> = fc.record({ columns: span(6), rows: span(80) });
const block = (fit: boolean) =>
  fc.record({
    area,
    above: fc.integer({ min: 0, max: 2 }),
    below: fc.integer({ min: 0, max: 2 }),
    anchor: fc.constantFrom('top' as const, 'bottom' as const),
    straddle: fc.boolean(),
    rows: fc.integer({ min: 0, max: 30 }),
    fit: fc.constant(fit),
  });

it('counts as the page is set', () => {
  fc.assert(
    fc.property(
      area,
      fc.array(block(false), { maxLength: 4 }),
      fc.array(block(true), { maxLength: 3 }),
      (where, fixed, moving) => {
        const text: PlanBlock = { id: 'body', block: 'text', area: where, air: { above: 0, below: 0 }, story: 'lead' };
        const others = [...fixed, ...moving].map((one, index): PlanBlock => {
          // A straddling quote takes two columns and does not move.
          const straddle = one.straddle && !one.fit && one.area.columns.from < 6;
          const columns = straddle ? { from: one.area.columns.from, to: one.area.columns.from + 1 } : one.area.columns;
          return {
            id: `b${index}`,
            block: straddle ? 'pull-quote' : 'photo',
            area: { columns, rows: one.area.rows },
            air: { above: one.above, below: one.below },
            ...(one.fit && { fit: { min: 0, max: 30, anchor: one.anchor } }),
            ...(straddle && { straddle }),
          };
        });
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
          bodies: new Map([['body', grid.bodies[0]!]]),
        };
        const levers = others.filter((one) => one.fit);
        const rows = moving.map((one) => one.rows);
        const counted = slotCounter(page, text, { blocks: levers, variables: [], loose: [] })([...rows, 0]);
        for (const [index, one] of levers.entries()) {
          page.areas.set(one.id, withRows(one.area, rows[index]!, one.fit!.anchor));
        }
        expect(counted).toEqual(slotsOf(framesOf(page, text), grid));
      },
    ),
    { numRuns: 500 },
  );
});
