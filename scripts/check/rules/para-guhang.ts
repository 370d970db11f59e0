import type { Severity } from '../../core/diagnostic.ts';
import type { LayoutFrame, Line } from '../../layout/model.ts';
import { inkBox, rowAt } from '../boxes.ts';
import { legs } from '../legs.ts';
import { excerpt, lineLength } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const found = (line: Line, frame: LayoutFrame, severity: Severity): Finding => {
    const box = inkBox(line);
    const row = rowAt(layout, box.y + box.height / 2);
    const parameters = { text: excerpt(line.text), column: frame.column, row };
    return { parameters, severity, source: line.source, block: line.block, box };
  };
  return legs(layout).flatMap(({ frames, lines }): readonly Finding[] => {
    const frame = frames[0]!;
    const [top, foot] = [lines[0], lines.at(-1)];
    const findings: Finding[] = [];
    if (top?.role === 'body' && top.last && !top.first) {
      const short = lineLength(top) <= (limits['para.guhang'] / 100) * frame.box.width;
      findings.push(found(top, frame, short ? 'error' : 'warning'));
    }
    if (foot?.role === 'body' && foot.first && !foot.last) findings.push(found(foot, frame, 'info'));
    return findings;
  });
}

export const paraGuhang: Rule = {
  id: 'para.guhang',
  description: {
    en: 'one line of a paragraph alone in its column: its last one at the top (an error if a third of the measure or less), its first one at the foot (a note)',
    zh: '孤行：栏首只有段末一行（不足三分之一行为错误），或栏末只有段首一行（提示）',
  },
  source: { en: 'newspaper practice: a first line at the foot is accepted', zh: '报业惯例：栏末可留段首一行' },
  find,
};
