import { around, round, shared } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** What `layout.json` rounds away: photos nearer than this touch, which is a choice. */
const touching = 0.02;

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['img.touch'];
  return layout.photos.flatMap((one, index) =>
    layout.photos.slice(index + 1).flatMap((other): readonly Finding[] => {
      const { width, height } = shared(one.box, other.box);
      const gap = Math.max(-width, -height);
      const beside = Math.max(width, height) > 0;
      if (!beside || gap <= touching || gap >= limit - 1e-3) return [];
      const source = layout.blocks.find(({ id }) => id === other.block);
      const parameters = { one: one.id, other: other.id, gap: round(gap), limit };
      return [{ parameters, source, block: other.block, box: around([one.box, other.box]) }];
    }),
  );
}

export const imgTouch: Rule = {
  id: 'img.touch',
  description: {
    en: 'two photos that nearly touch: a hair of white between them',
    zh: '两图将触未触，其间只有一线空白',
  },
  source: { en: 'newspaper practice: pictures touch, or stand clearly apart', zh: '报业惯例：图片或相接，或分明' },
  find,
};
