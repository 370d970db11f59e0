import { describe, expect, it } from 'vitest';
import { bestSetting } from '../../scripts/layout/in-page/headline.ts';

describe('bestSetting', () => {
  it('sets three phrases in one line across the page', () => {
    const { size, breaks } = bestSetting([4.5, 4.5, 4], { width: 1313, height: 108, lines: 2, max: 200 });
    expect(breaks).toEqual([]);
    expect(size).toBeCloseTo(108 / 1.12, 5);
  });

  it('breaks between phrases, evenly, where one line would be small', () => {
    const { breaks } = bestSetting([7, 7], { width: 426, height: 126, lines: 2, max: 200 });
    expect(breaks).toEqual([1]);
    const three = bestSetting([5, 5, 5, 5], { width: 426, height: 200, lines: 2, max: 200 });
    expect(three.breaks).toEqual([2]);
  });

  it('never goes over its box or its largest size', () => {
    for (const width of [100, 426, 870, 1314]) {
      for (const height of [36, 72, 108]) {
        const widths = [4.5, 6, 3];
        const { size, breaks } = bestSetting(widths, { width, height, lines: 3, max: 104 });
        const edges = [0, ...breaks, 3];
        for (let line = 0; line + 1 < edges.length; line += 1) {
          const sum = widths.slice(edges[line], edges[line + 1]).reduce((a, b) => a + b);
          expect(sum * size).toBeLessThanOrEqual(width + 1e-9);
        }
        expect(size * 1.12 * (edges.length - 1)).toBeLessThanOrEqual(height + 1e-9);
        expect(size).toBeLessThanOrEqual(104);
      }
    }
  });
});
