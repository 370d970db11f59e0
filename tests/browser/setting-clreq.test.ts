/**
 * W3C CLREQ section by section, as the pinned browser sets it: widths of marks, adjacent marks, line start and end,
 * squeezing and stretching, Han–Latin space, hanging points. Prohibitions are in setting-kinsoku.test.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Setting } from '../../scripts/edition/model.ts';
import { type Harness, newspaper, openHarness, type SetText, type Style, samplePlain } from './setting-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const clreq: Setting = { ...newspaper, mode: 'clreq', space: 'quarter' };

async function setOne(text: string, style: Omit<Style, 'places'>): Promise<SetText> {
  const [set] = await harness.set([text], { ...style, places: true });
  expect({ text, misplaced: set!.misplaced }).toEqual({ text, misplaced: false });
  return set!;
}

/** From where `from` begins to where what stands `length` characters on begins, em; both on one line. */
function between({ places }: SetText, from: number, length = 1): number {
  const [a, b] = [places[from]!, places[from + length]!];
  expect(a.line).toBe(b.line);
  return b.at - a.at;
}

const exact = 0.012;
const near = (value: number, to: number): void => expect(Math.abs(value - to), `${value} to ${to}`).toBeLessThan(exact);

describe('sizes of marks', () => {
  test.each([
    ['·・‧–-/', 0.5],
    ['。．，、：；！？「」『』“”‘’（）《》〈〉【】〖〗〔〕［］｛｝～—／', 1],
    ['⸺', 2],
  ] as const)('%s: %d em', async (marks, width) => {
    for (const mark of marks) near(between(await setOne(`水${mark}水水`, { characters: 20 }), 0, 2), 1 + width);
  });

  test.each(['——', '……', '⋯⋯'])('%s: two ems, across and down', async (mark) => {
    for (const vertical of [false, true])
      near(between(await setOne(`水${mark}水水`, { characters: 20, vertical }), 1, 2), 2);
  });

  // GB/T 15834-2011, 5.1.2.
  test.each([
    ['？！', 1],
    ['！！', 1],
    ['？？', 1],
    ['！！！', 2],
    ['？！！', 2],
  ] as const)('%s together: %d em', async (marks, width) => {
    near(between(await setOne(`水${marks}水水`, { characters: 20 }), 1, marks.length), width);
  });
});

/** CLREQ, "Adjustment of adjacent punctuation marks". */
describe('adjacent marks', () => {
  const pairs = [
    '。”',
    '，“',
    '）（',
    '））',
    '（（',
    '：“',
    '》《',
    '”，',
    '）。',
    '？”',
    '、《',
    '；“',
    '”“',
    '」「',
  ];

  test.each([newspaper, clreq])('take one em and a half, mode $mode', async (setting) => {
    for (const pair of pairs) {
      const set = await setOne(`水${pair}水水水水`, { characters: 20, setting });
      near(between(set, 0, 3), 2.5);
    }
  });

  test('so do three of them an em less than they are', async () => {
    near(between(await setOne('水。’”水水', { characters: 20 }), 0, 4), 3);
  });

  test('down, but for what stands in the middle of its square', async () => {
    for (const [pair, width] of [
      ['。」', 1.5],
      ['，「', 1.5],
      ['）（', 1.5],
      ['」「', 1.5],
      ['？」', 2],
      ['：「', 1.5],
    ] as const) {
      near(between(await setOne(`水${pair}水水`, { characters: 20, vertical: true }), 0, 3), 1 + width);
    }
  });

  test('may come down to an em where a line needs it, their ink never touching', async () => {
    const set = await setOne(`${'水'.repeat(8)}。“${'水'.repeat(40)}`, { characters: 12 });
    expect(between(set, 8, 2)).toBeGreaterThanOrEqual(1);
    expect(between(set, 8, 2)).toBeLessThanOrEqual(1.5 + exact);
  });
});

/** CLREQ, "Compression of punctuation marks at line start or line end". */
describe('line start and line end', () => {
  test.each([false, true])(
    'an opening mark loses its first half, in a first line too; vertical: %s',
    async (vertical) => {
      for (const mark of vertical ? '「『（《【' : '“‘（《【') {
        const text = `${mark}${'水'.repeat(8)}${mark}${'国'.repeat(10)}${mark}${'水'.repeat(6)}`;
        const set = await setOne(text, { characters: 10.5, vertical });
        let [at, even] = [0, 0];
        for (const [index, { text, stretch, track }] of set.lines.entries()) {
          if (text.startsWith(mark) && stretch === 0 && track === 0) {
            near(set.places[at + 1]!.at, (index === 0 ? 2 : 0) + 0.5);
            even += 1;
          }
          at += text.length;
        }
        expect({ mark, even }).toEqual({ mark, even: 3 });
      }
    },
  );

  test.each([false, true])(
    'clreq: every mark that ends a line loses its second half; vertical: %s',
    async (vertical) => {
      const quotes = (text: string): string =>
        vertical ? text.replace(/[“”‘’]/g, (one) => '「」『』'['“”‘’'.indexOf(one)]!) : text;
      const texts = (await samplePlain()).map(quotes);
      const centred = vertical ? '：；？！' : '';
      let ended = 0;
      for (const characters of [11, 14, 17, 20]) {
        for (const set of await harness.set(texts, { characters, vertical, setting: clreq })) {
          expect(set.misplaced).toBe(false);
          for (const { text, last, foot, hung, track } of set.lines) {
            expect({ text, hung, track }).toEqual({ text, hung: false, track: 0 });
            const mark = text.trimEnd().at(-1)!;
            if (last || !'，。、；：？！”’」』）》'.includes(mark)) continue;
            ended += 1;
            expect({ text, foot }).toEqual({ text, foot: centred.includes(mark) ? 0 : 0.5 });
          }
        }
      }
      expect(ended).toBeGreaterThan(60);
    },
  );
});

