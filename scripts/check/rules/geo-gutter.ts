import { type Box, type Mm, mm } from '../../core/units.ts';
import type { LayoutFrame } from '../../layout/model.ts';
import { bottom, inkBox, right, round, shared } from '../boxes.ts';
import { runsRound } from '../legs.ts';
import { bodyEm, linesByFrame, standing } from '../lines.ts';
import { parted } from '../parting.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** The strip between two frames that stand side by side, at the height of both. */
function between(left: LayoutFrame, other: LayoutFrame): Box<Mm> {
  const y = Math.max(left.box.y, other.box.y);
  const height = Math.min(bottom(left.box), bottom(other.box)) - y;
  const x = right(left.box);
  return { x: mm(x), y: mm(y), width: mm(other.box.x - x), height: mm(height) };
}

function neighbours(left: LayoutFrame, other: LayoutFrame): boolean {
  if (left === other || shared(left.box, other.box).height <= 0.01) return false;
  if (!left.vertical && !other.vertical) return left.column < other.column;
  // Tiers stand one under another; what parts one of them is a picture.
  return left.story !== other.story && right(left.box) <= other.box.x + 0.1;
}

/** Between the tiers of vertical text: as between columns, but for a rule that makes no difference. */
function tiers({ layout, limits }: Subject): readonly Finding[] {
  const byFrame = linesByFrame(layout);
  return layout.frames.flatMap((upper, i): readonly Finding[] => {
    const { column, story, box } = upper;
    const lower = layout.frames.find(
      (one) => one.story === story && one.column === column + 1 && one.box.y > box.y && shared(one.box, box).width > 0,
    );
    if (
      !upper.vertical ||
      !lower ||
      layout.frames.findIndex((one) => one.story === story && one.column === column) !== i
    )
      return [];
    const gap = (lower.box.y - bottom(box)) / bodyEm(layout, story);
    const [least, wide] = [limits['geo.gutter.error'], limits['geo.gutter.warning']];
    if (gap >= wide - 1e-3) return [];
    const error = gap < least - 1e-3;
    const said = {
      left: column,
      right: column + 1,
      one: story,
      other: story,
      gap: round(gap),
      limit: error ? least : wide,
    };
    const first = byFrame[i]?.[0];
    return [
      { parameters: said, severity: error ? 'error' : 'warning', source: first?.source, block: first?.block, box },
    ];
  });
}

/** Between the columns of text. */
function columns({ layout, limits }: Subject): readonly Finding[] {
  const byFrame = linesByFrame(layout);
  const seen = new Set<string>();
  return layout.frames.flatMap((left, i) =>
    layout.frames.flatMap((other): readonly Finding[] => {
      if (!neighbours(left, other)) return [];
      const gap = between(left, other);
      const em = bodyEm(layout, left.story);
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

/** Between text that runs round a quote and the quote. */
function beside({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['geo.gutter.beside'];
  const byFrame = linesByFrame(layout);
  const others = standing(layout).filter(({ role }) => role === 'pull-quote' || role === 'quote-source');
  return layout.frames.flatMap((frame, index): readonly Finding[] => {
    // Above or below a quote, lines of vertical text keep its air.
    if (frame.vertical || !runsRound(layout, frame)) return [];
    const [first] = byFrame[index]!;
    const em = bodyEm(layout, frame.story);
    const near = others.flatMap((line) => {
      const { width, height } = shared(inkBox(line), frame.box);
      return height > 0.01 && -width < (limit - 1e-3) * em ? [{ line, gap: -width / em }] : [];
    });
    const nearest = near.toSorted((a, b) => a.gap - b.gap || a.line.baseline - b.line.baseline)[0];
    if (!nearest) return [];
    const { line, gap } = nearest;
    const { column, story, box } = frame;
    const parameters = { left: column, right: column, one: story, other: line.block, gap: round(gap), limit };
    return [{ parameters, severity: 'warning', source: line.source ?? first?.source, block: line.block, box }];
  });
}

export const geoGutter: Rule = {
  id: 'geo.gutter',
  description: {
    en: 'columns of text too close together; a warning for two stories that no rule parts and for a quote in a column',
    zh: '文字栏距过窄；两稿之间无线而过近、引语紧贴正文为警告',
  },
  source: {
    en: 'Nanfang Daily layout rules, 2004; Xinmin Evening News',
    zh: '《南方日报版式标准细则》（2004）；新民晚报',
  },
  find: (page) => [...columns(page), ...tiers(page), ...beside(page)],
};
