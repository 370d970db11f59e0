/** Arithmetic of vertical stories: where blocks stand among their lines, and what of each tier is left. No DOM. */
import type { PlanTier, PlanVertical } from '../../html/plan.ts';
import type { Interval, Rect } from './cells.ts';

/** What text keeps off, px from the type area's corner. */
export interface Taken {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lines of fewer characters above or below a block are left empty. */
const fewestBeside = 8;
/** px; less is rounding. */
const nearly = 0.25;

/**
 * What a block takes of a vertical story. px: `aside` is what lines keep off it, `inset` the white of a row above and below
 * its Han.
 */
export const takenBy = (
  rect: Rect,
  room: { readonly above: number; readonly below: number; readonly aside: number; readonly inset: number },
): Taken => ({
  left: rect.left - room.aside,
  right: rect.left + rect.width + room.aside,
  top: rect.top - room.above - room.inset,
  bottom: rect.top + rect.height + room.below + room.inset,
});

/** The lines of a tier that come into what is taken: from, and to, exclusive. */
function linesUnder({ right, lines }: PlanTier, { pitch, em }: PlanVertical, taken: Taken): readonly [number, number] {
  const from = Math.floor((right - em - taken.right + nearly) / pitch) + 1;
  const to = Math.ceil((right - taken.left - nearly) / pitch);
  return [Math.max(0, from), Math.min(lines, to)];
}

/** What is left of the lines of one tier that the same blocks stand in. */
function leftOf(tier: PlanTier, taken: readonly Taken[], size: number): Interval['narrow'] | 'none' | undefined {
  if (taken.length === 0) return undefined;
  const foot = tier.top + tier.height;
  const above = Math.min(...taken.map(({ top }) => top)) - tier.top;
  const below = foot - Math.max(...taken.map(({ bottom }) => bottom));
  const characters = Math.floor((Math.max(above, below) + nearly) / size);
  if (characters < fewestBeside) return 'none';
  return { width: characters * size, side: above >= below ? 'left' : 'right' };
}

/** The lines that text may fill in each tier, from the right; `size` is that of the body, px. */
export function tierIntervals(vertical: PlanVertical, taken: readonly Taken[], size: number): Interval[][] {
  return vertical.tiers.map((tier, index) => {
    const within = taken
      .filter(({ top, bottom }) => top < tier.top + tier.height - nearly && bottom > tier.top + nearly)
      .map((one) => ({ one, lines: linesUnder(tier, vertical, one) }))
      .filter(({ lines: [from, to] }) => from < to);
    const edges = [...new Set([0, tier.lines, ...within.flatMap(({ lines }) => lines)])].sort((a, b) => a - b);
    const found: Interval[] = [];
    for (const [at, from] of edges.slice(0, -1).entries()) {
      const to = edges[at + 1]!;
      const over = within.filter(({ lines }) => lines[0] <= from && lines[1] >= to).map(({ one }) => one);
      const narrow = leftOf(tier, over, size);
      if (narrow === 'none') continue;
      const last = found.at(-1);
      const goesOn = last?.to === from && last.narrow?.width === narrow?.width && last.narrow?.side === narrow?.side;
      if (goesOn) found[found.length - 1] = { ...last, to };
      else found.push({ column: index + 1, from, to, ...(narrow && { narrow }) });
    }
    return found;
  });
}

/** Where a block stands among the lines: the edges that lie inside the story go to where its characters end. */
export interface Hold {
  readonly left: number;
  readonly width: number;
  /** Lines that it is as wide as. */
  readonly lines: number;
}

/** The tier that a block has most of. */
function tierAt({ tiers }: PlanVertical, { top, height }: Rect): PlanTier {
  const shared = (tier: PlanTier): number => Math.min(top + height, tier.top + tier.height) - Math.max(top, tier.top);
  return tiers.reduce((best, tier) => (shared(tier) > shared(best) ? tier : best));
}

/** `count`: the lines that it is to take, from the edge that stays. */
export function holdOf(
  vertical: PlanVertical,
  rect: Rect,
  wish?: { readonly count: number; readonly anchor: 'left' | 'right' },
): Hold {
  const { pitch, em } = vertical;
  const { right, lines } = tierAt(vertical, rect);
  const edge = { left: rect.left, right: rect.left + rect.width };
  const end = right - (lines - 1) * pitch - em;
  const atRight = edge.right >= right - em / 2;
  const atLeft = edge.left <= end + em / 2;
  let from = atRight ? 0 : Math.max(0, Math.round((right - edge.right) / pitch));
  let to = atLeft ? lines - 1 : Math.min(lines - 1, Math.round((right - em - edge.left) / pitch));
  if (to < from) to = from;
  if (wish) {
    if (wish.anchor === 'right') to = Math.min(lines - 1, from + wish.count - 1);
    else from = Math.max(0, to - wish.count + 1);
  }
  const x = {
    right: from === 0 && atRight ? edge.right : right - from * pitch,
    left: to === lines - 1 && atLeft ? edge.left : right - to * pitch - em,
  };
  return { left: x.left, width: Math.max(0, x.right - x.left), lines: to - from + 1 };
}
