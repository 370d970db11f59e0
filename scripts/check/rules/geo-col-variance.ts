import { round } from '../boxes.ts';
import { measure } from '../frames.ts';
import { runsRound } from '../legs.ts';
import { linesByFrame } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['geo.col-variance'];
  const byFrame = linesByFrame(layout);
  return layout.stories.flatMap(({ story }): readonly Finding[] => {
    const frames = layout.frames
      .map((frame, index) => ({ frame, first: byFrame[index]?.[0] }))
      .filter(({ frame }) => frame.story === story && !runsRound(layout, frame))
      .sort((a, b) => measure(a.frame) - measure(b.frame));
    const [narrow, wide] = [frames[0], frames.at(-1)];
    if (!narrow || !wide) return [];
    const ratio = measure(wide.frame) / measure(narrow.frame);
    if (ratio <= limit + 1e-3) return [];
    const parameters = { story, ratio: round(ratio), limit };
    return [{ parameters, source: wide.first?.source, block: wide.first?.block, box: wide.frame.box }];
  });
}

export const geoColVariance: Rule = {
  id: 'geo.col-variance',
  description: {
    en: 'columns of one story that differ too much in width; run-round beside a quote is none',
    zh: '同一稿件各栏宽窄悬殊；引语旁的绕排不计',
  },
  source: {
    en: 'Nanfang Daily layout rules, 2004: at most one and a half base columns',
    zh: '《南方日报版式标准细则》（2004）：至多一栏半',
  },
  find,
};
