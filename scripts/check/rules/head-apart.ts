/** The second half of what newspapers call 题文不配; the first, a story wider than its headline, is `head.cover`. */
import type { Box, Mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { bottom, round, shared } from '../boxes.ts';
import { type Told, toldUnder } from '../heads.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** White between the head of a story and its first line, mm: photos and other blocks in the way are none. */
function white({ blocks }: Layout, group: Box<Mm>, first: Box<Mm>): number {
  const from = bottom(group);
  const between = blocks
    .filter(
      ({ box, block }) => block !== 'text' && shared(box, first).width > 0 && bottom(box) > from && box.y < first.y,
    )
    .map(({ box }) => ({ from: Math.max(from, box.y), to: Math.min(bottom(box), first.y) }))
    .toSorted((a, b) => a.from - b.from);
  let [covered, foot] = [0, from as number];
  for (const { from: top, to } of between) {
    covered += Math.max(0, to - Math.max(foot, top));
    foot = Math.max(foot, to);
  }
  return first.y - from - covered;
}

/** mm between the headline and its first line, up or down; beside a headline there is none. */
function distance(layout: Layout, { title, group, frames }: Told): number {
  const first = frames[0]!.box;
  if (first.y < title.y - 0.1) return title.y - first.y;
  const below = first.y >= bottom(group) - 0.1 && shared(first, group).width > 0;
  return below ? white(layout, group, first) : 0;
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.apart'];
  return toldUnder(layout).flatMap((told): readonly Finding[] => {
    const { head, frames } = told;
    const rows = distance(layout, told) / layout.grid.pitch;
    if (rows <= limit + 1e-2) return [];
    const parameters = { story: head.story, rows: round(rows, 1), limit };
    return [{ parameters, source: head, block: head.id, box: frames[0]!.box }];
  });
}

export const headApart: Rule = {
  id: 'head.apart',
  description: {
    en: 'a story that begins far under its headline, or above it',
    zh: '题文分离：正文起于标题之上，或离标题过远',
  },
  source: { en: 'newspaper practice: text follows its headline', zh: '报业惯例：题文相连' },
  find,
};