/** CLREQ, "Procedures for Inter-Character Space Expansion": a line of half an em too much. */
describe('stretching', () => {
  const rest = 20.5;
  const stretched = (middle: string): string => `${'水'.repeat(6)}${middle}${'水'.repeat(50)}`;

  test.each(['～', '—', '–', '-', '/', '／', '——', '……'])('leaves %s and its neighbours solid', async (mark) => {
    const width = { '–': 0.5, '-': 0.5, '/': 0.5 }[mark] ?? mark.length;
    const set = await setOne(stretched(mark), { characters: rest + (width % 1) });
    near(between(set, 5, mark.length + 1), 1 + width);
    expect(between(set, 1)).toBeGreaterThan(1.015);
  });

  test.each(['7℃', '7％', '7‰', '￥7', '＄7', '№7'])('does not part %s', async (number) => {
    const alone = between(await setOne(`水${number}水水`, { characters: 30 }), 1, 1);
    const set = await setOne(stretched(number), { characters: rest + 0.4 });
    near(between(set, 6), alone);
  });

  test('goes into the space between words first, as far as half an em', async () => {
    const text = `${'水'.repeat(6)}ab cd ef${'水'.repeat(60)}`;
    const plain = await setOne('水ab cd ef水水', { characters: 30 });
    const space = between(plain, 3);
    const natural = between(plain, 0, 9);
    // Two spaces take all of it; the Han stay solid.
    const set = await setOne(text, { characters: 14 + natural + 0.2 });
    const wide = between(set, 8);
    expect(wide).toBeGreaterThan(space + 0.05);
    expect(wide).toBeLessThanOrEqual(0.5 + exact);
    near(between(set, 1), 1);
  });

  test('then into that between Han and Latin', async () => {
    const bare = between(await setOne('水2026水水', { characters: 30 }), 1, 4);
    const set = await setOne(`${'水'.repeat(6)}2026${'水'.repeat(60)}`, { characters: 14 + bare + 0.3 });
    near(between(set, 1), 1);
    expect(between(set, 5, 5) - 1 - bare).toBeGreaterThan(0.2);
    expect(between(set, 5, 5) - 1 - bare).toBeLessThanOrEqual(1);
  });

  test('reaches all other gaps alike', async () => {
    const set = await setOne('水'.repeat(70), { characters: rest });
    const gaps = Array.from({ length: 15 }, (_, at) => between(set, at));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(0.006);
  });
});

/** CLREQ, "Composition of Chinese and Western Mixed Texts". */
describe('Han–Latin space', () => {
  test.each([
    ['quarter', 0.25],
    ['eighth', 0.125],
    ['none', 0],
  ] as const)('%s: stands on both sides of Latin, not beside marks nor at a line’s edge', async (space, em) => {
    const style = { characters: 40, setting: { ...clreq, space } };
    const bare = between(await setOne('水2026水', { ...style, setting: newspaper }), 1, 4);
    const set = await setOne('水2026水（2026）2026，2026水', style);
    near(between(set, 0), 1 + em);
    near(between(set, 1, 4), bare + em);
    near(between(set, 7, 4), bare);
    const edge = await setOne(`${'水'.repeat(8)}2026${'水'.repeat(20)}`, { ...style, characters: 10 });
    const line = edge.lines.findIndex(({ text }) => text.startsWith('2026'));
    expect(line).toBe(1);
    near(edge.places[8]!.at, 0);
  });

  test('is never squeezed below an eighth in mode clreq', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `${'水'.repeat(4 + index)}2026${'水'.repeat(40)}`);
    for (const set of await harness.set(texts, { characters: 12, setting: clreq, places: true })) {
      const { places } = set;
      const at = set.lines
        .map(({ text }) => text)
        .join('')
        .indexOf('2026');
      if (at > 0 && places[at - 1]!.line === places[at]!.line)
        expect(between(set, at - 1)).toBeGreaterThanOrEqual(1.125 - exact);
    }
  });
});

/** CLREQ, "Hanging Punctuation at Line End": one point, not behind another mark; most papers have none. */
test('a point hangs only alone, and only where newspapers may', async () => {
  const texts = Array.from({ length: 24 }, (_, index) => [
    `${'水'.repeat(index % 12)}${'水国'.repeat(4)}，${'水'.repeat(9)}。`,
    `${'水'.repeat(index % 12)}${'水国'.repeat(4)}”，${'水'.repeat(9)}》。`,
  ]).flat();
  for (const mode of ['newspaper', 'clreq'] as const) {
    const sets = await harness.set(texts, { characters: 10, setting: { ...newspaper, mode } });
    const hung = sets.flatMap(({ lines }) => lines.filter((line) => line.hung));
    if (mode === 'clreq') expect(hung).toEqual([]);
    for (const { text } of hung) expect(text).toMatch(/[^，。、；：？！”’」』）》][，。、；：？！]$/);
  }
});
