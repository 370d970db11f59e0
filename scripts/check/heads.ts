/** The headlines of a page and what stands over a story with them. */
import { type Box, type Mm, pt, ptToMm } from '../core/units.ts';
import type { Layout, LayoutBlock, LayoutFrame, Line, Role } from '../layout/model.ts';
import { around, inkBox } from './boxes.ts';
import { excerpt, standing } from './lines.ts';

export interface Head {
  readonly block: LayoutBlock;
  readonly story: string;
  /** What its characters cover, which is less than its block. */
  readonly ink: Box<Mm>;
  /** The largest size of its lines, pt. */
  readonly size: number;
  readonly vertical: boolean;
  /** Its first words, for a message. */
  readonly text: string;
}

const headlines: ReadonlySet<LayoutBlock['block']> = new Set(['headline', 'vertical-headline', 'overlay-headline']);

export const isHeadline = ({ block }: LayoutBlock): boolean => headlines.has(block);

/** Headlines with a story of their own and type in them, in the order of `layout.blocks`. */
export function headsOf(layout: Layout): readonly Head[] {
  const lines = standing(layout).filter(({ role }) => role === 'headline');
  return layout.blocks.filter(isHeadline).flatMap((block): readonly Head[] => {
    const own = lines.filter((line) => line.block === block.id).toSorted(byPlace);
    if (block.story === undefined || own.length === 0) return [];
    const size = Math.max(...own.map((line) => line.size));
    const vertical = own.some((line) => line.vertical);
    const text = excerpt(own.map((line) => line.text).join(''));
    return [{ block, story: block.story, ink: around(own.map(inkBox)), size, vertical, text }];
  });
}

const byPlace = (a: Line, b: Line): number => (a.vertical ? b.box.x - a.box.x : a.baseline - b.baseline);

/** Every two headlines of different stories. */
export const pairs = (heads: readonly Head[]): readonly (readonly [Head, Head])[] =>
  heads.flatMap((one, index) =>
    heads
      .slice(index + 1)
      .filter((other) => other.story !== one.story)
      .map((other) => [one, other] as const),
  );

/** An em of the body that the page is set in, mm. */
export const pageEm = ({ grid }: Layout): number => ptToMm(pt(grid.size));

/** A story that has a headline and text on the page. */
export interface Told {
  readonly head: LayoutBlock & { readonly story: string };
  /** Headline, kicker and deck. */
  readonly title: Box<Mm>;
  /** The same with by-line and lede: all that stands over the body. */
  readonly group: Box<Mm>;
  /** Its frames with text in them, in reading order. */
  readonly frames: readonly LayoutFrame[];
}

export function toldUnder(layout: Layout): readonly Told[] {
  const whole = (blocks: readonly LayoutBlock[]): Box<Mm> => around(blocks.map(({ box }) => box));
  return layout.stories.flatMap(({ story }): readonly Told[] => {
    const own = layout.blocks.filter((block) => block.story === story);
    const head = own.find(isHeadline);
    const frames = layout.frames.filter((frame) => frame.story === story && frame.filled > 0);
    if (!head || frames.length === 0) return [];
    const title = own.filter((block) => isHeadline(block) || block.block === 'kicker' || block.block === 'deck');
    const group = own.filter(({ block }) => block === 'byline' || block === 'lede');
    return [{ head: { ...head, story }, title: whole(title), group: whole([...title, ...group]), frames }];
  });
}

/** What belongs to the headline of a story. */
export const titles: ReadonlySet<Role> = new Set<Role>(['headline', 'deck', 'kicker']);
