import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLayout } from '../../scripts/check/index.ts';
import { type Diagnostic, messageOf } from '../../scripts/core/diagnostic.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { breakingPages } from '../fixtures/check/breaking-pages.ts';
import { buildPage, type Draft, edit } from '../fixtures/check/build-layout.ts';
import { grid, round } from '../fixtures/check/grid.ts';

const pages = breakingPages.map(({ build, change }) => {
  const { layout, sources } = buildPage(build);
  return { layout: edit(layout, change), sources };
});
const anyPage = fc.constantFrom(...pages, buildPage(), buildPage({ second: true }));

/** Moves all that stands on the page; with the grid itself it is the type area that moves on the sheet. */
function moveAll(draft: Draft, by: { readonly x: number; readonly y: number }): void {
  const things = [draft.blocks, draft.frames, draft.lines, draft.photos, draft.rules, draft.strokes ?? []].flat();
  const boxes = [...things.map(({ box }) => box), ...draft.photos.flatMap(({ faces = [] }) => faces)];
  for (const box of boxes) Object.assign(box, { x: round(box.x + by.x), y: round(box.y + by.y) });
  for (const line of draft.lines) line.baseline = round(line.baseline + by.y);
}

const codes = (found: readonly Diagnostic[]): string[] => found.map(({ code }) => code);

/** The page on a type area of more columns and rows, its own cells moved to the right and down. */
function onLargerGrid(layout: Layout, columns: number, rows: number): Layout {
  return edit(layout, (draft) => {
    const x = columns * (grid.columnWidth + grid.gutter);
    moveAll(draft, { x, y: rows * (13.5 / 72) * 25.4 });
    Object.assign(draft.grid, { columns: grid.columns + columns, rows: grid.rows + rows });
    for (const frame of draft.frames) frame.column += columns;
  });
}

/** White and shares of the type area are a matter of the whole area. */
const ofThings = (found: readonly Diagnostic[]): string[] =>
  codes(found).filter((code) => !/^(fit\.hole|fit\.density|page\..*|read\.leap)$/.test(code));

describe('checkLayout', () => {
  it('finds the same in whatever order the lines come', () => {
    const shuffled = anyPage.chain((page) =>
      fc.shuffledSubarray([...page.layout.lines], { minLength: page.layout.lines.length }).map((lines) => ({
        page,
        lines,
      })),
    );
    fc.assert(
      fc.property(shuffled, ({ page: { layout, sources }, lines }) => {
        expect(checkLayout({ ...layout, lines }, sources)).toEqual(checkLayout(layout, sources));
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same wherever the type area lies on the sheet', () => {
    const shift = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 1000);
    fc.assert(
      fc.property(anyPage, shift, shift, ({ layout, sources }, x, y) => {
        const moved = edit(layout, (draft) => {
          moveAll(draft, { x, y });
          Object.assign(draft.grid, { x: round(draft.grid.x + x), y: round(draft.grid.y + y) });
        });
        expect(codes(checkLayout(moved, sources))).toEqual(codes(checkLayout(layout, sources)));
      }),
      { numRuns: 80 },
    );
  });

  it('finds nothing new when all moves by whole columns and rows inside the type area', () => {
    const steps = fc.integer({ min: 0, max: 6 });
    const inside = anyPage.filter(({ layout, sources }) => !codes(checkLayout(layout, sources)).includes('geo.bounds'));
    fc.assert(
      fc.property(inside, steps, steps, ({ layout, sources }, columns, rows) => {
        // A truck's fold lies in the middle of its columns: with more of them it would be another.
        const moved = onLargerGrid(layout, layout.grid.fold === undefined ? columns : 0, rows);
        expect(ofThings(checkLayout(moved, sources))).toEqual(ofThings(checkLayout(layout, sources)));
      }),
      { numRuns: 60 },
    );
  });

  it('bears a page with parts missing', () => {
    const parts = ['blocks', 'lines', 'frames', 'photos', 'rules', 'stories'] as const;
    const torn = anyPage.chain(({ layout }) =>
      fc
        .record(Object.fromEntries(parts.map((part) => [part, fc.subarray<unknown>([...layout[part]])])))
        .map((left): Layout => ({ ...layout, ...left })),
    );
    fc.assert(
      fc.property(torn, (layout) => {
        for (const one of checkLayout(layout)) {
          expect(one.onPage?.box).toBeDefined();
          for (const language of ['en', 'zh'] as const)
            expect(messageOf(one, language)).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 150 },
    );
    const { layout } = buildPage();
    const empty = Object.fromEntries(parts.map((part) => [part, []]));
    expect(codes(checkLayout({ ...layout, ...empty }))).toEqual(['fit.hole', 'fit.density', 'folio.required']);
  });

  it('does not change what it is given', () => {
    for (const { layout, sources } of pages) {
      const before = structuredClone(layout);
      checkLayout(layout, sources);
      expect(layout).toEqual(before);
    }
  });
});
