import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyRun, displayRuns, headRuns, inlineRuns, phraseRuns } from '../../scripts/html/piece.ts';

const file = 'stories/lead.md';
const run = (text: string, from = 100) => ({ text, exact: true, origin: { file, from, to: from + text.length } });
const phrases = (text: string) => phraseRuns(run(text)).map((one) => one.text);

/** Characters that meet the rules for phrases, and some that do not. */
const copy = fc.string({ unit: fc.constantFrom(...'青溪一两，。：——｜ 　”」a9\u{20bb7}') });

describe('phrases of a headline', () => {
  test('end behind a point, a dash, a space and a break mark', () => {
    expect(phrases('一溪碧水，两岸青山，十年新景')).toEqual(['一溪碧水，', '两岸青山，', '十年新景']);
    expect(phrases('治水先治岸 一溪清到底')).toEqual(['治水先治岸 ', '一溪清到底']);
    expect(phrases('青溪之变——十年纪事')).toEqual(['青溪之变——', '十年纪事']);
    expect(phrases('“水清了。”他说')).toEqual(['“水清了。”', '他说']);
  });

  test('lose the break mark and nothing else, and each knows where it stands', () => {
    const found = phraseRuns(run('青溪｜复清，十年'));
    expect(found.map(({ text, origin }) => [text, origin?.from, origin?.to])).toEqual([
      ['青溪', 100, 102],
      ['复清，', 103, 106],
      ['十年', 106, 108],
    ]);
  });

  test('hold every character in order, whatever the copy', () => {
    fc.assert(
      fc.property(copy, (text) => {
        const found = phraseRuns(run(text, 7));
        expect(found.map((one) => one.text).join('')).toBe(text.replaceAll('｜', ''));
        for (const one of found) {
          expect(one.part).toBe('phrase');
          expect(text.slice(one.origin!.from - 7, one.origin!.to - 7)).toBe(one.text);
        }
      }),
    );
  });
});

describe('parts of a display line', () => {
  test('hold every character in order, and each —— is a part of its own', () => {
    fc.assert(
      fc.property(copy, (text) => {
        const found = displayRuns(run(text, 3));
        expect(found.map((one) => one.text).join('')).toBe(text.replaceAll('｜', ''));
        for (const one of found) {
          expect(one.text === '——').toBe(one.part === 'dash');
          expect(text.slice(one.origin!.from - 3, one.origin!.to - 3)).toBe(one.text);
        }
      }),
    );
  });

  test('are cut where phrases end, at their price', () => {
    const found = displayRuns(run('一条河走了十年，人守着'), [
      { at: 3, price: 0.1 },
      { at: 5, price: 0.3 },
    ]);
    expect(found.map(({ text, part, price }) => [text, part, price])).toEqual([
      ['一条河', 'phrase', undefined],
      ['走了', 'word', 0.1],
      ['十年，', 'word', 0.3],
      ['人守着', 'phrase', undefined],
    ]);
  });

  test('a dash at the head keeps what follows; elsewhere a line may end with it', () => {
    const parts = (text: string) => displayRuns(run(text)).map((one) => [one.text, one.part]);
    expect(parts('——一条河的十年')).toEqual([
      ['——', 'dash'],
      ['一条河的十年', 'held'],
    ]);
    expect(parts('青溪之变——十年')).toEqual([
      ['青溪之变', 'phrase'],
      ['——', 'dash'],
      ['十年', 'phrase'],
    ]);
  });
});

test('dots stand under Han only', () => {
  const found = inlineRuns([{ ...run('先治岸，再治水3年'), emphasis: true }]);
  expect(found.map((one) => [one.text, one.emphasis ?? false])).toEqual([
    ['先治岸', true],
    ['，', false],
    ['再治水', true],
    ['3', false],
    ['年', true],
  ]);
  expect(found.map((one) => one.origin!.from)).toEqual([100, 103, 104, 107, 108]);
});

describe('a value of a YAML file', () => {
  const at = (written: string, text: string) =>
    copyRun(
      { text, origin: { file, from: 3, to: 3 + written.length } },
      new Map([[file, { file, text: `k: ${written}` }]]),
    );

  test('is exact inside its quotes', () => {
    expect(at('"青溪"', '青溪')).toMatchObject({ exact: true, origin: { from: 4, to: 6 } });
    expect(at('青溪', '青溪')).toMatchObject({ exact: true, origin: { from: 3, to: 5 } });
  });

  test('is not exact where an escape stands for a character', () => {
    expect(at('"\\u9752溪"', '青溪')).toMatchObject({ exact: false, origin: { from: 3 } });
  });
});

test('a phrase of a head is held together where markup parts it', () => {
  const [strong, rest] = [{ ...run('治'), strong: true as const }, run('水先治岸 一溪', 101)];
  const found = headRuns([strong, rest, run('清', 108)]);
  expect(found.map(({ text, follows }) => [text, follows ?? false])).toEqual([
    ['治', false],
    ['水先治岸 ', true],
    ['一溪', false],
    ['清', true],
  ]);
});

test('the line of a name leaves points bare', () => {
  const found = inlineRuns([{ ...run('马克思、恩格斯'), mark: 'name', opens: true }]);
  expect(found.map(({ text, mark, opens }) => [text, mark ?? '', opens ?? false])).toEqual([
    ['马克思', 'name', true],
    ['、', '', false],
    ['恩格斯', 'name', false],
  ]);
});
