/**
 * The tables of W3C CLREQ, each mark at each level, across and down: what the plan allows, and what the pinned browser
 * then sets. CLREQ, "Prohibition Rules for Line Start and Line End" and "Prohibition Rules for Unbreakable Marks".
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, newspaper, openHarness } from './setting-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const levels = ['none', 'basic', 'gb', 'strict'] as const;
type Level = (typeof levels)[number];
const never: readonly Level[] = [];
const fromBasic: readonly Level[] = ['basic', 'gb', 'strict'];
const fromGb: readonly Level[] = ['gb', 'strict'];

interface Row {
  readonly what: string;
  readonly marks: readonly string[];
  /** Levels at which it may not begin a line, and at which it may not end one. */
  readonly start: readonly Level[];
  readonly end: readonly Level[];
  /** What stands before and behind it. */
  readonly around?: readonly [string, string];
  /** Measures to try it in, em; ten characters if left out. */
  readonly measures?: readonly number[];
}

/** In one of these a line ends well with a mark of a third of an em. */
const forNarrow = [10, 10.36];

const table: readonly Row[] = [
  // Appendix: pause or stop punctuation marks.
  { what: '点号', marks: [...'。．，、：；！‼？⁇'], start: fromBasic, end: never },
  // Non-bracket indication punctuation marks.
  { what: '破折号', marks: ['——', '⸺'], start: ['strict'], end: never },
  { what: '省略号', marks: ['……', '⋯⋯'], start: ['strict'], end: never },
  { what: '连接号', marks: [...'～-–—'], start: fromBasic, end: never },
  { what: '间隔号', marks: [...'·・‧'], start: fromBasic, end: never },
  { what: '分隔号', marks: [...'/／'], start: fromBasic, end: fromGb },
  // Bracket indication punctuation marks.
  { what: '开始夹注符号', marks: [...'「『“‘（《〈【〖〔［｛'], start: never, end: fromBasic },
  { what: '结束夹注符号', marks: [...'」』”’）》〉】〗〕］｝'], start: fromBasic, end: never },
  // Not in CLREQ's tables: other forms of the same marks.
  { what: 'other forms', marks: [...'－~•,.;:!?)]}々〻'], start: fromBasic, end: never, measures: forNarrow },
  { what: 'other opening forms', marks: [...'([{'], start: never, end: fromBasic, measures: forNarrow },
  // Digits and their prefix and suffix: not parted at any level.
  { what: '后缀', marks: [...'%％‰℃℉°′″'], start: levels, end: never, around: ['7', ''] },
  { what: '前缀', marks: [...'￥¥$＄£€№＃#+±−×'], start: never, end: levels, around: ['', '7'] },
];

/** The mark at every place of a line of ten, twice in a paragraph. */
const trials = ({ around: [before, behind] = ['', ''] }: Row, mark: string): string[] =>
  Array.from({ length: 14 }, (_, index) => {
    const piece = `${before}${mark}${behind}`;
    return `${'水'.repeat(6 + index)}${piece}${'国'.repeat(13)}${piece}${'水'.repeat(12)}`;
  });

/** The lines that the browser has made, by where its characters stand. */
function linesOf(text: string, places: readonly { readonly line: number }[]): string[] {
  const lines: string[] = [];
  for (const [index, { line }] of places.entries()) lines[line] = (lines[line] ?? '') + text[index];
  return lines;
}

describe.each(levels)('kinsoku %s', (kinsoku) => {
  describe.each(['across', 'down'])('%s', (direction) => {
    test.each(table)('$what', async (row) => {
      const style = { vertical: direction === 'down', setting: { ...newspaper, kinsoku }, places: true };
      for (const mark of row.marks) {
        const lines: string[][] = [];
        for (const characters of row.measures ?? [10]) {
          const texts = trials(row, mark);
          const sets = await harness.set(texts, { ...style, characters });
          const set = sets.map(({ places }, index) => linesOf(texts[index]!, places));
          const planned = sets.map((one) => one.lines.map(({ text }) => text));
          expect({ mark, lines: planned }).toEqual({ mark, lines: set });
          expect(sets.filter(({ misplaced }) => misplaced)).toEqual([]);
          lines.push(...set);
        }
        const heads = lines.flatMap((own) => own.slice(1)).filter((line) => line.startsWith(mark));
        const feet = lines.flatMap((own) => own.slice(0, -1)).filter((line) => line.endsWith(mark));
        // Where it may stand it does, in one of so many trials: no level is stricter than it says.
        expect({ mark, begins: heads.length > 0 }).toEqual({ mark, begins: !row.start.includes(kinsoku) });
        expect({ mark, ends: feet.length > 0 }).toEqual({ mark, ends: !row.end.includes(kinsoku) });
        // Two halves of one mark are never parted.
        if (mark.length > 1) expect(lines.flat().filter((line) => line.split(mark[0]!).length % 2 === 0)).toEqual([]);
      }
    });
  });
});
