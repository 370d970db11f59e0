/** What part of a page shows a block best: for the pictures in the documentation. Lengths are mm on the trimmed page. */
import { type Box, mm } from '../scripts/core/units.ts';
import type { Layout, LayoutBlock } from '../scripts/layout/model.ts';

/** From one edge to the other, on both axes. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const edgesOf = ({ x, y, width, height }: Box): Edges => ({ left: x, top: y, right: x + width, bottom: y + height });
const grow = ({ left, top, right, bottom }: Edges, x: number, y: number = x): Edges => ({
  left: left - x,
  top: top - y,
  right: right + x,
  bottom: bottom + y,
});

/** Blocks of one line across many columns: shown as wide as their words. */
const oneLiners = ['kicker', 'deck', 'byline', 'picture-credit'];

/** How much of its surroundings a block is shown with: left and right, above and below. */
const air: Partial<Record<LayoutBlock['block'], readonly [number, number]>> = {
  headline: [2, 0],
  lede: [3, 0],
  ornament: [2, 0],
  'overlay-headline': [16, 14],
  'pull-quote': [22, 5],
  'vertical-headline': [0, 0],
  box: [6, 6],
};

function edgesOfBlock(layout: Layout, block: LayoutBlock): Edges {
  const own = edgesOf(block.box);
  const lines = layout.lines.filter((line) => line.block === block.id).map(({ box }) => edgesOf(box));
  if (block.block === 'text') {
    // Two columns from the middle of the story, with their section heads and the rule between them.
    const { columnWidth, gutter, pitch } = layout.grid;
    const bottom = own.bottom - 20 * pitch;
    return grow({ left: own.left, top: bottom - 20 * pitch, right: own.left + 2 * columnWidth + gutter, bottom }, 2);
  }
  if (block.block === 'rule') return grow({ ...own, right: own.left + 150 }, 3, 10);
  if (oneLiners.includes(block.block)) return grow({ ...own, ...acrossOf(lines) }, 12, 0);
  return grow(own, ...(air[block.block] ?? [3, 3]));
}

const acrossOf = (all: readonly Edges[]): Pick<Edges, 'left' | 'right'> => ({
  left: Math.min(...all.map(({ left }) => left)),
  right: Math.max(...all.map(({ right }) => right)),
});

/** The part of the page that shows a block; undefined when the page has none of its kind. */
export function cropOf(layout: Layout, name: LayoutBlock['block']): Box | undefined {
  const { sheet, grid } = layout;
  const found = layout.blocks.find(({ block }) => block === name);
  const folio = { left: grid.x - 3, top: 8, right: sheet.width - grid.x + 3, bottom: grid.y };
  const edges = name === 'folio' ? folio : found && edgesOfBlock(layout, found);
  if (!edges) return undefined;
  const left = Math.max(0, edges.left);
  const top = Math.max(0, edges.top);
  return {
    x: mm(left),
    y: mm(top),
    width: mm(Math.min(sheet.width, edges.right) - left),
    height: mm(Math.min(sheet.height, edges.bottom) - top),
  };
}
