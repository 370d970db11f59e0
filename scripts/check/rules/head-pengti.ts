import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { around, right, round, shared } from '../boxes.ts';
import { type Head, headsOf, pageEm, pairs } from '../heads.ts';
import { parted } from '../parting.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The strip between two headlines that stand side by side. */
function between(one: Head, other: Head): Box<Mm> {
  const [left, next] = one.ink.x <= other.ink.x ? [one.ink, other.ink] : [other.ink, one.ink];
  const y = Math.max(left.y, next.y);
  const x = right(left);
  return { x: mm(x), y: mm(y), width: mm(next.x - x), height: mm(shared(left, next).height) };
}

const pictured = ({ photos }: Layout, gap: Box<Mm>): boolean =>
  photos.some(({ box }) => shared(box, gap).width > 0 && shared(box, gap).height > gap.height / 2);

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.pengti'];
  return pairs(headsOf(layout)).flatMap(([one, other]): readonly Finding[] => {
    const gap = between(one, other);
    const shorter = Math.min(one.ink.height, other.ink.height);
    const apart = gap.width / pageEm(layout);
    // One over the other is text.overlap's.
    if (apart < 0 || apart >= limit - 1e-3) return [];
    if (gap.height < (limits['head.pengti.beside'] / 100) * shorter) return [];
    if (parted(layout, gap) || pictured(layout, gap)) return [];
    const contrast = Math.max(one.size, other.size) / Math.min(one.size, other.size);
    const told = contrast >= limits['head.pengti.sizes'] && one.vertical !== other.vertical;
    const parameters = { one: one.text, other: other.text, gap: round(apart), limit };
    const box = around([one.ink, other.ink]);
    const severity = told ? 'warning' : 'error';
    return [{ parameters, severity, source: one.block, block: one.block.id, box, related: [other.block] }];
  });
}

export const headPengti: Rule = {
  id: 'head.pengti',
  description: {
    en: 'headlines of two stories side by side with nothing between them; a warning if one of them is vertical and the sizes differ',
    zh: '碰题：两稿标题左右相碰，中间无线、无图；一横一竖且字号悬殊为警告',
  },
  source: { en: 'newspaper practice: headlines do not stand side by side', zh: '报业惯例：忌碰题' },
  find,
};
