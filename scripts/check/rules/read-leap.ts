import { mm } from '../../core/units.ts';
import type { LayoutFrame } from '../../layout/model.ts';
import { bottom, round, typeArea } from '../boxes.ts';
import { linesByFrame } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const byFrame = linesByFrame(layout);
  const area = typeArea(layout);
  const most = (limits['read.leap'] / 100) * area.height;
  const linesIn = ({ story, column }: LayoutFrame): number =>
    layout.frames.reduce(
      (sum, frame, index) => sum + (frame.story === story && frame.column === column ? byFrame[index]!.length : 0),
      0,
    );
  return layout.frames.flatMap((to, index): readonly Finding[] => {
    const from = layout.frames[index - 1];
    if (from?.story !== to.story || from.column === to.column) return [];
    const up = bottom(from.box) - to.box.y;
    const lines = linesIn(from);
    if (up <= most || lines <= limits['read.leap.lines']) return [];
    const share = round((100 * up) / area.height, 0);
    const parameters = { story: to.story, from: from.column, to: to.column, share, lines, limit: limits['read.leap'] };
    const first = byFrame[index]![0];
    const box = { ...to.box, height: mm(Math.min(to.box.height, up)) };
    return [{ parameters, source: first?.source, block: first?.block, box }];
  });
}

export const readLeap: Rule = {
  id: 'read.leap',
  description: {
    en: 'a long way back from the foot of a column to the head of the next',
    zh: '栏过长：从栏底到下一栏栏首相隔过远',
  },
  source: { en: 'newspaper practice: no long legs', zh: '报业惯例：栏不宜过长' },
  find,
};
