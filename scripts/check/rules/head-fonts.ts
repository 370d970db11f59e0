import type { Line } from '../../layout/model.ts';
import { around, inkBox, typeArea } from '../boxes.ts';
import { isHeadline, titles } from '../heads.ts';
import { scriptAt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const familiesOf = (lines: readonly Line[]): readonly string[] =>
  [...new Set(lines.map(({ family }) => family))].sort();

function find({ layout, limits }: Subject): readonly Finding[] {
  const lines = standing(layout);
  // Copy of another script has to have faces of its own.
  const scripts = [...Map.groupBy(lines, (line) => scriptAt(layout, line)).values()].map(familiesOf);
  const [page = []] = scripts.toSorted((a, b) => b.length - a.length);
  const stories = layout.stories.flatMap(({ story }): readonly Finding[] => {
    const own = lines.filter((line) => line.story === story && titles.has(line.role));
    const [families, limit] = [familiesOf(own), limits['head.fonts.story']];
    if (families.length <= limit) return [];
    const source = layout.blocks.find((block) => block.story === story && isHeadline(block));
    const parameters = { count: families.length, families: families.join(', '), where: story, limit };
    return [{ parameters, source, block: source?.id, box: around(own.map(inkBox)) }];
  });
  const limit = limits['head.fonts'];
  if (page.length <= limit) return stories;
  const parameters = { count: page.length, families: page.join(', '), where: layout.name, limit };
  return [{ parameters, box: typeArea(layout) }, ...stories];
}

export const headFonts: Rule = {
  id: 'head.fonts',
  description: {
    en: 'too many typefaces on a page for copy of one script, or in the headlines of one story',
    zh: '一版之中同一种文字或一稿标题所用字体过多',
  },
  source: { en: 'newspaper practice: few faces', zh: '报业惯例：字体宜少' },
  find,
};
