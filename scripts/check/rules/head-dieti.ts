import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { around, bottom, inkBox, shared } from '../boxes.ts';
import { type Head, headsOf, pairs } from '../heads.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Rows of text between two headlines: what the fullest column of body there holds. */
function rowsBetween(layout: Layout, strip: Box<Mm>): number {
  const rows = new Map<string, number>();
  for (const line of standing(layout)) {
    if (line.role !== 'body') continue;
    const common = shared(inkBox(line), strip);
    if (common.width <= 0 || common.height <= 0) continue;
    const column = `${line.frame}`;
    rows.set(column, (rows.get(column) ?? 0) + 1);
  }
  return Math.max(0, ...rows.values());
}

/** The strip that both headlines stand over or under; nothing where no column does. */
function strip(upper: Head, lower: Head, columnWidth: number): Box<Mm> | undefined {
  const x = Math.max(upper.block.box.x, lower.block.box.x);
  const { width } = shared(upper.block.box, lower.block.box);
  const y = bottom(upper.ink);
  if (width < columnWidth - 0.1 || lower.ink.y < y) return undefined;
  return { x: mm(x), y: mm(y), width: mm(width), height: mm(lower.ink.y - y) };
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.dieti'];
  return pairs(headsOf(layout)).flatMap(([one, other]): readonly Finding[] => {
    const [upper, lower] = one.ink.y <= other.ink.y ? [one, other] : [other, one];
    const gap = strip(upper, lower, layout.grid.columnWidth);
    if (!gap) return [];
    // Under a photo, or a story of another kind, the lower one is no longer read with the upper.
    const solid = layout.blocks.filter(({ block }) => block === 'sidebar' || block === 'lede').map(({ box }) => box);
    const covers = (box: Box<Mm>): boolean => shared(box, gap).width > gap.width / 2 && shared(box, gap).height > 0;
    if ([...solid, ...layout.photos.map(({ box }) => box)].some(covers)) return [];
    const lines = rowsBetween(layout, gap);
    if (lines >= limit) return [];
    const parameters = { upper: upper.text, lower: lower.text, lines, limit };
    const box = around([upper.ink, lower.ink]);
    return [{ parameters, source: lower.block, block: lower.block.id, box, related: [upper.block] }];
  });
}

export const headDieti: Rule = {
  id: 'head.dieti',
  description: {
    en: 'headlines of two stories on top of one another, with too little text between them',
    zh: '叠题：两稿标题上下相叠，其间正文过少',
  },
  source: { en: 'newspaper practice: headlines do not stand on one another', zh: '报业惯例：忌叠题' },
  find,
};
