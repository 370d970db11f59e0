/** Numbers, letters and quotes of vertical text: what is turned upright, and that no character or place is lost by it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UprightStyle } from '../../scripts/edition/model.ts';
import { uprightRuns } from '../../scripts/html/upright.ts';

const file = 'stories/lead.md';
const run = (text: string, from = 100) => ({ text, exact: true, origin: { file, from, to: from + text.length } });
const gb: UprightStyle = { quotes: 'gb', numbers: 'upright' };

/** Each part with what is done to it: `26|combined`. */
const told = (text: string, style: UprightStyle = gb) =>
  uprightRuns([run(text)], style).map(({ text: part, turn }) => (turn ? `${part}|${turn}` : part));

test('copy in English lies on its side with its numbers and quotes', () => {
  const english = { ...run('“In 1892,” she said.'), language: 'en' };
  for (const quotes of ['gb', 'corner'] as const) expect(uprightRuns([english], { ...gb, quotes })).toEqual([english]);
});

describe('numbers', () => {
  test.each([
    ['8月', ['8|upright', '月']],
    ['9月18日', ['9|upright', '月', '18|combined', '日']],
    ['2026年', ['2026|upright', '年']],
    ['126户', ['126|upright', '户']],
    ['涨了30%，', ['涨了', '30|combined', '%|upright', '，']],
    ['98.5%', ['98.5%']],
    ['1,200元', ['1,200元']],
    ['$26，-3', ['$26，-', '3|upright']],
    ['pH 7.4', ['pH 7.4']],
    ['A座与A4纸', ['A|upright', '座与A4纸']],
    ['GB 15834', ['GB 15834']],
    ['18时50分', ['18|combined', '时', '50|combined', '分']],
  ])('%s', (text, parts) => expect(told(text)).toEqual(parts));

  test('but for two figures are Han numerals where the page asks for them', () => {
    const han: UprightStyle = { ...gb, numbers: 'han' };
    expect(told('2026年9月18日126户，120%', han)).toEqual([
      ...[
        '2026|numeral',
        '年',
        '9|numeral',
        '月',
        '18|combined',
        '日',
        '126|numeral',
        '户，',
        '120|upright',
        '%|upright',
      ],
    ]);
  });
});

test('quotes are marked where they take the other form', () => {
  expect(told('他说：“来。”', gb)).toEqual(['他说：“来。”']);
  expect(told('他说：“来。”', { ...gb, quotes: 'corner' })).toEqual(['他说：', '“|bracket', '来。', '”|bracket']);
});

test('a name that numbers part stays one, and what has a reading is left alone', () => {
  const found = uprightRuns([{ ...run('第26军'), mark: 'name', opens: true }], gb);
  expect(found.map(({ text, opens, mark }) => [text, opens ?? false, mark])).toEqual([
    ['第', true, 'name'],
    ['26', false, 'name'],
    ['军', false, 'name'],
  ]);
  const ruby = { ...run('第26'), reading: { text: 'dì', exact: true } };
  expect(uprightRuns([ruby], gb)).toEqual([ruby]);
});

test('no character is lost and each part knows where it stands, whatever the copy', () => {
  const copy = fc.string({ unit: fc.constantFrom(...'青溪一，。“”‘’0123456789Aa%.,- $\u{20bb7}') });
  fc.assert(
    fc.property(copy, fc.constantFrom('gb' as const, 'corner' as const), (text, quotes) => {
      const found = uprightRuns([run(text, 7)], { quotes, numbers: 'han' });
      expect(found.map((one) => one.text).join('')).toBe(text);
      for (const one of found) expect(text.slice(one.origin!.from - 7, one.origin!.to - 7)).toBe(one.text);
    }),
    { numRuns: 2000 },
  );
});
