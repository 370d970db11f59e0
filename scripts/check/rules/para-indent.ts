import { ptToMm } from '../../core/units.ts';
import { inkBox, round } from '../boxes.ts';
import { indentOf } from '../frames.ts';
import { excerpt, linesByFrame, scriptAt } from '../lines.ts';
import { opening } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  // 1e-3 em is what the rounding of layout.json adds.
  const tolerance = limits['para.indent.tolerance'] + 1e-3;
  return linesByFrame(layout).flatMap((lines, index) => {
    return lines.flatMap((line): readonly Finding[] => {
      const script = scriptAt(layout, line);
      if (line.role !== 'body' || !line.first || !script) return [];
      const chinese = script === 'Hans' || script === 'Hant';
      const limit = limits[chinese ? 'para.indent' : 'para.indent.other'];
      const trimmed = limits['para.indent.trimmed'] - limits['para.indent'] + limit;
      const indent = indentOf(layout.frames[index]!, line) / ptToMm(line.size);
      const right = opening.has(line.text[0] ?? '') ? [limit, trimmed] : [limit];
      if (right.some((one) => Math.abs(indent - one) <= tolerance)) return [];
      const parameters = { text: excerpt(line.text), indent: round(indent), limit };
      return [{ parameters, source: line.source, block: line.block, box: inkBox(line) }];
    });
  });
}

export const paraIndent: Rule = {
  id: 'para.indent',
  description: {
    en: 'a body paragraph not indented by two characters, or one in Japanese and in Latin letters; half a character less before an opening mark',
    zh: '正文段首未缩进两字（日文、西文为一字）；前引号、前括号开头可少半字',
  },
  source: { en: 'W3C CLREQ: first-line indent', zh: 'W3C《中文排版需求》：段首缩排' },
  find,
};
