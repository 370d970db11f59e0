/** A double truck as it is read: its numbers, its sheet, and where its columns stand. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnLeft, columnsWide, typeAreaWide } from '../../scripts/core/columns.ts';
import { mmToPx } from '../../scripts/core/units.ts';
import { loadEdition, pageLabel } from '../../scripts/edition/index.ts';
import type { Edition, Page } from '../../scripts/edition/model.ts';
import { composePage } from '../../scripts/html/compose-page.ts';
import { planGrid } from '../../scripts/html/page-plan.ts';
import { pieceText } from '../../scripts/html/piece.ts';
import { openEdition } from '../../scripts/stages.ts';
import { makeEdition, removeEditions, swap } from '../fixtures/edition/make-edition.ts';
import { makeTruckEdition } from '../fixtures/edition/truck-edition.ts';

let [folder, edition] = ['', undefined as unknown as Edition];
beforeAll(async () => {
  folder = await makeTruckEdition();
  const { value, diagnostics } = await openEdition(folder);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  edition = value!;
});
afterAll(() => Promise.all([rm(folder, { recursive: true, force: true }), removeEditions()]));

const pageAt = (number: number): Page => edition.pages.find((page) => page.number === number)!;
/** Half of the truck as a page of its own. */
const alone = ({ through: _through, ...page }: Page, number: number): Page => {
  const { fold: _fold, ...grid } = page.grid;
  const sheet = { ...page.sheet, width: (page.sheet.width / 2) as Page['sheet']['width'] };
  return { ...page, number, sheet, grid: { ...grid, columns: grid.columns / 2 } };
};

async function said(number: number, block: string): Promise<readonly string[]> {
  const { pieces } = await composePage(edition, pageAt(number));
  return pieces.find(({ id }) => id === block)!.pieces.map(pieceText);
}

test('is two pages of the issue on one sheet of double width', () => {
  expect(edition.pages.map(pageLabel)).toEqual(['1', '2-3', '4']);
  expect(edition.pageCount).toBe(4);
  expect(pageAt(2)).toMatchObject({ number: 2, through: 3, sheet: { width: 550, height: 390 }, grid: { columns: 8 } });
});

test.each([2, 3])('is found by either of its numbers: %i', async (number) => {
  const { value } = await openEdition(folder, { pages: [number] });
  expect(value!.pages.map(pageLabel)).toEqual(['2-3']);
});

test('leads to both of its pages in the index and in the lines of a jump', async () => {
  expect((await said(1, 'index')).filter((text) => text.includes('版'))).toEqual(['第4版', '第4版']);
  expect((await said(1, 'body')).at(-1)).toBe('（下转第2-3版）');
  expect((await said(2, 'body'))[0]).toBe('（上接第1版）');
  expect(edition.storyPages.get('lead')).toBe('1');
});

describe('its columns', () => {
  test('stand in each half where those of that page would', () => {
    const truck = pageAt(2);
    const grid = planGrid(truck);
    const [left, right] = [planGrid(alone(truck, 2)), planGrid(alone(truck, 3))];
    // To the lattice that Chromium lays out on.
    const unit = 1 / 64 + 1e-9;
    for (let column = 1; column <= 4; column += 1) {
      expect(grid.x + columnLeft(grid, column)).toBe(left.x + columnLeft(left, column));
      const there = mmToPx(truck.sheet.width) / 2 + right.x + columnLeft(right, column);
      expect(Math.abs(grid.x + columnLeft(grid, column + 4) - there)).toBeLessThanOrEqual(unit);
    }
    const white = mmToPx(truck.sheet.width) - 2 * grid.x - typeAreaWide(grid);
    expect(Math.abs(white)).toBeLessThanOrEqual(2 * unit);
  });

  test('have the fold in what goes over it, and only there', () => {
    const grid = { columns: 8, column: 200, gutter: 20, fold: 90 };
    expect([columnLeft(grid, 4), columnLeft(grid, 5)]).toEqual([660, 970]);
    expect(columnsWide(grid, { from: 1, to: 4 })).toBe(860);
    expect(columnsWide(grid, { from: 5, to: 8 })).toBe(860);
    expect(columnsWide(grid, { from: 4, to: 5 })).toBe(510);
    expect(typeAreaWide({ ...grid, fold: undefined })).toBe(1740);
  });
});

test.each([
  ['', 12],
  ['grid: duikai-5\n', 10],
  ['grid: {columns: 6, characters: 17, size: 9, gutter: 1.5, pitch: 13.5}\n', 6],
])('takes the columns of a named grid twice, and its own as they are counted: %j', async (grid, columns) => {
  const other = await makeEdition({
    'edition.yaml': swap('[pages/01.yaml]', '[pages/01.yaml, pages/02.yaml]'),
    'pages/02.yaml': `page: 2-3\nname: 通版\n${grid}place:\n  line: {block: rule, columns: 1-6, rows: 1}\n`,
  });
  const { value, diagnostics } = await loadEdition(other);
  expect(diagnostics).toEqual([]);
  expect(value!.pages[1]!.grid.columns).toBe(columns);
});
