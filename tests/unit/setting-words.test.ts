/** Where English words may be parted, what stands at the end of a line that parts one, and in the text of the page. */
import { beforeAll, describe, expect, test } from 'vitest';
import { hyphenate, loadHyphenation } from '../../scripts/layout/in-page/setting/scripts/hyphenate.ts';
import { wordsIn } from '../../scripts/layout/in-page/setting/scripts/words.ts';
import type { Layout, Line } from '../../scripts/layout/model.ts';
import { printedCopy } from '../../scripts/pdf/conserve/printed-copy.ts';

beforeAll(loadHyphenation);

const parted = (word: string): string => {
  const cuts = [0, ...hyphenate(word), word.length];
  return cuts
    .slice(1)
    .map((to, index) => word.slice(cuts[index], to))
    .join('-');
};

test.each([
  ['hyphenation', 'hy-phen-ation'],
  ['characteristically', 'char-ac-ter-is-ti-cally'],
  ['embankment', 'em-bank-ment'],
  ['newspaper', 'news-pa-per'],
  ['neighbourhood', 'neigh-bour-hood'],
  // Listed by hand in the patterns.
  ['project', 'project'],
  ['table', 'table'],
  ['river', 'river'],
])('%s', (word, expected) => {
  expect(parted(word)).toBe(expected);
});

const parts = (text: string): string[] =>
  wordsIn(text, true).map((word) => word.map(({ text: part, soft }) => part + (soft ? '~' : '')).join('|'));

test('words keep their points; addresses, capitals, names in camel case and numbers stay whole', () => {
  expect(parts('“Characteristically,” she')).toEqual(['“Char~|ac~|ter~|is~|ti~|cally,”', ' ', 'she']);
  expect(parts('UNESCO GitHub 1,234.5')).toEqual(['UNESCO', ' ', 'GitHub', ' ', '1,234.5']);
  expect(parts('editor@newspaper.example/index')).toEqual(['editor@newspaper.example/index']);
});

test('behind a hyphen of the copy and a dash a line breaks without one of ours', () => {
  expect(parts('twenty-six night—seven')).toEqual(['twenty-|six', ' ', 'night—|seven']);
});

test('every character is in one part, whatever the text', () => {
  for (const text of ['a—b', '—', '“”', 'naïve café', 'No…', '水a国', 'x\u00a0y']) {
    expect(
      wordsIn(text, true)
        .flat()
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  }
});

describe('the copy as it is printed', () => {
  const line = (text: string, more: Partial<Line> = {}): Line => ({ block: 'a', text, ...more }) as Line;
  const lines = (...all: Line[]): Pick<Layout, 'lines'> => ({ lines: all });
  const copy = [{ block: 'a', text: 'so small that visitors', source: { file: 'x.md', from: 7 } }];

  test('has a hyphen where a line parts a word, and nothing else', () => {
    const printed = printedCopy(copy, lines(line('so small that vis', { hyphen: 1 as never }), line('itors')));
    expect(printed).toEqual([
      { block: 'a', text: 'so small that vis', source: { file: 'x.md', from: 7 } },
      { block: 'a', text: '-' },
      { block: 'a', text: 'itors', source: { file: 'x.md', from: 24 } },
    ]);
    expect(printedCopy(copy, lines(line('so small that'), line('visitors')))).toBe(copy);
  });

  test('counts readings on the way', () => {
    const read = [
      { block: 'a', text: '水' },
      { block: 'a', text: 'shuǐ' },
      { block: 'a', text: 'visitors' },
    ];
    const readings = [{ at: 0, length: 1, text: 'shuǐ' }];
    const printed = printedCopy(read, lines(line('水vis', { readings, hyphen: 1 as never }), line('itors')));
    expect(printed.map(({ text }) => text).join('|')).toBe('水|shuǐ|vis|-|itors');
  });
});
