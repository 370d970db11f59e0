import { around, round } from '../boxes.ts';
import { linesByFrame, measureOf } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { tails } from '../tails.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['fit.short'];
  const byFrame = linesByFrame(layout);
  return tails(layout).flatMap(({ story, rows, boxes }): readonly Finding[] => {
    if (rows <= limit) return [];
    const own = layout.frames.map((frame, index) => ({ frame, lines: byFrame[index]! }));
    const filled = own.filter(({ frame, lines }) => frame.story === story && lines.length > 0);
    const measure = measureOf(layout, (filled.at(-1) ?? own.find(({ frame }) => frame.story === story))!.frame);
    const last = filled.at(-1)?.lines.at(-1);
    const characters = Math.round(rows * measure);
    const parameters = { story, rows: round(rows, 1), characters, limit };
    return [{ parameters, source: last?.source, block: last?.block, box: around(boxes) }];
  });
}

export const fitShort: Rule = {
  id: 'fit.short',
  description: {
    en: 'a story that ends above the foot of its last column',
    zh: '稿件末栏未排满',
  },
  source: { en: 'newspaper practice: columns flush at the foot', zh: '报业惯例：栏脚齐平' },
  find,
};
