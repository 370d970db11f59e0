/** Where blocks go that are moved and resized by hand. */
import { expect, test } from 'vitest';
import type { PlanGrid } from '../../scripts/html/plan.ts';
import { resizeArea, shiftArea } from '../../scripts/studio/page/cells.ts';

const grid = { columns: 6, rows: 100 } as PlanGrid;
const area = { columns: { from: 3, to: 6 }, rows: { from: 18, to: 44 } };
const fit = { min: 22, max: 34, anchor: 'top' } as const;
const resized = (rows: number, edges: string, range?: typeof fit) =>
  resizeArea(area, { columns: 0, rows }, { edges, grid, fit: range }).rows;

test('a block keeps a row at least, and stays on the page', () => {
  expect(resized(-80, 's')).toEqual({ from: 18, to: 18 });
  expect(resized(80, 's')).toEqual({ from: 18, to: 100 });
  expect(resized(80, 'n')).toEqual({ from: 44, to: 44 });
  expect(shiftArea(area, { columns: 3, rows: 90 }, grid)).toEqual({
    columns: area.columns,
    rows: { from: 74, to: 100 },
  });
});

test('one that a fit may set is drawn no further than the fit goes', () => {
  expect(resized(80, 's', fit)).toEqual({ from: 18, to: 51 });
  expect(resized(-80, 's', fit)).toEqual({ from: 18, to: 39 });
  expect(resized(-80, 'n', fit)).toEqual({ from: 11, to: 44 });
});
