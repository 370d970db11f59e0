import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search, type Variable } from '../../scripts/layout/in-page/search.ts';

/** A page of `capacity` rows less what the pictures take, each over `columns` columns. */
const page = (need: number, capacity: number, columns: readonly number[]) => (rows: readonly number[]) => ({
  left: capacity - rows.reduce((sum, one, index) => sum + one * columns[index]!, 0) - need,
  holes: 0,
  blemishes: 0,
  faults: 0,
});
const variable = (id: string, preferred: number, min: number, max: number): Variable => ({ id, preferred, min, max });
const hero = variable('hero', 31, 24, 42);
const small = variable('small', 11, 7, 14);
const strip = variable('strip', 18, 13, 24);
const columns = [4, 1, 6];

describe('search', () => {
  it('leaves the page alone when it fits as asked', () => {
    const asked = 31 * 4 + 11 + 18 * 6;
    expect(search([hero, small, strip], page(200, 200 + asked, columns))).toMatchObject({
      rows: [31, 11, 18],
      exact: true,
      strain: 0,
    });
  });

  it('is exact wherever the pictures reach, and inside their ranges', () => {
    const least = 24 * 4 + 7 + 13 * 6;
    const most = 42 * 4 + 14 + 24 * 6;
    fc.assert(
      fc.property(fc.integer({ min: least, max: most }), (pictures) => {
        const found = search([hero, small, strip], page(300 - pictures, 300, columns));
        expect(found.exact).toBe(true);
        for (const [index, one] of [hero, small, strip].entries()) {
          expect(found.rows[index]).toBeGreaterThanOrEqual(one.min);
          expect(found.rows[index]).toBeLessThanOrEqual(one.max);
        }
      }),
    );
  });

  it('shares the burden: no picture gives all while another gives nothing', () => {
    const asked = 31 * 4 + 11 + 18 * 6;
    const { rows } = search([hero, small, strip], page(340, 300 + asked, columns));
    expect(rows[0]).toBeLessThan(31);
    expect(rows[2]).toBeLessThan(18);
  });

  it('gives the nearest when there is no exact setting', () => {
    const found = search([hero, small, strip], page(1_000, 300, columns));
    expect(found).toMatchObject({ rows: [24, 7, 13], exact: false, strain: -1 });
    expect(search([], page(10, 12, [])).exact).toBe(false);
    expect(search([], page(12, 12, [])).exact).toBe(true);
  });

  it('prefers a setting without blemishes at the same distance', () => {
    const even = (rows: readonly number[]) => ({
      ...page(200, 200 + 31 * 4 + 11 + 18 * 6 + 2, columns)(rows),
      blemishes: rows[0]! % 2,
    });
    const { rows, exact } = search([hero, small, strip], even);
    expect(exact).toBe(true);
    expect(rows[0]! % 2).toBe(0);
  });
});
