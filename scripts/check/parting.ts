/** What stands between two things on a page and keeps them apart. */
import { type Box, type Mm, mm } from '../core/units.ts';
import type { Layout, PlacedPhoto } from '../layout/model.ts';
import { bottom, right, shared } from './boxes.ts';
import type { Leg } from './legs.ts';

/** The photo that lies across a column between two legs of a story there. */
export function partingPhoto({ photos }: Layout, above: Leg, below: Leg): PlacedPhoto | undefined {
  const [from, to] = [above.frames.at(-1)!, below.frames[0]!];
  if (from.story !== to.story || from.column !== to.column) return undefined;
  const gap = { ...to.box, y: mm(bottom(from.box)), height: mm(to.box.y - bottom(from.box)) };
  return photos.find(({ box }) => shared(box, gap).width > 0.1 && shared(box, gap).height > 0.1);
}

/** Whether a rule or the side of a box runs down more than half of the gap between two things that stand side by side. */
export function parted({ rules, blocks, strokes = [] }: Layout, gap: Box<Mm>): boolean {
  const boxes = blocks.filter(({ block }) => block === 'box').map(({ box }) => box);
  const frames = [...boxes, ...rules.filter(({ kind }) => kind === 'frame').map(({ box }) => box)];
  const sides = frames.flatMap((box) => [
    { ...box, width: mm(0) },
    { ...box, x: mm(right(box)), width: mm(0) },
  ]);
  const between = new Set(blocks.filter(({ block }) => block === 'rule').map(({ id }) => id));
  const drawn = [
    ...rules.filter(({ kind }) => kind !== 'frame'),
    ...strokes.filter(({ block }) => between.has(block)),
  ].map(({ box }) => box);
  return [...drawn, ...sides].some((box) => {
    const common = shared(box, gap);
    return common.width >= -0.1 && common.height > gap.height / 2;
  });
}
