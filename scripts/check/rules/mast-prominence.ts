/** On the page that has the masthead, the newspaper's name stands out over all else that is set there. */
import { inkBox, round } from '../boxes.ts';
import { excerpt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout }: Subject): readonly Finding[] {
  const bySize = standing(layout).toSorted((a, b) => b.size - a.size || a.box.y - b.box.y || a.box.x - b.box.x);
  const name = bySize.find(({ role }) => role === 'masthead');
  const other = bySize.find(({ role }) => role !== 'masthead');
  if (!name || !other || other.size < name.size) return [];
  const parameters = {
    name: excerpt(name.text),
    size: round(name.size, 1),
    text: excerpt(other.text),
    other: round(other.size, 1),
  };
  return [{ parameters, source: other.source, block: other.block, box: inkBox(other) }];
}

export const mastProminence: Rule = {
  id: 'mast.prominence',
  description: {
    en: 'type as large as the newspaper’s name in its masthead, or larger',
    zh: '报头所在的版上有不小于报名的字',
  },
  source: {
    en: 'counting of form errors in newspapers, 2020: the name larger and more prominent than all other words of the page',
    zh: '《报纸出版形式差错数计算方法》（2020）：报名应大于、突出于同版其他文字',
  },
  find,
};
