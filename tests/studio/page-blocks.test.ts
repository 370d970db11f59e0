/** Blocks taken in hand by mouse and keys: what comes of it is a small change of the page file, and the story follows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { buildLines, type Driven, differingLines, drivePage } from './drive-page.ts';

let driven: Driven;
let browser: OpenBrowser;
const disk = (file: string) => readFile(join(driven.studio.folder, file), 'utf8');
const block = (id: string, part = '') =>
  driven.tab.evaluate((selector) => {
    const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect();
    return { x: left, y: top, width, height };
  }, `.block[data-id="${id}"] ${part}`);
const cell = () =>
  driven.tab.evaluate(() => {
    const plan = JSON.parse(document.getElementById('plan')!.textContent!);
    return { column: plan.grid.column + plan.grid.gutter, row: plan.grid.pitch };
  });

beforeAll(async () => {
  [driven, browser] = await Promise.all([drivePage(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await driven?.[Symbol.asyncDispose]();
  await browser?.[Symbol.asyncDispose]();
});

test('a photo is dragged, its crop moved, and all of it undone', { timeout: 60_000 }, async () => {
  const before = await disk('pages/05.yaml');
  const { x, y, width, height } = await block('hero', '.picture');
  const { column, row } = await cell();
  const { mouse, keyboard } = driven.tab;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 - column / 4, y + height / 2 + row, { steps: 3 });
  await mouse.move(x + width / 2 + column / 4, y + height / 2 + 3 * row, { steps: 8 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const shown = await block('hero');
  await mouse.up();
  await driven.settled();
  const after = before.replace('columns: 3-6, rows: 18-44, fit', 'columns: 3-6, rows: 21-47, fit');
  expect(await disk('pages/05.yaml')).toBe(after);
  expect(Math.abs(shown.y - (y + 3 * row))).toBeLessThan(row);
  expect(
    differingLines(
      await driven.tab.evaluate(() => window.dayangPage!.lines()),
      await buildLines(driven.studio.folder, 5, { browser }),
    ),
  ).toEqual([]);

  await keyboard.press('ArrowUp');
  await driven.settled();
  expect(await disk('pages/05.yaml')).toBe(
    before.replace('columns: 3-6, rows: 18-44, fit', 'columns: 3-6, rows: 20-46, fit'),
  );
  await driven.tab.evaluate(() => window.dayangWindow!.act({ act: 'undo' }, 'undo-1'));
  await driven.tab.evaluate(() => window.dayangWindow!.act({ act: 'undo' }, 'undo-2'));
  await driven.settled();
  expect(await disk('pages/05.yaml')).toBe(before);
  expect(driven.faults).toEqual([]);
});

test('findings, frames and counts are drawn, and the page is enlarged without a line changing', async () => {
  const lines = await driven.tab.evaluate(() => window.dayangPage!.lines());
  await driven.tab.evaluate(() => {
    window.dayangPage!.overlay(['grid', 'frames', 'counts', 'findings']);
    window.dayangPage!.zoom(0.6);
  });
  expect(await driven.tab.evaluate(() => document.querySelectorAll('.studio-frame').length)).toBeGreaterThan(6);
  expect(differingLines(await driven.tab.evaluate(() => window.dayangPage!.lines()), lines)).toEqual([]);
  expect(driven.faults).toEqual([]);
});
