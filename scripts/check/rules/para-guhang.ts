import type { Severity } from '../../core/diagnostic.ts';
import type { LayoutFrame, Line } from '../../layout/model.ts';
import { inkBox, right, rowAt } from '../boxes.ts';
import { measure } from '../frames.ts';
import { type Leg, legs } from '../legs.ts';
import { excerpt, lineLength } from '../lines.ts';
import { partingPhoto } from '../parting.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Whether the reader comes from one to the other without going to another column, as past a photo. */
function sameColumn(one: Leg | undefined, other: Leg): boolean {
  const [before, after] = [one?.frames[0], other.frames[0]!];
  return before?.story === after.story && before.column === after.column;
}

function find({ layout, limits }: Subject): readonly Finding[] {
  const found = (line: Line, frame: LayoutFrame, severity: Severity): Finding => {
    const box = inkBox(line);
    const { pitch } = frame.vertical ?? layout.grid;
    // Lines of a tier are counted from its right end.
    const row = frame.vertical
      ? Math.floor((right(frame.box) - box.x) / pitch) + 1
      : rowAt(layout, box.y + box.height / 2);
    const parameters = { text: excerpt(line.text), column: frame.column, row };
    return { parameters, severity, source: line.source, block: line.block, box };
  };
  return legs(layout).flatMap((leg, index, all): readonly Finding[] => {
    const frame = leg.frames[0]!;
    const [top, foot] = [leg.lines[0], leg.lines.at(-1)];
    const [from, to] = [all[index - 1], all[index + 1]];
    const findings: Finding[] = [];
    if (top?.role === 'body' && top.last && !top.first) {
      // What a photo leaves below it is `read.photo-line`'s.
      const photo = from && partingPhoto(layout, from, leg);
      const short = lineLength(top) <= (limits['para.guhang'] / 100) * measure(frame);
      const under = sameColumn(from, leg);
      if (!photo && (short || !under)) findings.push(found(top, frame, short && !under ? 'error' : 'warning'));
    }
    const alone = foot?.role === 'body' && foot.first && !foot.last;
    if (alone && !(to && sameColumn(to, leg))) findings.push(found(foot, frame, 'info'));
    return findings;
  });
}

export const paraGuhang: Rule = {
  id: 'para.guhang',
  description: {
    en: 'one line of a paragraph alone in its column: its last one at the top (an error if a third of the measure or less; below another block in the column a warning, and only for so short a line), its first one at the foot (a note)',
    zh: '孤行：栏首只有段末一行（不足三分之一行为错误；在同栏的其他图文块之下则只对这种短行警告），或栏末只有段首一行（提示）',
  },
  source: { en: 'newspaper practice: a first line at the foot is accepted', zh: '报业惯例：栏末可留段首一行' },
  find,
};
