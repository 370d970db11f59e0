/** White at the end of a story: the rows that its frames offer behind its last line. */
import type { Box, Mm } from '../core/units.ts';
import type { Layout, LayoutFrame } from '../layout/model.ts';
import { bottom, right, shared } from './boxes.ts';
import { lastRows } from './frames.ts';

/** Rows that nothing fills, and where they are. */
export interface Tail {
  readonly story: string;
  readonly rows: number;
  readonly boxes: readonly Box<Mm>[];
}

interface White {
  readonly box: Box<Mm>;
  readonly frame: LayoutFrame;
}

/** Rows of the white that a block fills from below, such as an ornament set behind the last line; or from the left. */
function coveredRows(layout: Layout, { box: white, frame }: White): number {
  const { blocks, grid } = layout;
  const standing = blocks.filter(({ block }) => block !== 'text' && block !== 'box');
  if (frame.vertical) {
    const edges = standing.flatMap(({ box }) => {
      const { width, height } = shared(box, white);
      return height > white.height / 2 && width > 0 ? [Math.min(right(box), right(white))] : [];
    });
    return edges.length === 0 ? 0 : (Math.max(...edges) - white.x) / frame.vertical.pitch;
  }
  const tops = standing.flatMap(({ box }) => {
    const { width, height } = shared(box, white);
    return width > white.width / 2 && height > 0 ? [Math.max(box.y, white.y)] : [];
  });
  return tops.length === 0 ? 0 : (bottom(white) - Math.min(...tops)) / grid.pitch;
}

/** The white behind each story that does not fill its frames. */
export function tails(layout: Layout): readonly Tail[] {
  return layout.stories.flatMap(({ story }): readonly Tail[] => {
    const frames = layout.frames.filter((frame) => frame.story === story);
    const last = frames.findLastIndex(({ filled }) => filled > 0);
    const whites = frames
      .slice(Math.max(0, last))
      .filter(({ rows, filled }) => filled < rows)
      .map((frame): White => ({ frame, box: lastRows(layout, frame, frame.filled) }));
    const rows = whites.map((white) => white.frame.rows - white.frame.filled - coveredRows(layout, white));
    const sum = Math.round(rows.reduce((all, one) => all + one, 0) * 1000) / 1000;
    return sum > 0 ? [{ story, rows: sum, boxes: whites.map(({ box }) => box) }] : [];
  });
}
