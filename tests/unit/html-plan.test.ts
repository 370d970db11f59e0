import { describe, expect, test } from 'vitest';
import type { Page, Placed } from '../../scripts/edition/model.ts';
import { pagePlan, planGrid, typeArea } from '../../scripts/html/page-plan.ts';
import { pageStyle } from '../../scripts/html/page-style.ts';

const margins = { top: 26, bottom: 24, inner: 20, outer: 20 };
const page = (more: { number?: number; sheet?: object; grid?: object } = {}) =>
  ({
    number: more.number ?? 5,
    sheet: { name: 'broadsheet', width: 390, height: 540, bleed: 0, marks: 'none', margins, ...more.sheet },
    grid: {
      columns: 6,
      characters: 17,
      size: 9,
      gutter: 1.5,
      pitch: 13.5,
      rows: 102,
      bodyCharacters: [16, 17],
      ...more.grid,
    },
  }) as unknown as Page;

describe('grid', () => {
  test('is exact in px', () => {
    const grid = planGrid(page());
    expect(grid).toMatchObject({ columns: 6, rows: 102, column: 204, gutter: 18, pitch: 18 });
    expect(typeArea(grid)).toEqual({ width: 1314, height: 1836 });
    expect(grid.bodies).toEqual([
      { characters: 16, size: 12.75 },
      { characters: 17, size: 12 },
    ]);
  });

  test('lies on the 1/64 px lattice whatever the sizes', () => {
    const grid = planGrid(
      page({ grid: { size: 9.44, pitch: 14.17, gutter: 1.3, characters: 16, bodyCharacters: [16, 15] } }),
    );
    const lengths = [grid.column, grid.gutter, grid.pitch, grid.x, grid.y, ...grid.bodies.map((body) => body.size)];
    for (const length of lengths) expect(length * 64).toBe(Math.round(length * 64));
    for (const body of grid.bodies) expect(body.size * body.characters).toBeLessThanOrEqual(grid.column);
  });

  test('is centred between the inner and the outer margin, which change sides', () => {
    const wide = { sheet: { margins: { ...margins, inner: 24, outer: 16 } } };
    const odd = planGrid(page({ ...wide, number: 5 }));
    const even = planGrid(page({ ...wide, number: 6 }));
    // 390 mm are 1474.016 px; 4 mm more on one side are 15.118 px.
    expect(odd.x).toBeCloseTo((1474.016 - 1314) / 2 + 15.118, 1);
    expect(even.x).toBeCloseTo((1474.016 - 1314) / 2 - 15.118, 1);
    expect(odd.y).toBeCloseTo(98.268, 1);
  });
});

describe('@page', () => {
  test('has literal lengths only, and the grid as its page area', () => {
    const css = pageStyle(page().sheet, planGrid(page()));
    expect(css).toBe(
      [
        '@page {',
        '  size: 390mm 540mm;',
        '  margin: 98.265625px 80.015748px 106.679257px 80px;',
        '  @top-center {',
        '    content: element(folio);',
        '    width: 1314px;',
        '    vertical-align: bottom;',
        '  }',
        '}',
        '.folio {',
        '  position: running(folio);',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('asks for bleed where the sheet has it', () => {
    const css = pageStyle(page({ sheet: { bleed: 3 } }).sheet, planGrid(page()));
    expect(css).toContain('  bleed: 3mm;\n  @top-center');
  });

  test('keeps white outside the bleed for crop marks', () => {
    const css = pageStyle(page({ sheet: { bleed: 3, marks: 'crop' } }).sheet, planGrid(page()));
    expect(css).toContain('  bleed: 11mm;\n  marks: crop;\n');
    expect(css).toContain('--pagedjs-crop-offset: 3mm;');
    expect(css).not.toMatch(/var\(|calc\(/);
  });
});

describe('a vertical story', () => {
  const text = (columns: readonly [number, number], tiers: readonly (readonly [number, number])[], more: object = {}) =>
    ({
      id: 'body',
      block: 'text',
      story: 'lead',
      rules: false,
      air: { above: 0, below: 0 },
      area: { columns: { from: columns[0], to: columns[1] }, rows: { from: tiers[0]![0], to: tiers.at(-1)![1] } },
      vertical: { tiers: tiers.map(([from, to]) => ({ from, to })), characters: [16] },
      ...more,
    }) as unknown as Placed;
  const planOf = (placed: Placed) => pagePlan(page(), [placed]).blocks[0]!.vertical!;

  test('has its first line flush with the right edge of its columns, and its last with the left', () => {
    for (let from = 1; from <= 6; from += 1) {
      for (let to = from; to <= 6; to += 1) {
        const { tiers, pitch, em } = planOf(text([from, to], [[1, 11]]));
        const [{ right, lines }] = tiers as readonly [(typeof tiers)[0]];
        const edges = { left: (from - 1) * 222, right: to * 222 - 18 };
        // Half of what rounding to 1/64 px adds up to.
        const slack = lines / 256;
        expect(Math.abs(right - edges.right)).toBeLessThanOrEqual(slack);
        expect(Math.abs(right - (lines - 1) * pitch - em - edges.left)).toBeLessThanOrEqual(slack);
        // As close as the rows of the page, to a twentieth.
        expect(Math.abs(pitch / 18 - 1)).toBeLessThan(0.05);
        expect(pitch * 64).toBe(Math.round(pitch * 64));
      }
    }
  });

  test('begins and ends level with the Han of its rows, and holds whole characters', () => {
    const { tiers, bodies, inset } = planOf(
      text(
        [1, 6],
        [
          [3, 13],
          [15, 25],
        ],
      ),
    );
    expect(inset).toBe(3);
    expect(tiers.map(({ top, height }) => [top, height])).toEqual([
      [2 * 18 + 3, 11 * 18 - 6],
      [14 * 18 + 3, 11 * 18 - 6],
    ]);
    expect(bodies).toEqual([{ characters: 16, size: 12 }]);
  });

  test('of several frames has all of them on the same lines', () => {
    const frames = [
      { columns: { from: 3, to: 6 }, rows: { from: 1, to: 11 } },
      { columns: { from: 1, to: 2 }, rows: { from: 13, to: 23 } },
    ];
    const { tiers, pitch } = planOf(
      text(
        [1, 6],
        [
          [1, 11],
          [13, 23],
        ],
        { frames },
      ),
    );
    const [one, other] = tiers as readonly [(typeof tiers)[0], (typeof tiers)[0]];
    const apart = (one.right - other.right) / pitch;
    expect(Math.abs(apart - Math.round(apart))).toBeLessThan(1e-6);
    expect(one.lines + other.lines).toBeLessThan(planOf(text([1, 6], [[1, 11]])).tiers[0]!.lines + 1);
  });
});
