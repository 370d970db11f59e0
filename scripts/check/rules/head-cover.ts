import { around, bottom, right, round } from '../boxes.ts';
import { pageEm, toldUnder } from '../heads.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const em = pageEm(layout);
  const limit = limits['head.cover'];
  const reach = limits['head.cover.near'] * layout.grid.pitch + 0.1;
  return toldUnder(layout).flatMap(({ head, title, frames }): readonly Finding[] => {
    const foot = bottom(title);
    const wide = frames
      // Vertical text runs away from its headline to the left.
      .filter(({ box, vertical }) => !vertical && box.y >= foot - 0.1 && box.y <= foot + reach)
      .map(({ box }) => ({ box, over: Math.max(title.x - box.x, right(box) - right(title)) / em }))
      .filter(({ over }) => over > limit + 1e-2);
    if (wide.length === 0) return [];
    const over = round(Math.max(...wide.map((one) => one.over)));
    const box = around(wide.map((one) => one.box));
    return [{ parameters: { story: head.story, over, limit }, source: head, block: head.id, box }];
  });
}

export const headCover: Rule = {
  id: 'head.cover',
  description: {
    en: 'columns that begin right under a headline and reach beyond it',
    zh: '题不盖文：紧接标题的正文宽于标题',
  },
  source: {
    en: 'newspaper practice: a story does not run wider than its headline',
    zh: '报业惯例：文不宽于题',
  },
  find,
};
