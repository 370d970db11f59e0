import { type Box, type Mm, mm, ptToMm } from '../../core/units.ts';
import type { Layout, LayoutFrame } from '../../layout/model.ts';
import { bottom, right, round, shared } from '../boxes.ts';
import { linesByFrame } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The strip between two frames that stand side by side, at the height of both. */
function between(left: LayoutFrame, other: LayoutFrame): Box<Mm> {
  const y = Math.max(left.box.y, other.box.y);
  const height = Math.min(bottom(left.box), bottom(other.box)) - y;
  const x = right(left.box);
  return { x: mm(x), y: mm(y), width: mm(other.box.x - x), height: mm(height) };
}

/** Whether a rule or the side of a box parts the two. */
function parted({ rules, blocks }: Layout, gap: Box<Mm>): boolean {
  const boxes = blocks.filter(({ block }) => block === 'box').map(({ box }) => box);
  const frames = [...boxes, ...rules.filter(({ kind }) => kind === 'frame').map(({ box }) => box)];
  const sides = frames.flatMap((box) => [
    { ...box, width: mm(0) },
    { ...box, x: mm(right(box)), width: mm(0) },
  ]);
  const drawn = rules.filter(({ kind }) => kind !== 'frame').map(({ box }) => box);
  return [...drawn, ...sides].some((box) => {
    const common = shared(box, gap);
    return common.width >= -0.1 && common.height > gap.height / 2;
  });
}

const neighbours = (left: LayoutFrame, other: LayoutFrame): boolean =>
  left !== other && left.column < other.column && shared(left.box, other.box).height > 0.01;

function find({ layout, limits }: Subject): readonly Finding[] {
  const byFrame = linesByFrame(layout);
  const seen = new Set<string>();
  return layout.frames.flatMap((left, i) =>
    layout.frames.flatMap((other): readonly Finding[] => {
      if (!neighbours(left, other)) return [];
      const gap = between(left, other);
      const sizes = [left, other].map(({ story }) => layout.stories.find((one) => one.story === story)?.size);
      const em = ptToMm(sizes.find((size) => size !== undefined) ?? layout.grid.size);
      const same = left.story === other.story;
      if (!same && parted(layout, gap)) return [];
      const least = same ? limits['geo.gutter.error'] : limits['geo.gutter.stories'];
      const [wide, limit] = same ? [limits['geo.gutter.warning'], least] : [least, least];
      const width = gap.width / em;
      if (width >= wide - 1e-3) return [];
      const key = `${left.column} ${other.column} ${left.story} ${other.story}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const error = same && width < limit - 1e-3;
      const parameters = {
        left: left.column,
        right: other.column,
        one: left.story,
        other: other.story,
        gap: round(width),
        limit: error ? limit : wide,
      };
      const first = byFrame[i]?.[0];
      const severity = error ? 'error' : 'warning';
      return [{ parameters, severity, source: first?.source, block: first?.block, box: gap }];
    }),
  );
}

export const geoGutter: Rule = {
  id: 'geo.gutter',
  description: {
    en: 'columns of text too close together; two stories also where no rule parts them (a warning)',
    zh: '文字栏距过窄；两稿之间无线而过近为警告',
  },
  source: {
    en: 'Nanfang Daily layout rules, 2004; Xinmin Evening News',
    zh: '《南方日报版式标准细则》（2004）；新民晚报',
  },
  find,
};
