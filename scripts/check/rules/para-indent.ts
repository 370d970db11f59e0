import { ptToMm } from '../../core/units.ts';
import { inkBox, round } from '../boxes.ts';
import { indentOf } from '../frames.ts';
import { excerpt, isChinese, linesByFrame } from '../lines.ts';
import { opening } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const limit = limits['para.indent'];
  // 1e-3 em is what the rounding of layout.json adds.
  const tolerance = limits['para.indent.tolerance'] + 1e-3;
  return linesByFrame(layout).flatMap((lines, index) => {
    return lines.flatMap((line): readonly Finding[] => {
      if (line.role !== 'body' || !line.first) return [];
      const indent = indentOf(layout.frames[index]!, line) / ptToMm(line.size);
      const right = opening.has(line.text[0] ?? '') ? [limit, limits['para.indent.trimmed']] : [limit];
      if (right.some((one) => Math.abs(indent - one) <= tolerance)) return [];
      const parameters = { text: excerpt(line.text), indent: round(indent), limit };
      return [{ parameters, source: line.source, block: line.block, box: inkBox(line) }];
    });
  });
}

export const paraIndent: Rule = {
  id: 'para.indent',
  description: {
    en: 'a body paragraph not indented by two characters; one and a half before an opening mark',
    zh: '正文段首未缩进两字；前引号、前括号开头可缩一字半',
  },
  source: { en: 'W3C CLREQ: first-line indent', zh: 'W3C《中文排版需求》：段首缩排' },
  find,
};
