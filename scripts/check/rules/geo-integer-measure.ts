import { type Mm, mmToPt } from '../../core/units.ts';
import { round } from '../boxes.ts';
import { measure } from '../frames.ts';
import { linesByFrame, measureOf } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['geo.integer-measure'];
  const byFrame = linesByFrame(layout);
  const seen = new Set<string>();
  return layout.frames.flatMap((frame, index): readonly Finding[] => {
    const ems = measureOf(layout, frame);
    const whole = Math.max(1, Math.round(ems));
    const off = Math.abs(ems - whole);
    const key = `${frame.story} ${ems.toFixed(2)}`;
    // A 1e-6 for what the rounding of layout.json adds.
    if (off <= limit + 1e-6 || seen.has(key)) return [];
    seen.add(key);
    const size = round(mmToPt((measure(frame) / whole) as Mm));
    const parameters = { story: frame.story, characters: round(ems), off: round(off, 3), limit, size, whole };
    const first = byFrame[index]?.[0];
    // The page chooses its base column; a frame of a width of its own (破栏) is often forced by what stands beside it.
    const { columnWidth } = layout.grid;
    const own = layout.frames.find(({ story }) => story === frame.story)!;
    const base = Math.abs(measure(frame) - (frame.vertical ? measure(own) : columnWidth)) < limit * columnWidth;
    const severity = base ? 'error' : 'warning';
    return [{ parameters, severity, source: first?.source, block: first?.block, box: frame.box }];
  });
}

export const geoIntegerMeasure: Rule = {
  id: 'geo.integer-measure',
  description: {
    en: 'a column that does not hold a whole number of characters; a warning for frames of a width of their own',
    zh: '栏宽不是整字数；自定宽度的栏为警告',
  },
  source: { en: 'W3C CLREQ: line length in whole characters', zh: 'W3C《中文排版需求》：行长取整字' },
  find,
};
