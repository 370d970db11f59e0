import { ptToMm } from '../../core/units.ts';
import type { Layout, LayoutFrame, Line } from '../../layout/model.ts';
import { inkBox, round } from '../boxes.ts';
import { lineLength, linesByFrame, measureOf } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The shortest line that runs round something, in characters, if there is one that is shorter than `least`. */
function runRound(lines: readonly Line[], least: number): { line: Line; characters: number } | undefined {
  const short = lines
    .filter(({ role, last }) => role === 'body' && !last)
    .map((line) => ({ line, characters: (lineLength(line) + indentOf(line)) / ptToMm(line.size) }))
    .filter(({ characters }) => characters < least - 0.5);
  return short.sort((a, b) => a.characters - b.characters || a.line.baseline - b.line.baseline)[0];
}

/** A first line is two characters shorter than its measure. */
const indentOf = (line: Line): number => (line.first ? 2 * ptToMm(line.size) : 0);

function find({ layout, limits }: Subject): readonly Finding[] {
  const [least, most] = [limits['geo.measure.least'], limits['geo.measure.most']];
  const [fewest, longest] = [limits['geo.measure.fewest'], limits['geo.measure.longest']];
  const byFrame = linesByFrame(layout);
  const seen = new Set<string>();
  const once = (story: string, characters: number): boolean => {
    const key = `${story} ${characters}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  const whole = (frame: LayoutFrame, index: number): readonly Finding[] => {
    const characters = wholeMeasure(layout, frame);
    if ((characters >= least && characters <= most) || !once(frame.story, characters)) return [];
    const severity = characters < fewest || characters > longest ? 'error' : 'warning';
    const first = byFrame[index]?.[0];
    const parameters = { story: frame.story, characters, least, most };
    return [{ parameters, severity, source: first?.source, block: first?.block, box: frame.box }];
  };
  // Beside a quote or a small picture lines may be shorter than a column should be, but not unreadable.
  const beside = (frame: LayoutFrame, index: number): readonly Finding[] => {
    const found = wholeMeasure(layout, frame) < fewest ? undefined : runRound(byFrame[index]!, fewest);
    if (!found) return [];
    const { line } = found;
    const parameters = { story: frame.story, characters: round(found.characters, 1), least: fewest, most };
    return [{ parameters, severity: 'error', source: line.source, block: line.block, box: inkBox(line) }];
  };
  return layout.frames.flatMap((frame, index) => [...whole(frame, index), ...beside(frame, index)]);
}

const wholeMeasure = (layout: Layout, frame: LayoutFrame): number => Math.floor(measureOf(layout, frame) + 0.02);

export const geoMeasure: Rule = {
  id: 'geo.measure',
  description: {
    en: 'lines of too few or too many characters to read well; an error where nobody would read them',
    zh: '每行字数过少或过多；极端者为错误',
  },
  source: 'Xinmin Evening News: base column of 11 characters, 35 at most',
  find,
};
