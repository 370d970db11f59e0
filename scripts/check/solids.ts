/** What stands on a page, as far as it covers the paper. */
import type { Box, Mm } from '../core/units.ts';
import type { Layout } from '../layout/model.ts';
import { inkBox } from './boxes.ts';
import { firstRows } from './frames.ts';
import { standing } from './lines.ts';

/** Blocks whose own white is part of what they are told to hold; of the others only the lines count. */
const running = new Set(['text', 'box', 'lede', 'sidebar', 'pull-quote', 'names', 'table', 'notice', 'folio']);

/** A line keeps the whole width of its block, so that a short last line is no hole. */
export function solids(layout: Layout): readonly Box<Mm>[] {
  const solid = layout.blocks.filter(({ block }) => !running.has(block)).map(({ box }) => box);
  const filled = layout.frames.map((frame) => firstRows(layout, frame, frame.filled));
  const widths = new Map(layout.blocks.filter(({ block }) => running.has(block)).map(({ id, box }) => [id, box]));
  const lines = standing(layout)
    .filter(({ role }) => role !== 'body' && role !== 'section-head')
    .map((line) => {
      const whole = widths.get(line.block) ?? inkBox(line);
      const { x, width, y, height } = whole;
      return line.vertical ? { ...inkBox(line), y, height } : { ...inkBox(line), x, width };
    });
  const rules = layout.rules.filter(({ kind }) => kind === 'rule').map(({ box }) => box);
  return [...solid, ...filled, ...lines, ...rules, ...layout.photos.map(({ box }) => box)];
}
