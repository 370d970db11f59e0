/** Typed in the page, it stands in the file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBrowser, openBrowser } from '../../scripts/layout/index.ts';
import { buildLines, type Driven, differingLines, drivePage } from './drive-page.ts';

let driven: Driven;
let browser: OpenBrowser;
const disk = (file: string) => readFile(join(driven.studio.folder, file), 'utf8');

beforeAll(async () => {
  [driven, browser] = await Promise.all([drivePage(), openBrowser()]);
});
afterAll(async () => {
  await driven[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

const differing = async () =>
  differingLines(
    await driven.tab.evaluate(() => window.dayangPage!.lines()),
    await buildLines(driven.studio.folder, 5, { browser }),
  );

/** The middle of the first character of a text on the page. */
const placeOf = (text: string) =>
  driven.tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.type-area')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width * 0.2, y: top + height / 2 };
    }
    return undefined;
  }, text);

test('the page is set as a build sets it', async () => {
  expect(driven.faults).toEqual([]);
  expect(await differing()).toEqual([]);
});

test('a key in the story', async () => {
  const before = await disk('stories/lead.md');
  const at = await placeOf('桐埠镇');
  await driven.tab.mouse.click(at!.x, at!.y);
  await driven.tab.keyboard.type('新水');
  await driven.settled();
  expect(driven.faults).toEqual([]);
  expect(await disk('stories/lead.md')).toBe(before.replace('桐埠镇的望溪桥', '新水桐埠镇的望溪桥'));
  expect(await differing()).toEqual([]);
});
