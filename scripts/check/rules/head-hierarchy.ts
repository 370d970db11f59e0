/**
 * The order of sizes: headline over deck and kicker, deck over section heads, the lead at the head of the page over
 * what stands in its lower half. A section head stays under its deck and no more is asked of it: the sizes that
 * newspapers give for both (12 to 16 pt; a third to a half of the headline) lie at any ratio.
 */
import type { Layout, Line, Role } from '../../layout/model.ts';
import { inkBox, round, typeArea } from '../boxes.ts';
import { type Head, headsOf } from '../heads.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const largest = (layout: Layout, story: string, roles: readonly Role[]): Line | undefined =>
  standing(layout)
    .filter((line) => line.story === story && roles.includes(line.role))
    .toSorted((a, b) => b.size - a.size || a.box.y - b.box.y || a.box.x - b.box.x)[0];

interface Wrong {
  readonly line: Line;
  readonly over: { readonly text: string; readonly size: number };
  readonly limit: number;
}

function within(layout: Layout, head: Head, most: number): readonly Wrong[] {
  const under = (['deck', 'kicker'] as const).flatMap((role) => largest(layout, head.story, [role]) ?? []);
  const loud = under.filter((line) => line.size > most * head.size + 0.01);
  const deck = largest(layout, head.story, ['deck']);
  const section = largest(layout, head.story, ['section-head']);
  const over = deck && section && section.size > deck.size + 0.01;
  return [
    ...loud.map((line) => ({ line, over: head, limit: most })),
    ...(over ? [{ line: section, over: { text: excerpt(deck.text), size: deck.size }, limit: 1 }] : []),
  ];
}

/** A headline of the lower half of the page that is set larger than any in the upper. */
function upsideDown(layout: Layout, heads: readonly Head[]): readonly Wrong[] {
  const area = typeArea(layout);
  const middle = area.y + area.height / 2;
  const bySize = heads.toSorted((a, b) => b.size - a.size || a.ink.y - b.ink.y);
  const lead = bySize.find(({ ink }) => ink.y < middle);
  const lower = bySize.find(({ ink }) => ink.y >= middle);
  const line = lead && lower && lower.size > lead.size + 0.01 && largest(layout, lower.story, ['headline']);
  return line ? [{ line, over: lead, limit: 1 }] : [];
}

function find({ layout, limits }: Subject): readonly Finding[] {
  // Of several headlines of a story the largest is its own.
  const bySize = headsOf(layout).toSorted((a, b) => b.size - a.size);
  const heads = bySize.filter((head, index) => bySize.findIndex(({ story }) => story === head.story) === index);
  const all = [
    ...heads.flatMap((head) => within(layout, head, limits['head.hierarchy'])),
    ...upsideDown(layout, heads),
  ];
  return all.map(({ line, over, limit }) => {
    const parameters = {
      text: excerpt(line.text),
      size: round(line.size, 1),
      ratio: round(line.size / over.size),
      over: over.text,
      limit,
    };
    return { parameters, source: line.source, block: line.block, box: inkBox(line) };
  });
}

export const headHierarchy: Rule = {
  id: 'head.hierarchy',
  description: {
    en: 'a kicker or deck too large for its headline, a section head larger than the deck, a headline low on the page larger than the lead',
    zh: '标题主次颠倒：引题、副题过大，小标题大于副题，版面下半的标题大于头条',
  },
  source: { en: 'Xinmin Evening News: two size steps under the headline', zh: '新民晚报：副题比主题小两级' },
  find,
};
