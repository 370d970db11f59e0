/** The text of a head stands some way under the top of its box; rows that fitting gave it come on top of that. */
import { inkBox, round } from '../boxes.ts';
import { legs } from '../legs.ts';
import { excerpt } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['head.coltop'];
  return legs(layout).flatMap(({ frames, lines }): readonly Finding[] => {
    const [head] = lines;
    if (head?.role !== 'section-head') return [];
    const { column, box } = frames[0]!;
    const rows = (inkBox(head).y - box.y) / layout.grid.pitch;
    if (rows <= limit + 1e-3) return [];
    const parameters = { text: excerpt(head.text), column, rows: round(rows, 1), limit };
    return [{ parameters, source: head.source, block: head.block, box: inkBox(head) }];
  });
}

export const headColtop: Rule = {
  id: 'head.coltop',
  description: {
    en: 'a section head that begins a column, with white above it',
    zh: '栏首的小标题上方留白，未顶栏',
  },
  source: { en: 'newspaper practice: columns level at the head', zh: '报业惯例：栏首齐平' },
  find,
};
