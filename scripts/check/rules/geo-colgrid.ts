import { ptToMm } from '../../core/units.ts';
import type { Layout, LayoutBlock } from '../../layout/model.ts';
import { columnLeft, gapBehind, right, round } from '../boxes.ts';
import { offLines, storyAround } from '../frames.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const nearest = (x: number, edges: readonly number[]): number => Math.min(...edges.map((edge) => Math.abs(x - edge)));

/** A quote let into two columns, and a rule between them, are centred on the gutter. */
function straddles(layout: Layout, { block, box }: LayoutBlock, limit: number): boolean {
  if (block !== 'pull-quote' && block !== 'rule') return false;
  const gaps = Array.from({ length: layout.grid.columns - 1 }, (_, i) => gapBehind(layout, i + 1));
  const middles = gaps.map(({ x, width }) => x + width / 2);
  return nearest(box.x + box.width / 2, middles) <= limit;
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const { columns, columnWidth, size } = layout.grid;
  const limit = limits['geo.colgrid'] * ptToMm(size);
  const lefts = Array.from({ length: columns }, (_, i) => columnLeft(layout, i + 1));
  const rights = lefts.map((left) => left + columnWidth);
  return layout.blocks.flatMap((block): readonly Finding[] => {
    if (block.block === 'folio' || straddles(layout, block, limit)) return [];
    const around = storyAround(layout, block);
    const edge = (x: number, edges: readonly number[], side: 'left' | 'right'): number =>
      Math.min(nearest(x, edges), ...(around.length > 0 ? [offLines(around, x, side)] : []));
    const off = Math.max(edge(block.box.x, lefts, 'left'), edge(right(block.box), rights, 'right'));
    if (off <= limit + 0.002) return [];
    const parameters = { block: block.id, off: round(off), limit: round(limit) };
    return [{ parameters, source: block, block: block.id, box: block.box }];
  });
}

export const geoColgrid: Rule = {
  id: 'geo.colgrid',
  description: {
    en: 'a block whose edges are no column edges; a quote across a gutter, a rule in one, and what stands among vertical lines, may be',
    zh: '图文块的左右边不在栏边上；跨栏距的引语、栏缝里的竖线、竖排中依竖行而立的块除外',
  },
  source: { en: 'newspaper practice: base columns', zh: '报业惯例：基本栏' },
  find,
};
