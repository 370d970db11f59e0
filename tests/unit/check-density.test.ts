/** fit.density: what a page holds of text and pictures, by what the page is. */
import { expect, it } from 'vitest';
import { checkLayout } from '../../scripts/check/index.ts';
import { type Mm, mm } from '../../scripts/core/units.ts';
import type { Layout } from '../../scripts/layout/model.ts';
import { buildPage } from '../fixtures/check/build-layout.ts';

const { layout } = buildPage();
const dense = (page: Layout): boolean => !checkLayout(page).some(({ code }) => code === 'fit.density');
const photo = layout.photos[0]!;
const scaled = (page: Layout, width: number): Layout => ({
  ...page,
  photos: [{ ...photo, box: { ...photo.box, width: mm(photo.box.width * width) } }],
});

it('asks for pictures, but not where most of the text is lists', () => {
  expect([dense(layout), dense(scaled(layout, 0.8))]).toEqual([true, false]);
  const listed = (role: 'names' | 'table' | 'notice'): Layout => ({
    ...layout,
    lines: layout.lines.map((line) => (line.role === 'body' ? { ...line, role } : line)),
  });
  for (const role of ['names', 'table', 'notice'] as const) expect(dense(scaled(listed(role), 0))).toBe(true);
});

it('asks a page of pictures for no text', () => {
  const wordless = { ...layout, lines: [] };
  const pictures = (count: number): Layout => ({ ...wordless, photos: Array.from({ length: count }, () => photo) });
  expect([dense(wordless), dense(pictures(5)), dense(pictures(6))]).toEqual([false, false, true]);
});

it('counts what was sold as no room', () => {
  const { grid, blocks } = layout;
  const width = grid.columns * (grid.columnWidth + grid.gutter) - grid.gutter;
  const sold = (part: number): Layout['blocks'] => {
    const height = (grid.rows * grid.pitch * part) as Mm;
    return [
      ...blocks,
      { ...blocks[0]!, id: 'shop', block: 'advertisement', box: { x: grid.x, y: grid.y, width: mm(width), height } },
    ];
  };
  // A photo too small for the whole page is large enough for three quarters of it; a page sold whole is the client's.
  const small = scaled(layout, 0.8);
  expect([dense(small), dense({ ...small, blocks: sold(0.25) })]).toEqual([false, true]);
  expect(dense({ ...layout, lines: [], photos: [], blocks: sold(1) })).toBe(true);
});
