/**
 * One number for a page, to compare its variants by: which of two settings of the same copy an editor should look at
 * first. It says nothing of two different pages, and a page with an error in it is not better than one without because
 * its number is higher: look at `errors` first.
 *
 *     score = 100 - faults - fit - white - lines
 *
 * Each part is a cost with a ceiling of its own, and the ceilings add up to 100.
 */
import type { Diagnostic } from '../core/diagnostic.ts';
import { mm } from '../core/units.ts';
import type { BlockName } from '../edition/model.ts';
import type { Layout } from '../layout/model.ts';
import { exactGrid, round, typeArea } from './boxes.ts';
import { standing } from './lines.ts';
import { solids } from './solids.ts';
import { isJustified, widestGap } from './stretch.ts';
import { emptyRectangles } from './white.ts';

export interface ScorePart {
  /** What was measured: `faults` in points, `fit` and `white` in per cent, `lines` in em. */
  readonly value: number;
  /** What it takes off the score. */
  readonly cost: number;
}

export interface PageScore {
  /** 0 to 100. */
  readonly score: number;
  readonly parts: Readonly<Record<'faults' | 'fit' | 'white' | 'lines', ScorePart>>;
}

/** Cost of one unit of what a part measures, and the most that the part may cost. */
const weights = {
  faults: { each: 10, most: 60 },
  fit: { each: 1, most: 20 },
  white: { each: 1, most: 10 },
  lines: { each: 100, most: 10 },
} as const;

/** Where the counting of 2020 has an error count double: newspaper name, folio line, banner and headlines. */
const prominent: ReadonlySet<BlockName | 'folio'> = new Set<BlockName | 'folio'>([
  ...(['folio', 'banner', 'series-logo', 'kicker', 'deck'] as const),
  ...(['headline', 'vertical-headline', 'overlay-headline'] as const),
]);

/** An error is one point, two where it is most seen; ten warnings are as much as an error, and notes are none. */
function faultPoints({ blocks }: Layout, found: readonly Diagnostic[]): number {
  const kinds = new Map(blocks.map(({ id, block }) => [id, block]));
  const points = found.map(({ code, severity, onPage }): number => {
    if (severity === 'info' || !onPage) return 0;
    const kind = kinds.get(onPage.block ?? '');
    const twice = /^(head|folio)\./.test(code) || (kind !== undefined && prominent.has(kind));
    return severity === 'error' ? (twice ? 2 : 1) : 0.1;
  });
  return points.reduce((sum, one) => sum + one, 0);
}

/** Rows of the stories' frames that stay empty, and lines that had no room, as % of the rows that the frames offer. */
function misfit({ stories }: Layout): number {
  const offered = stories.reduce((sum, { capacity }) => sum + capacity, 0);
  const missed = stories.reduce(
    (sum, { capacity, rows, overset }) => sum + Math.max(0, capacity - rows) + (overset?.lines ?? 0),
    0,
  );
  return offered === 0 ? 0 : (100 * missed) / offered;
}

/** Empty rectangles of a column's width and more than two rows, as % of the type area. */
function white(layout: Layout): number {
  const [area, { grid }] = [typeArea(layout), layout];
  const wanted = { width: grid.columnWidth, height: mm(2 * grid.pitch) };
  const empty = emptyRectangles(area, solids(layout), wanted);
  return (100 * empty.reduce((sum, { width, height }) => sum + width * height, 0)) / (area.width * area.height);
}

/** The widest gap between Han characters, em, that 95 of 100 justified lines stay within. */
function stretch(layout: Layout): number {
  const gaps = standing(layout)
    .filter(isJustified)
    .map(widestGap)
    .sort((a, b) => a - b);
  return gaps[Math.ceil(gaps.length * 0.95) - 1] ?? 0;
}

/** @param found what is wrong with the page; notes cost nothing */
export function scoreLayout(read: Layout, found: readonly Diagnostic[]): PageScore {
  const layout = { ...read, grid: exactGrid(read.grid) };
  const part = (name: keyof typeof weights, value: number): ScorePart => {
    const { each, most } = weights[name];
    return { value: round(value, 3), cost: round(Math.min(most, value * each), 1) };
  };
  const parts = {
    faults: part('faults', faultPoints(layout, found)),
    fit: part('fit', misfit(layout)),
    white: part('white', white(layout)),
    lines: part('lines', stretch(layout)),
  };
  const cost = Object.values(parts).reduce((sum, one) => sum + one.cost, 0);
  return { score: round(Math.max(0, 100 - cost), 1), parts };
}
