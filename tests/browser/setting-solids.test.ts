/** What stands in a line as one piece, ruby with its base and numbers turned upright: lines come out as planned, on the grid. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, openHarness, samplePlain } from './setting-harness.ts';

let harness: Harness;
let copy = '';
beforeAll(async () => {
  harness = await openHarness();
  copy = (await samplePlain()).join('').replace(/[A-Za-z0-9.%+]/g, '');
});
afterAll(() => harness[Symbol.asyncDispose]());

const readings = ['yì', 'hàn', 'zhuāng', 'shuǐ', 'é'];

/** Every so many characters of the copy a piece of its own, single, several in a row, or a word of four. */
function withPieces(from: number, { combined }: { combined: boolean }): string {
  const text = copy.slice(from, from + 160);
  let html = '';
  let crowded = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    const turn = at + from;
    const han = /[\u4e00-\u9fff]/.test(character);
    if (combined && turn % 11 === 3) html += `<span class="combined">${(turn % 90) + 10}</span>`;
    if (combined && turn % 29 === 5 && turn % 11 !== 3) html += '<span class="upright">2026</span>';
    if (!han || turn % 7 > 1) {
      html += character;
      continue;
    }
    crowded = turn % 7 === 1 ? crowded : 0;
    const long = /^[\u4e00-\u9fff]{4}/.exec(text.slice(at)) && turn % 13 === 0;
    const base = long ? text.slice(at, at + 4) : character;
    const reading = long ? 'bìlùlánlǚ' : readings[turn % readings.length]!;
    html += `<ruby class="${turn % 7 === 1 ? 'crowded' : ''}"><span>${base}</span><rt>${reading}</rt></ruby>`;
    if (long) at += 3;
  }
  return html;
}

describe.each([false, true])('vertical: %s', (vertical) => {
  test.each([11, 13, 16, 20, 25])('lines of %i characters', async (characters) => {
    const texts = Array.from({ length: 24 }, (_, index) => withPieces(index * 97, { combined: vertical }));
    const sets = await harness.set(texts, { characters, vertical, markup: true });
    const wrong = sets.flatMap((set, index) =>
      set.misplaced ? [`${index}: ${set.lines.map(({ text }) => text).join('|')}`] : [],
    );
    expect(wrong).toEqual([]);
    for (const set of sets) {
      expect([set.planned, set.whole]).toEqual([true, true]);
      for (const line of set.lines)
        if (!line.last && !line.hung) expect([line.text, Math.abs(line.short) <= 0.02]).toEqual([line.text, true]);
    }
    const grid = await harness.tab.evaluate((down) => {
      const lines = window.setting
        ? [...document.querySelectorAll('#trial p')].map((one) => {
            const { width, height } = one.getBoundingClientRect();
            return down ? width : height;
          })
        : [];
      return lines.map((extent) => Math.abs(extent / 18 - Math.round(extent / 18)));
    }, vertical);
    expect(Math.max(...grid)).toBeLessThan(0.001);
  });
});
