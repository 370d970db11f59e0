import { type Box, type Mm, mm } from '../../core/units.ts';
import type { Layout } from '../../layout/model.ts';
import { bottom, round, rowAt, typeArea } from '../boxes.ts';
import { firstRows } from '../frames.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

interface Thing {
  readonly box: Box<Mm>;
  readonly story?: string | undefined;
}

/** What a straight cut would have to go through; a rule across the page is such a cut itself. */
function things(layout: Layout): readonly Thing[] {
  const blocks = layout.blocks.filter(({ block }) => block !== 'text' && block !== 'folio' && block !== 'rule');
  const frames = layout.frames
    .filter(({ filled }) => filled > 0)
    .map((frame) => ({ story: frame.story, box: firstRows(layout, frame, frame.filled) }));
  return [...blocks, ...frames].filter(({ box }) => box.height > 0);
}

/** White bands from edge to edge, between the things above and below them. */
function bands(all: readonly Thing[], area: Box<Mm>): readonly Box<Mm>[] {
  const found: Box<Mm>[] = [];
  const down = all.toSorted((a, b) => a.box.y - b.box.y);
  let foot: number = down[0] ? down[0].box.y : area.y;
  for (const { box } of down) {
    if (box.y > foot) found.push({ ...area, y: mm(foot), height: mm(box.y - foot) });
    foot = Math.max(foot, bottom(box));
  }
  return found;
}

const storiesOf = (all: readonly Thing[]): ReadonlySet<string> => new Set(all.flatMap(({ story }) => story ?? []));

function find({ layout, limits }: Subject): readonly Finding[] {
  const area = typeArea(layout);
  const all = things(layout);
  const share = (y: number): number => (100 * (y - area.y)) / area.height;
  return bands(all, area).flatMap((box): readonly Finding[] => {
    const rows = box.height / layout.grid.pitch;
    const at = share(box.y + box.height / 2);
    if (rows < limits['page.duanban'] - 1e-3) return [];
    if (at < limits['page.duanban.from'] || at > limits['page.duanban.to']) return [];
    const above = storiesOf(all.filter((thing) => thing.box.y < box.y));
    const below = storiesOf(all.filter((thing) => thing.box.y > box.y));
    // A story on both sides holds the page together.
    if (above.size === 0 || below.size === 0 || [...below].some((story) => above.has(story))) return [];
    const parameters = { row: rowAt(layout, box.y), rows: round(rows, 1), limit: limits['page.duanban'] };
    return [{ parameters, box }];
  });
}

export const pageDuanban: Rule = {
  id: 'page.duanban',
  description: {
    en: 'a page cut in two by white or a rule from edge to edge between two stories',
    zh: '断版：两稿之间一条横线或空白横贯全版',
  },
  source: { en: 'newspaper practice: blocks interlock', zh: '报业惯例：忌断版' },
  find,
};
