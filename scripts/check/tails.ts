/** White at the end of a story: the rows that its frames offer behind its last line. */
import { type Box, type Mm, mm } from '../core/units.ts';
import type { Layout, LayoutFrame } from '../layout/model.ts';
import { bottom, shared } from './boxes.ts';

/** Rows that nothing fills, and where they are. */
export interface Tail {
  readonly story: string;
  readonly rows: number;
  readonly boxes: readonly Box<Mm>[];
}

function unfilled({ grid }: Layout, { box, rows, filled }: LayoutFrame): Box<Mm> {
  return { ...box, y: mm(box.y + filled * grid.pitch), height: mm((rows - filled) * grid.pitch) };
}

/** Rows of the white that a block fills from below, such as an ornament set behind the last line. */
function coveredRows({ blocks, grid }: Layout, white: Box<Mm>): number {
  const standing = blocks.filter(({ block }) => block !== 'text' && block !== 'box');
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
    const boxes = frames
      .slice(Math.max(0, last))
      .map((frame) => unfilled(layout, frame))
      .filter(({ height }) => height > 0.001);
    const rows = boxes.map((box) => box.height / layout.grid.pitch - coveredRows(layout, box));
    const sum = Math.round(rows.reduce((all, one) => all + one, 0) * 1000) / 1000;
    return sum > 0 ? [{ story, rows: sum, boxes }] : [];
  });
}
