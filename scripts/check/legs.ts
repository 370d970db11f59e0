/** The legs a story runs down: stretches of a column that nothing interrupts. */
import type { Layout, LayoutFrame, Line } from '../layout/model.ts';
import { bottom, right } from './boxes.ts';
import { linesByFrame } from './lines.ts';

export interface Leg {
  readonly frames: readonly LayoutFrame[];
  /** Body lines and section heads, top to bottom. */
  readonly lines: readonly Line[];
}

/** Text beside a quote or a small picture that is let into its column: narrower than any column of the page. */
export function runsRound({ grid, frames }: Layout, frame: LayoutFrame): boolean {
  if (!frame.vertical) return frame.box.width < grid.columnWidth - 0.1;
  const tier = frames.filter(({ story, column }) => story === frame.story && column === frame.column);
  return frame.box.height < Math.max(...tier.map(({ box }) => box.height)) - 0.1;
}

const goesOn = (above: LayoutFrame | undefined, below: LayoutFrame): boolean =>
  above !== undefined &&
  above.story === below.story &&
  above.column === below.column &&
  (below.vertical
    ? above.box.x - right(below.box) < below.vertical.pitch
    : Math.abs(bottom(above.box) - below.box.y) < 0.1);

/** Frames that follow one another in a column with no break between them, such as beside a quote, are one leg. */
export function legs(layout: Layout): readonly Leg[] {
  const byFrame = linesByFrame(layout);
  const found: { frames: LayoutFrame[]; lines: Line[] }[] = [];
  for (const [index, frame] of layout.frames.entries()) {
    const leg = found.at(-1);
    if (leg && goesOn(leg.frames.at(-1), frame)) {
      leg.frames.push(frame);
      leg.lines.push(...byFrame[index]!);
    } else found.push({ frames: [frame], lines: [...byFrame[index]!] });
  }
  return found;
}
