/** The fold 折缝 in the middle of a double truck. */
import type { Box, Mm } from '../core/units.ts';
import type { Layout, LayoutBlock, LayoutFrame, Line } from '../layout/model.ts';
import { right, typeArea } from './boxes.ts';

/** Where it is from the left edge of the sheet, mm; a page of its own has none. */
export function foldOf(layout: Layout): number | undefined {
  if (layout.grid.fold === undefined) return undefined;
  const { x, width } = typeArea(layout);
  return x + width / 2;
}

/** Type that is placed across the fold on purpose. */
const display: ReadonlySet<Line['role']> = new Set(['banner', 'translation', 'slogan', 'kicker', 'headline', 'deck']);

export const isDisplay = ({ role }: Line): boolean => display.has(role);

/** Blocks of words that run from edge to edge of their columns. */
const wordy: ReadonlySet<LayoutBlock['block']> = new Set([
  ...(['lede', 'sidebar', 'pull-quote', 'names', 'table', 'notice', 'index'] as const),
]);

const liesOn = (fold: number, box: Box<Mm>): boolean => box.x < fold && right(box) > fold;

export interface Astride {
  readonly frames: readonly LayoutFrame[];
  readonly blocks: readonly LayoutBlock[];
}

/** What has its lines run over the fold. */
export const astride = (layout: Layout, fold: number): Astride => ({
  frames: layout.frames.filter(({ box }) => liesOn(fold, box)),
  blocks: layout.blocks.filter(({ block, box }) => wordy.has(block) && liesOn(fold, box)),
});
