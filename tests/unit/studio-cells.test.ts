/** Where blocks go that are moved and resized by hand. */
import { expect, test } from 'vitest';
import type { PlanGrid } from '../../scripts/html/plan.ts';
import { resizeArea, shiftArea, stepsOf } from '../../scripts/studio/page/cells.ts';

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

test('steps over the fold of a double truck are those of its columns', () => {
  const truck = { columns: 8, rows: 70, column: 200, gutter: 20, pitch: 18, fold: 90 } as PlanGrid;
  const steps = (x: number, column: number) => stepsOf(truck, { x, y: 0, column }).columns;
  // From column 3 to column 6: three steps and the fold.
  expect(steps(3 * 220 + 90, 3)).toBe(3);
  expect(steps(-3 * 220 - 90, 6)).toBe(-3);
  expect(steps(220, 3)).toBe(1);
  expect(steps(220, 6)).toBe(1);
  // Somewhere in the fold: the nearer edge.
  expect(steps(220, 4)).toBe(1);
  const { fold: _fold, ...page } = truck;
  expect(stepsOf(page, { x: 700, y: 40, column: 2 })).toEqual({ columns: 3, rows: 2 });
});
