import { describe, expect, it } from 'vitest';
import { bestSetting, fewestLines, type Part, type Room } from '../../scripts/layout/in-page/display/break-lines.ts';

const part = (width: number, more: Partial<Part> = {}): Part => ({
  width,
  characters: Math.round(width),
  price: 0,
  space: 0,
  point: 0,
  tuck: 0,
  ...more,
});
const parts = (...widths: number[]): Part[] => widths.map((width) => part(width));
const room = (width: number, height: number, more: Partial<Room> = {}): Room => ({
  ...{ width, height, lines: 2, max: 200, leading: 1.12, tracking: () => 0 },
  ...more,
});

describe('bestSetting', () => {
  it('sets three phrases in one line across the page', () => {
    const { size, breaks } = bestSetting(parts(4.5, 4.5, 4), room(1313, 108));
    expect(breaks).toEqual([]);
    expect(size).toBeCloseTo(108 / 1.12, 5);
  });

  it('breaks between phrases, evenly, where one line would be small', () => {
    expect(bestSetting(parts(7, 7), room(426, 126)).breaks).toEqual([1]);
    expect(bestSetting(parts(5, 5, 5, 5), room(426, 200)).breaks).toEqual([2]);
  });

  it('takes two lines or three where the rows are for them', () => {
    const words = [0, 0.1, 0, 0.1, 0, 0.1].map((price) => part(2, { price }));
    const lines = (rows: number) => bestSetting(words, room(200, rows * 18, { lines: 3 })).breaks.length + 1;
    expect([lines(1), lines(3), lines(9)]).toEqual([1, 2, 3]);
  });

  it('prefers where a reader pauses to lines that are alike, and rather sets smaller than leaves a stub', () => {
    const pausing = [part(6), part(1, { price: 0.1 }), part(1.2, { price: 0.45 }), part(6, { price: 0.45 })];
    expect(bestSetting(pausing, room(420, 90)).breaks).toEqual([1]);
    expect(bestSetting([part(6), part(2)], room(300, 60)).breaks).toEqual([]);
  });

  it('begins no line with what is held', () => {
    const held = [part(2), part(10, { price: Number.POSITIVE_INFINITY })];
    expect(bestSetting(held, room(200, 200)).breaks).toEqual([]);
  });

  it('never goes over its box or its largest size, tracked or not', () => {
    for (const width of [100, 426, 870, 1314]) {
      for (const height of [36, 72, 108]) {
        for (const track of [0, -0.04]) {
          const all = parts(4.5, 6, 3);
          const tracking = (size: number) => (size > 30 ? track : 0);
          const { size, breaks } = bestSetting(all, room(width, height, { lines: 3, max: 104, tracking }));
          const edges = [0, ...breaks, 3];
          for (let line = 0; line + 1 < edges.length; line += 1) {
            const own = all.slice(edges[line], edges[line + 1]);
            const sum = own.reduce((whole, one) => whole + one.width, 0);
            const gaps = own.reduce((whole, one) => whole + one.characters, 0) - 1;
            expect((sum + gaps * tracking(size)) * size).toBeLessThanOrEqual(width + 1e-9);
          }
          expect(size * 1.12 * (edges.length - 1)).toBeLessThanOrEqual(height + 1e-9);
          expect(size).toBeLessThanOrEqual(104);
        }
      }
    }
  });

  it('does not count the space at a line’s end, nor what marks are drawn together', () => {
    const spaced = [part(5, { space: 0.5 }), part(4.5)];
    expect(bestSetting(spaced, room(450, 1000)).size).toBeCloseTo(100, 5);
    const tucked = [part(5, { point: 0.5 }), part(5, { tuck: 0.5, price: Number.POSITIVE_INFINITY })];
    expect(bestSetting(tucked, room(950, 1000)).size).toBeCloseTo(100, 5);
  });
});

describe('fewestLines', () => {
  it('breaks a head only where it is too wide, and says so where nothing helps', () => {
    expect(fewestLines(parts(5, 5), 10)).toEqual([]);
    expect(fewestLines(parts(5, 5), 9)).toEqual([1]);
    expect(fewestLines(parts(4, 4, 4), 5)).toEqual([1, 2]);
    expect(fewestLines(parts(10), 9)).toBeUndefined();
  });
});
