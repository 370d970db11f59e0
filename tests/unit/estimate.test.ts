import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../scripts/import/recognise.ts';
import { emsOf, estimateFit, linesOf, type Placement, rowsNeeded, supplyOf } from '../../scripts/layout/estimate.ts';

const NO_AIR = { above: 0, below: 0 };
const AIR = { above: 1, below: 1 };
const area = (columns: [number, number], rows: [number, number]) => ({
  columns: { from: columns[0], to: columns[1] },
  rows: { from: rows[0], to: rows[1] },
});
const text: Placement = { id: 'body', block: 'text', story: 'lead', area: area([1, 6], [1, 50]), air: NO_AIR };

describe('lines', () => {
  test('Han and full-width marks are one em, letters, digits and half-width marks less', () => {
    expect(emsOf('青溪，清。')).toBe(5);
    expect(emsOf('2026')).toBeCloseTo(2.26, 1);
    expect(emsOf(',')).toBeLessThan(0.4);
    expect(emsOf('\u2060')).toBe(0);
  });

  test('a paragraph that just fills its lines needs no more', () => {
    expect(linesOf('水'.repeat(14), 16, 2)).toBe(1);
    expect(linesOf('水'.repeat(15), 16, 2)).toBe(2);
    expect(linesOf('', 16)).toBe(1);
  });

  test('heads take three rows, or four when wider than the column', () => {
    expect(
      rowsNeeded(
        [
          { kind: 'section-head', text: '治水' },
          { kind: 'paragraph', text: '水'.repeat(20) },
        ],
        16,
      ),
    ).toBe(5);
    expect(rowsNeeded([{ kind: 'section-head', text: '治水先治岸 一溪清到底，十年如一日' }], 16)).toBe(4);
  });
});

describe('supply', () => {
  const photo = (fit?: Placement['fit']): Placement => ({
    id: 'hero',
    block: 'photo',
    area: area([3, 6], [1, 20]),
    air: AIR,
    ...(fit && { fit }),
  });

  test('is the area less what blocks take with their air, within the area', () => {
    const { min, preferred, max } = supplyOf(text, [text, photo()]);
    expect([min, preferred, max]).toEqual([300 - 84, 300 - 84, 300 - 84]);
  });

  test('an advertisement takes its place, whatever the story needs', () => {
    const sold: Placement = { id: 'shop', block: 'advertisement', area: area([5, 6], [37, 50]), air: AIR };
    const taken = 300 - 2 * 15;
    expect(supplyOf(text, [text, sold])).toEqual({ min: taken, preferred: taken, max: taken });
  });

  test('moves with the rows that a picture may take', () => {
    const range = supplyOf(text, [text, photo({ min: 10, max: 30, anchor: 'top' })]);
    expect(range).toEqual({ min: 300 - 4 * 31, preferred: 300 - 84, max: 300 - 4 * 11 });
  });

  test('a block set to no rows takes nothing, not even air', () => {
    const ornament: Placement = {
      id: 'flower',
      block: 'ornament',
      area: area([6, 6], [48, 50]),
      air: AIR,
      fit: { min: 0, max: 6, anchor: 'bottom' },
    };
    expect(supplyOf(text, [text, ornament])).toEqual({ min: 293, preferred: 296, max: 300 });
  });

  test('boxes of words stay as they are placed, whatever their range', () => {
    const sidebar: Placement = { ...photo({ min: 5, max: 40, anchor: 'top' }), block: 'sidebar' };
    expect(supplyOf(text, [text, sidebar])).toEqual({ min: 216, preferred: 216, max: 216 });
  });

  test('blocks that share a row are counted once, frames and overlays not at all', () => {
    const other: Placement = { ...photo(), id: 'other', area: area([3, 6], [21, 30]) };
    const box: Placement = { id: 'box', block: 'box', area: area([1, 6], [1, 50]), air: AIR };
    expect(supplyOf(text, [text, photo(), other, box]).preferred).toBe(300 - 4 * 31);
  });

  test('a quote that straddles a gutter takes half of each column', () => {
    const quote: Placement = { id: 'q', block: 'pull-quote', area: area([2, 3], [20, 27]), air: AIR, straddle: true };
    expect(supplyOf(text, [text, quote]).preferred).toBe(300 - 10);
  });

  test('frames of their own count instead of the area', () => {
    const framed: Placement = { ...text, frames: [area([1, 1], [1, 10]), area([2, 3], [5, 14])] };
    expect(supplyOf(framed, [framed]).preferred).toBe(30);
  });
});

test('the fit of a page says which body size can end exactly', () => {
  const flow = Array.from({ length: 30 }, () => ({ kind: 'paragraph' as const, text: '水'.repeat(150) }));
  const page = { blocks: [text], bodyCharacters: [16, 17] };
  const [fit] = estimateFit(page, new Map([['lead', flow]]));
  expect(fit?.needs).toEqual([
    { characters: 16, rows: 300 },
    { characters: 17, rows: 270 },
  ]);
  expect(fit?.fits).toBe(16);
  expect(estimateFit(page, new Map([['lead', flow.slice(1)]]))[0]?.fits).toBeUndefined();
});

const shared = new URL('../../../shared/special-page/source.txt', import.meta.url);
const absent = !existsSync(shared);
if (absent && process.env['CI'] === 'true') throw new Error('../shared is absent, and CI needs it');
if (absent)
  process.stderr.write('SKIPPED: the estimate against the measured rows of ../shared, which is absent here\n');

describe.skipIf(absent)('against what Chromium measured', () => {
  const flow = () => recognise(readFileSync(shared, 'utf8'), 6);
  const FULL: Record<string, string> = { ',': '，', ';': '；', '!': '！', '(': '（', ')': '）' };
  const full = (copy: string) => copy.replace(/[,;!()]/g, (mark) => FULL[mark]!);

  // Rows of lede, body and heads of two rows, punctuation full-width, as the page sets them.
  test.each([
    [14, 283],
    [15, 264],
    [16, 247],
    [17, 237],
  ])('full-width copy at %i characters: %i rows, within 1 %%', (characters, rows) => {
    const { lede, flow: body } = flow();
    const pieces = [
      { kind: 'paragraph' as const, text: full(lede!.text) },
      ...body.map(({ kind, text: copy }) => ({ kind, text: full(copy) })),
    ];
    expect(Math.abs(rowsNeeded(pieces, characters, { rows: 2, characters: 99 }) - rows) / rows).toBeLessThan(0.01);
  });

  test('half-width copy as it stands, at 16 characters: 233 rows, within 1 %', () => {
    expect(Math.abs(rowsNeeded(flow().flow, 16) - 233) / 233).toBeLessThan(0.01);
  });
});

test('English that no rules of its language divide is counted by whole words', () => {
  // As the engine set it in columns of 17 characters: seven lines, and six if words were divided.
  const text =
    'The smallest stone is the only one in English. A schoolteacher set it here in the spring after the flood, when the bridge was still closed and nobody in the neighbourhood could think of anything but water.';
  expect(rowsNeeded([{ kind: 'paragraph', text, whole: true }], 17)).toBe(7);
  expect(rowsNeeded([{ kind: 'paragraph', text }], 17)).toBe(6);
  const long = { kind: 'paragraph', text: 'neighbourhood '.repeat(6), whole: true } as const;
  expect(rowsNeeded([long], 9)).toBe(6);
});
