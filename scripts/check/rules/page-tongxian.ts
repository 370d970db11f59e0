import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { bottom, gapBehind, right, round, typeArea } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const open = new Set(['text', 'folio', 'rule']);

/** The longest stretch of a gutter that nothing lies across. */
function longest(layout: Layout, gap: ReturnType<typeof gapBehind>): Box<Mm> {
  const x = gap.x + gap.width / 2;
  const area = typeArea(layout);
  const blocks = layout.blocks.filter(({ block }) => !open.has(block)).map(({ box }) => box);
  const across = [...blocks, ...layout.frames.map(({ box }) => box)]
    .filter((box) => box.x < x && right(box) > x)
    .toSorted((a, b) => a.y - b.y);
  let best = { from: area.y as number, to: area.y as number };
  let from: number = area.y;
  for (const box of [...across, { y: bottom(area), height: 0 }]) {
    if (box.y - from > best.to - best.from) best = { from, to: box.y };
    from = Math.max(from, box.y + box.height);
  }
  return { x: mm(gap.x), y: mm(best.from), width: mm(gap.width), height: mm(best.to - best.from) };
}

function find({ layout, limits }: Subject): readonly Finding[] {
  if (new Set(layout.frames.map(({ story }) => story)).size < 2) return [];
  const limit = limits['page.tongxian'];
  const { height } = typeArea(layout);
  const { columns } = layout.grid;
  return Array.from({ length: columns - 1 }, (_, index) => index + 1).flatMap((column): readonly Finding[] => {
    const box = longest(layout, gapBehind(layout, column));
    const share = (100 * box.height) / height;
    return share > limit ? [{ parameters: { column, next: column + 1, share: round(share, 0), limit }, box }] : [];
  });
}

export const pageTongxian: Rule = {
  id: 'page.tongxian',
  description: {
    en: 'a gutter that nothing crosses from the head of the page to its foot, on a page of two stories or more',
    zh: '通线：两稿以上的版面有栏缝上下贯通，无一图文跨过',
  },
  source: { en: 'newspaper practice: blocks interlock', zh: '报业惯例：忌通线、忌棋盘版' },
  find,
};
