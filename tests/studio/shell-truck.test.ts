/** A double truck in the studio: both numbers in the list, the fold in the grid, a picture drawn over it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShortTruck } from '../fixtures/edition/truck-edition.ts';
import { comes, type DrivenWindow, openWindow } from './drive-window.ts';

let driven: DrivenWindow;
beforeAll(async () => {
  driven = await openWindow(await makeShortTruck(), { lookAhead: false });
}, 180_000);
afterAll(() => driven[Symbol.asyncDispose]());

test('is listed by both of its numbers, and shown whole with the fold in its grid', { timeout: 120_000 }, async () => {
  const { tab } = driven.chromium;
  expect(await tab.$eval('.thumbnails b', (one) => one.textContent)).toBe('4-5');
  expect(await tab.$eval('.toolbar h1 b', (one) => one.textContent)).toBe('4-5 影像');
  await driven.button('Grid');
  await comes(() => driven.frame(4).$('.studio-grid-fold'));
  const grid = await driven.frame(4).evaluate(() => {
    const middle = (one: Element) => one.getBoundingClientRect().left;
    const area = document.querySelector('.type-area')!.getBoundingClientRect();
    return {
      fold: middle(document.querySelector('.studio-grid-fold')!) - area.left - area.width / 2,
      columns: [...document.querySelectorAll('.studio-grid-column')].map((one) => middle(one) - area.left),
      width: area.width,
    };
  });
  expect(grid.columns).toHaveLength(8);
  expect(Math.abs(grid.fold)).toBeLessThan(1);
  // The halves mirror one another.
  const step = grid.columns[1]! - grid.columns[0]!;
  expect(grid.columns[4]! - grid.columns[3]!).toBeGreaterThan(1.4 * step);
  expect(grid.columns[5]! - grid.columns[4]!).toBeCloseTo(step, 1);
});

test('a picture is drawn along to columns on the other side of the fold', { timeout: 60_000 }, async () => {
  const { tab } = driven.chromium;
  const { mouse } = tab;
  const file = 'pages/04-05.yaml';
  expect(await driven.disk(file)).toContain('photo: ridge, columns: 2-7');
  const at = await driven.middle(4, '.block[data-id="ridge"] .picture');
  await mouse.click(at.x, at.y);
  await comes(() => driven.frame(4).$('.studio-handle[data-edges="w"]'));
  // The left edge, from column 2 to column 5.
  const handle = await driven.middle(4, '.studio-handle[data-edges="w"]');
  const by = await driven.frame(4).evaluate(() => {
    const lefts = [...document.querySelectorAll('.studio-grid-column')].map((one) => one.getBoundingClientRect().left);
    return lefts[4]! - lefts[1]!;
  });
  await mouse.move(handle.x, handle.y);
  await mouse.down();
  await mouse.move(handle.x + by, handle.y, { steps: 6 });
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  await mouse.up();
  await comes(async () => /photo: ridge, columns: 5-7/.test(await driven.disk(file)));
});
