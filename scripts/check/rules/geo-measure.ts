import { runsRound } from '../legs.ts';
import { linesByFrame, measureOf } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const [fewest, longest] = [limits['geo.measure.fewest'], limits['geo.measure.longest']];
  const most = limits['geo.measure.most'];
  const byFrame = linesByFrame(layout);
  const seen = new Set<string>();
  return layout.frames.flatMap((frame, index): readonly Finding[] => {
    const characters = Math.floor(measureOf(layout, frame) + 0.02);
    // Beside a quote lines may be shorter than a column should be, but not unreadable.
    const least = runsRound(layout, frame) ? fewest : limits['geo.measure.least'];
    const key = `${frame.story} ${characters} ${least}`;
    // Verse is as long as it was written.
    if (byFrame[index]!.length > 0 && byFrame[index]!.every((line) => line.first && line.last)) return [];
    if ((characters >= least && characters <= most) || seen.has(key)) return [];
    seen.add(key);
    const severity = characters < fewest || characters > longest ? 'error' : 'warning';
    const first = byFrame[index]?.[0];
    const parameters = { story: frame.story, characters, least, most };
    return [{ parameters, severity, source: first?.source, block: first?.block, box: frame.box }];
  });
}

export const geoMeasure: Rule = {
  id: 'geo.measure',
  description: {
    en: 'lines of too few or too many characters to read well; an error where nobody would read them',
    zh: '每行字数过少或过多；极端者为错误',
  },
  source: {
    en: 'Xinmin Evening News: base column of 11 characters, 35 at most',
    zh: '新民晚报：基本栏 11 字，最长 35 字',
  },
  find,
};
