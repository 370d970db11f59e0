import type { Layout, LayoutBlock, LayoutFrame, Line } from '../../layout/model.ts';
import { bottom, inkBox, shared } from '../boxes.ts';
import { legs } from '../legs.ts';
import { excerpt } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const bodyBelow = (lines: readonly Line[], head: Line): number =>
  lines.slice(lines.indexOf(head)).filter(({ role }) => role === 'body').length;

function sectionHeads(lines: readonly Line[], limit: number): readonly Finding[] {
  return lines
    .filter((line) => line.role === 'section-head' && line.last)
    .flatMap((head): readonly Finding[] => {
      const below = bodyBelow(lines, head);
      if (below >= limit) return [];
      const parameters = { text: excerpt(head.text), lines: below, limit, rows: limit - below };
      return [{ parameters, source: head.source, block: head.block, box: inkBox(head) }];
    });
}

/** The frame that follows a headline down the page, if the story begins right under it. */
function frameUnder(layout: Layout, head: LayoutBlock): LayoutFrame | undefined {
  const first = layout.frames.find(({ story, filled }) => story === head.story && filled > 0);
  if (!first) return undefined;
  const under = first.box.y >= bottom(head.box) - 0.1 && shared(first.box, head.box).width > 0;
  return under ? first : undefined;
}

function headline(layout: Layout, head: LayoutBlock, limit: number): readonly Finding[] {
  const frame = frameUnder(layout, head);
  if (!frame) return [];
  const own = legs(layout).filter(({ frames, lines }) => frames[0]!.story === head.story && lines.length > 0);
  const below = own[0]?.lines.filter(({ role }) => role === 'body').length ?? 0;
  if (below >= limit || own.length < 2) return [];
  const text = layout.lines.find((line) => line.block === head.id)?.text ?? head.id;
  const parameters = { text: excerpt(text), lines: below, limit, rows: limit - below };
  return [{ parameters, source: head, block: head.id, box: head.box }];
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.beiti'];
  const heads = layout.blocks.filter(({ block }) => block === 'headline');
  return [
    ...legs(layout).flatMap(({ lines }) => sectionHeads(lines, limit)),
    ...heads.flatMap((head) => headline(layout, head, limit)),
  ];
}

export const headBeiti: Rule = {
  id: 'head.beiti',
  description: {
    en: 'a head at the foot of a column, with too little of its text under it',
    zh: '背题：标题落在栏底，其下正文过少',
  },
  source: { en: 'newspaper practice: two lines at least, three are better', zh: '报业惯例：至少两行，三行更好' },
  find,
};
