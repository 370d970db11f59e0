/** Where the number of each finding stands: at a corner of its box, clear of the other numbers. */
import { type Area, meet } from './areas.ts';

/** Side of the square that a badge takes, pt. */
export const badgeSide = 13;

/** Corners of a box, just outside it, then places along its head and its sides. */
function* candidates({ x, y, width, height }: Area): Generator<Area> {
  const out = badgeSide * 0.8;
  const [left, right] = [x - out, x + width - badgeSide + out];
  const [head, foot] = [y + height - badgeSide + out, y - out];
  const at = (px: number, py: number): Area => ({ x: px, y: py, width: badgeSide, height: badgeSide });
  yield at(left, head);
  yield at(right, head);
  yield at(left, foot);
  yield at(right, foot);
  for (let step = 1; left + step * badgeSide < right; step += 1) yield at(left + step * badgeSide, head);
  for (let step = 1; head - step * badgeSide > foot; step += 1) yield at(left, head - step * badgeSide);
  // A small box with many findings: rows of numbers on its left.
  for (let row = 0; ; row += 1)
    for (let step = 1; step <= 6; step += 1) yield at(left - step * badgeSide, head - row * badgeSide);
}

/** In the order of the boxes; none leaves the paper. */
export function placeBadges(boxes: readonly Area[], paper: Area): readonly Area[] {
  const taken: Area[] = [];
  const within = (badge: Area): Area => ({
    ...badge,
    x: Math.min(Math.max(badge.x, paper.x), paper.x + paper.width - badge.width),
    y: Math.min(Math.max(badge.y, paper.y), paper.y + paper.height - badge.height),
  });
  for (const box of boxes) {
    let place: Area | undefined;
    let tries = 0;
    for (const candidate of candidates(box)) {
      place = within(candidate);
      tries += 1;
      const found = place;
      if (!taken.some((other) => meet(other, found)) || tries > 200) break;
    }
    taken.push(place!);
  }
  return taken;
}
