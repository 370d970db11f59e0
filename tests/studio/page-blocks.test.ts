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
  // On a finer screen, where Chromium lays out in other pixels than a print is.
  [driven, browser] = await Promise.all([drivePage({ flags: ['--force-device-scale-factor=1.5'] }), openBrowser()]);
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

  // Faster than the answers come.
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await driven.settled();
  expect(await disk('pages/05.yaml')).toBe(
    before.replace('columns: 3-6, rows: 18-44, fit', 'columns: 3-6, rows: 19-45, fit'),
  );
  await driven.tab.evaluate(() => window.dayangWindow!.act({ act: 'undo' }, 'undo-1'));
  await driven.tab.evaluate(() => window.dayangWindow!.act({ act: 'undo' }, 'undo-2'));
  await driven.settled();
  expect(await disk('pages/05.yaml')).toBe(before);
  expect(driven.faults).toEqual([]);
});

const file = 'pages/05.yaml';
const pick = (id: string) => driven.tab.evaluate((block) => window.dayangPage!.pick(block), id);
const undo = () =>
  driven.tab.evaluate(() => window.dayangWindow!.act({ act: 'undo' }, `undo-${Math.random()}`).then(() => undefined));

/** What is done comes to stand in the page file, and not there again when it is undone. */
async function changes(what: () => Promise<unknown>, [old, fresh]: readonly [string, string]): Promise<void> {
  const before = await disk(file);
  await what();
  await expect.poll(() => disk(file), { interval: 30 }).toBe(before.replace(old, fresh));
  await driven.settled();
  await undo();
  await expect.poll(() => disk(file), { interval: 30 }).toBe(before);
  await driven.settled();
}

async function dragFrom(selector: string, by: { readonly x: number; readonly y: number }): Promise<void> {
  const { mouse } = driven.tab;
  const at = await driven.tab.evaluate((handle) => {
    const { left, top, width, height } = document.querySelector(handle)!.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await mouse.move(at.x, at.y);
  await mouse.down();
  await mouse.move(at.x + by.x, at.y + by.y, { steps: 6 });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await mouse.up();
}

test('a block is resized, locked, aligned, made larger and taken off, each by a few characters of the page file', {
  timeout: 90_000,
}, async () => {
  const { keyboard } = driven.tab;
  const { column, row } = await cell();
  await pick('voices');
  // By its upper left handle: two rows lower, and a column narrower.
  await changes(
    () => dragFrom('.studio-handle[data-edges="nw"]', { x: column, y: 2 * row }),
    ['sidebar: voices, columns: 5-6, rows: 82-99', 'sidebar: voices, columns: 6, rows: 84-99'],
  );
  await pick('hero');
  await changes(() => keyboard.press('l'), [', rows: 18-44, fit: {rows: 22-34, anchor: top}', ', rows: 18-44']);
  await pick('kicker');
  await changes(() => keyboard.press('a'), ['rows: 7-8}', 'rows: 7-8, align: right}']);
  await pick('headline');
  const size = () =>
    driven.tab.evaluate(() =>
      Number.parseFloat(document.querySelector<HTMLElement>('[data-id="headline"]')!.style.getPropertyValue('--size')),
    );
  const large = await size();
  await changes(async () => {
    await keyboard.press('-');
    await expect.poll(size, { interval: 30 }).toBeLessThan(large);
  }, ['rows: 9-14}', 'rows: 9-13}']);
  await changes(() => keyboard.press('+'), ['rows: 9-14}', 'rows: 9-15}']);
  // Where rows are not what keeps the type small, the window says so and nothing is changed.
  const asked = await disk(file);
  await pick('kicker');
  await keyboard.press('+');
  const said = () => driven.tab.evaluate(() => JSON.stringify(window.trial.saw.said.at(-1)));
  await expect.poll(said, { interval: 30 }).toContain('width is the limit');
  await driven.settled();
  expect(await disk(file)).toBe(asked);
});

test('what leaves the page goes to the tray, and comes back where it is put', { timeout: 60_000 }, async () => {
  const before = await disk(file);
  const { mouse, keyboard } = driven.tab;
  const { column, row } = await cell();
  await pick('voices');
  await keyboard.press('Delete');
  await expect.poll(() => disk(file)).not.toContain('voices');
  await driven.settled();
  const item = { kind: 'sidebar', id: 'voices', story: 'lead', label: 'voices' } as const;
  await driven.tab.evaluate((one) => window.dayangPage!.offer(one), item);
  const area = await block('body');
  await mouse.move(area.x + 4.2 * column, area.y + 64.2 * row);
  await mouse.click(area.x + 4.2 * column, area.y + 64.2 * row);
  await expect.poll(() => disk(file)).toContain('voices: {block: sidebar, sidebar: voices, columns: 5-6, rows: 82-99}');
  await undo();
  await undo();
  await driven.settled();
  expect(await disk(file)).toBe(before);
  expect(driven.faults).toEqual([]);
});

test('the point that a picture is cropped around is drawn along, and stands in the story', {
  timeout: 60_000,
}, async () => {
  const before = await disk('stories/lead.md');
  await pick('hero');
  await driven.tab.keyboard.press('f');
  const { x, y, width, height } = await block('hero', '.picture');
  const { mouse } = driven.tab;
  const point = await driven.tab.evaluate(() => {
    const { left, top, width } = document.querySelector('.studio-focus-point')!.getBoundingClientRect();
    return { x: left + width / 2, y: top + width / 2 };
  });
  await mouse.move(point.x, point.y);
  await mouse.down();
  await mouse.move(x + width * 0.25, y + height * 0.75, { steps: 4 });
  await mouse.up();
  await driven.settled();
  expect(/:::photo\{#dawn[^}]*focus="(.*?)"/.exec(await disk('stories/lead.md'))?.[1]).toBe('25% 75%');
  await undo();
  await driven.settled();
  expect(await disk('stories/lead.md')).toBe(before);
});

test('findings, frames, counts and ink are drawn, and the page is enlarged without a line changing', {
  timeout: 90_000,
}, async () => {
  const lines = await driven.tab.evaluate(() => window.dayangPage!.lines());
  await driven.tab.evaluate(() => {
    window.dayangPage!.overlay(['grid', 'frames', 'counts', 'findings']);
    window.dayangPage!.zoom(0.6);
  });
  expect(await driven.tab.evaluate(() => document.querySelectorAll('.studio-frame').length)).toBeGreaterThan(6);
  expect(differingLines(await driven.tab.evaluate(() => window.dayangPage!.lines()), lines)).toEqual([]);
  // Ink is reckoned from the press file, and lies over the page to the edge.
  await driven.tab.evaluate(() => window.dayangPage!.overlay(['heat']));
  await driven.tab.waitForSelector('img.studio-heat', { timeout: 60_000 });
  const box = (selector: string) =>
    driven.tab.$eval(selector, (one) => one.getBoundingClientRect().toJSON() as DOMRect);
  const [ink, sheet] = [await box('img.studio-heat'), await box('.pagedjs_sheet')];
  for (const side of ['left', 'top', 'right', 'bottom'] as const)
    expect(Math.abs(ink[side] - sheet[side])).toBeLessThan(2);
  expect(driven.faults).toEqual([]);
});
