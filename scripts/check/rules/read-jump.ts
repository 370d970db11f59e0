import type { Layout, LayoutFrame } from '../../layout/model.ts';
import { around, shared } from '../boxes.ts';
import { linesByFrame } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Whether the eye has to pass another story, a sidebar or a box between two columns. A picture is none of them. */
function strange(layout: Layout, from: LayoutFrame, to: LayoutFrame): boolean {
  if (to.column - from.column < 2) return false;
  const between = (box: LayoutFrame['box']): boolean =>
    box.x > from.box.x + 0.1 &&
    box.x < to.box.x - 0.1 &&
    (shared({ ...box, x: from.box.x }, from.box).height > 0 || shared({ ...box, x: to.box.x }, to.box).height > 0);
  const frames = layout.frames.filter(({ story, filled }) => story !== from.story && filled > 0);
  const blocks = layout.blocks.filter(({ block }) => block === 'sidebar' || block === 'box');
  return [...frames, ...blocks].some(({ box }) => between(box));
}

function find({ layout }: Subject): readonly Finding[] {
  const byFrame = linesByFrame(layout);
  return layout.frames.flatMap((to, index): readonly Finding[] => {
    const from = layout.frames[index - 1];
    if (from?.story !== to.story || to.filled === 0) return [];
    const back = to.column < from.column && to.box.y < from.box.y - 0.1;
    if (!back && !strange(layout, from, to)) return [];
    const first = byFrame[index]![0];
    const parameters = { story: to.story, from: from.column, to: to.column };
    return [{ parameters, source: first?.source, block: first?.block, box: around([from.box, to.box]) }];
  });
}

export const readJump: Rule = {
  id: 'read.jump',
  description: {
    en: 'a story that goes on up and to the left, or beyond a column of another',
    zh: '逆向跳读：正文转向左上，或越过他稿的栏',
  },
  source: { en: 'newspaper practice: the reader never looks for the next column', zh: '报业惯例：走文顺读' },
  find,
};
