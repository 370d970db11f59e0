/** A paragraph as an editor counts it: one glyph for each UTF-16 unit, and one for each thing that is edited as a whole. */

/** Of characters; absent is plain. */
export interface Style {
  readonly strong?: true;
  readonly em?: true;
  readonly href?: string;
  /** 专名号 or 书名号甲式. `word` tells words apart that stand side by side. */
  readonly mark?: 'name' | 'title';
  readonly word?: number;
}

export interface Glyph {
  readonly text: string;
  readonly style: Style;
  /** Source of what is edited as a whole, such as a word with its reading. */
  readonly raw?: string;
  /** The part of a display line that it stands in. */
  readonly part?: number;
}

/** Where a glyph stands in its file. Glyphs of one cell cannot be parted, as those of an escape or an entity. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

export const sameStyle = (a: Style, b: Style): boolean =>
  a.strong === b.strong && a.em === b.em && a.href === b.href && a.mark === b.mark && a.word === b.word;

export const isPlainStyle = (style: Style): boolean =>
  !style.strong && !style.em && style.href === undefined && !style.mark;

export const sameGlyph = (a: Glyph, b: Glyph): boolean =>
  a.text === b.text && a.raw === b.raw && sameStyle(a.style, b.style);

export const textOf = (glyphs: readonly Glyph[]): string => glyphs.map(({ text }) => text).join('');

/** How two sequences differ: what stands before and behind is the same. */
export interface Difference {
  readonly start: number;
  /** Ends of what differs, in each. */
  readonly before: number;
  readonly after: number;
}

export function differenceOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): Difference | undefined {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && same(before[start]!, after[start]!)) start += 1;
  if (start === before.length && start === after.length) return undefined;
  let tail = 0;
  while (tail < most - start && same(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!)) tail += 1;
  return { start, before: before.length - tail, after: after.length - tail };
}
