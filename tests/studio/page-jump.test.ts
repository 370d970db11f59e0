/** A story that goes on from another page, typed in where it goes on: the edit comes to its place in the story's file. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeJumpEdition } from '../fixtures/edition/jump-edition.ts';
import { drivePage } from './drive-page.ts';

test('the continuation is edited in place, its jump line left alone', { timeout: 180_000 }, async () => {
  const folder = await makeJumpEdition();
  const file = join(folder, 'stories/lead.md');
  const before = await readFile(file, 'utf8');
  try {
    await using driven = await drivePage({ folder, page: 3 });
    const { tab } = driven;
    const jump = () => tab.evaluate(() => document.querySelector('.jump')!.textContent);
    const place = await tab.evaluate(() => {
      const paragraph = document.querySelector('.host > p')!;
      const box = paragraph.getBoundingClientRect();
      return { words: paragraph.textContent!.slice(0, 8), x: box.right - 4, y: box.top + 6 };
    });
    expect(before).toContain(place.words);
    expect(await jump()).toBe('（上接第1版）');
    await tab.mouse.click(place.x, place.y);
    await tab.keyboard.press('Home');
    await tab.keyboard.type('水');
    await driven.settled();
    const after = await readFile(file, 'utf8');
    expect(after).toBe(before.replace(place.words, `水${place.words}`));
    expect(await jump()).toBe('（上接第1版）');
    expect(driven.faults).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
