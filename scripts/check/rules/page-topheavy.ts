import { around } from '../boxes.ts';
import { headsOf } from '../heads.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const { columnWidth, pitch } = layout.grid;
  const blocks = layout.blocks.filter(({ block }) => block !== 'folio' && block !== 'banner' && block !== 'text');
  const top = Math.min(...blocks.map(({ box }) => box.y));
  const heads = headsOf(layout).filter(
    ({ block }) =>
      block.box.y - top < pitch && block.box.width > columnWidth * 1.5 && block.block !== 'vertical-headline',
  );
  const stories = new Set(heads.map(({ story }) => story));
  const limit = limits['page.topheavy'];
  if (stories.size < limit) return [];
  const parameters = { heads: heads.map(({ text }) => text).join(' / '), count: stories.size, limit: limit - 1 };
  const [first] = heads;
  return [{ parameters, source: first!.block, block: first!.block.id, box: around(heads.map(({ ink }) => ink)) }];
}

export const pageTopheavy: Rule = {
  id: 'page.topheavy',
  description: {
    en: 'wide headlines of two stories side by side at the head of the page',
    zh: '头重：版首并列两条以上多栏标题',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
