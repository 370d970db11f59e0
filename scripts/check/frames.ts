/** Frames of text whichever way their lines run: along a line, and across the lines. */
import { type Box, type Mm, mm } from '../core/units.ts';
import type { Layout, LayoutBlock, LayoutFrame, Line } from '../layout/model.ts';
import { right } from './boxes.ts';

/** A full line, mm. */
export const measure = ({ box, vertical }: LayoutFrame): Mm => (vertical ? box.height : box.width);

/** From line to line, mm. */
export const pitchOf = ({ grid }: Layout, { vertical }: LayoutFrame): Mm => vertical?.pitch ?? grid.pitch;

/** From the edge where a frame's lines begin to the first character of one of them. */
export const indentOf = ({ box }: LayoutFrame, line: Line): number => {
  const start = line.advances[0] ?? 0;
  return line.vertical ? line.box.y + start - box.y : line.box.x + start - box.x;
};

/** The part of a frame that its first rows take, from the head down or from the right. */
export function firstRows(layout: Layout, frame: LayoutFrame, rows: number): Box<Mm> {
  const { box, vertical } = frame;
  if (!vertical) return { ...box, height: mm(rows * layout.grid.pitch) };
  const width = mm((box.width * rows) / frame.rows);
  return { ...box, x: mm(right(box) - width), width };
}

/** The rest of it. */
export function lastRows(layout: Layout, frame: LayoutFrame, from: number): Box<Mm> {
  const { box, vertical, rows } = frame;
  const head = firstRows(layout, frame, from);
  if (!vertical) return { ...box, y: mm(box.y + head.height), height: mm((rows - from) * layout.grid.pitch) };
  return { ...box, width: mm(box.width - head.width) };
}

/** The vertical story that a block stands in: its edges are those of the story's lines, not of the page's columns. */
export function storyAround({ frames, blocks }: Layout, { id, box }: LayoutBlock): readonly LayoutFrame[] {
  const around = blocks.find(
    (text) =>
      text.block === 'text' &&
      text.id !== id &&
      frames.some(({ story, vertical }) => vertical && story === text.story) &&
      box.x >= text.box.x - 0.1 &&
      right(box) <= right(text.box) + 0.1 &&
      box.y >= text.box.y - 0.1 &&
      box.y + box.height <= text.box.y + text.box.height + 0.1,
  );
  return around ? frames.filter(({ story }) => story === around.story) : [];
}

/** How far an edge stands from the nearest edge of characters, mm: the right edges of lines, or the left ones. */
export function offLines(frames: readonly LayoutFrame[], x: number, side: 'left' | 'right'): number {
  const from = frames.map(({ box, vertical }) => {
    const step = vertical!.pitch;
    const away = (side === 'right' ? right(box) : box.x) - x;
    return Math.abs(away - Math.round(away / step) * step);
  });
  return Math.min(...from);
}
