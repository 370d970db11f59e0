/**
 * How many rows copy will need and a page will offer, without a browser: lines are planned as the page will have them,
 * on a table of advances, and come out within 1 % of the truth.
 * Rows are rows of one base column of the text ("column rows"), so a block of 4 columns × 10 rows takes 40.
 */
import type { Area, FitRange } from '../edition/model.ts';
import type { PlanBlock } from '../html/plan.ts';
import { countLines } from './in-page/setting/count-lines.ts';

/** A piece of a story's flow, as plain text. */
export interface FlowText {
  readonly kind: 'paragraph' | 'section-head';
  readonly text: string;
  /** Words that are not divided at the ends of lines. */
  readonly whole?: boolean;
}

/** What the estimate needs to know of a placed block; a `Placed` and a `PlanBlock` both do. */
export type Placement = Pick<PlanBlock, 'id' | 'block' | 'area'> & {
  readonly air: { readonly above: number; readonly below: number };
  readonly fit?: FitRange;
  readonly story?: string;
  readonly frames?: readonly Area[];
  readonly straddle?: boolean;
  readonly inGutter?: boolean;
};

/** Which of its permitted rows each block is counted with. */
export type Extent = 'preferred' | 'smallest' | 'largest';

export interface Range {
  readonly min: number;
  readonly preferred: number;
  readonly max: number;
}

export interface StoryEstimate {
  readonly story: string;
  /** Rows needed at each permitted number of characters a column, in the page's order of preference. */
  readonly needs: readonly { readonly characters: number; readonly rows: number }[];
  readonly supply: Range;
  /** The first permitted number of characters at which the story can end exactly; missing when there is none. */
  readonly fits?: number;
}

/** Section heads with their air: rows of one that fits its column, and the ems of its own size that a column holds. */
export interface HeadMeasure {
  readonly rows: number;
  readonly characters: number;
}

/** As the styles set them in columns of 17 × 9 pt on a pitch of 13.5 pt. */
export const SECTION_HEAD: HeadMeasure = { rows: 3, characters: 12 };

const FIRST_LINE_INDENT = 2;
/**
 * What breaking leaves over at a line's end, in ems: hardly anything of Han alone; with characters of other widths in
 * the line, part of the Han that did not fit. Measured on full-width and half-width copy of 4,000 characters.
 */
const LINE_LOSS = { han: 0.05, mixed: 0.3 };

/** Advances of the body face (Noto Serif SC Medium) for the characters that are not one em wide. */
const NARROW: readonly (readonly [RegExp, number])[] = [
  [/[0-9$#_]/, 0.565],
  [/·/, 0.5],
  [/[,.:;`|'!]/, 0.325],
  [/[()[\]{}\-/\\]/, 0.365],
  [/[ \u00a0]/, 0.255],
  [/[ijltfIJrs]/, 0.38],
  [/[mwMW%@]/, 0.96],
  [/[A-Z&]/, 0.72],
  [/[\u0021-\u007e]/, 0.59],
  [/[–\u00c0-\u024f]/, 0.57],
  [/[\u200b\u2060\ufeff\u00ad]/, 0],
];
const widths = new Map<string, number>();

function emOf(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  const width = character >= '\u2e80' ? 1 : (NARROW.find(([set]) => set.test(character))?.[1] ?? 1);
  widths.set(character, width);
  return width;
}

/** Natural width of a text in ems of its own size. */
export function emsOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += emOf(character);
  return sum;
}

/** Lines of a text set in lines of `characters` ems, its first line indented by `indent` ems. */
export function linesOf(text: string, characters: number, indent = 0): number {
  if (!/\p{Script=Han}/u.test(text)) return countedLines(text, characters, indent);
  const key = `${characters} ${indent} ${text}`;
  const known = planned.get(key);
  if (known !== undefined) return known;
  const lines = countLines(text, { measure: characters, indent, emsOf }) ?? countedLines(text, characters, indent);
  // Pages are tried in many variants; what a long run read before is let go.
  if (planned.size > 2_000) planned.clear();
  planned.set(key, Math.max(1, lines));
  return Math.max(1, lines);
}

const planned = new Map<string, number>();

/** Between two English words, em; measured in the body face. */
const WORD_SPACE = 0.31;

/** Lines of words that none divides: English in a page whose language has no rules for it. */
function wordLines(text: string, characters: number, indent: number): number {
  let lines = 1;
  const [first = '', ...words] = text.trim().split(/\s+/);
  let taken = indent + emsOf(first);
  for (const word of words) {
    const width = emsOf(word);
    taken += WORD_SPACE + width;
    if (taken <= characters) continue;
    lines += 1;
    taken = width;
  }
  return lines;
}

/** By widths alone, for copy whose lines are the browser's own. */
function countedLines(text: string, characters: number, indent: number): number {
  let ems = indent;
  let narrow = 0;
  for (const character of text) {
    const width = emOf(character);
    ems += width;
    if (width !== 1) narrow += 1;
  }
  const pure = ems / (characters - LINE_LOSS.han);
  const mixed = Math.min(1, narrow / Math.max(1, pure));
  return Math.max(1, Math.ceil(ems / (characters - LINE_LOSS.han - LINE_LOSS.mixed * mixed)));
}

/** Rows of a story's flow in columns of `characters` body characters; a head too wide for one takes a row more. */
export function rowsNeeded(flow: readonly FlowText[], characters: number, head = SECTION_HEAD): number {
  let rows = 0;
  for (const piece of flow) {
    if (piece.kind === 'section-head') rows += head.rows + (emsOf(piece.text) > head.characters ? 1 : 0);
    else rows += (piece.whole ? wordLines : linesOf)(piece.text, characters, FIRST_LINE_INDENT);
  }
  return rows;
}

/** What copy-fitting moves; blocks of words take the rows that their words need, whatever their range. */
const ELASTIC: ReadonlySet<string> = new Set(['photo', 'photo-strip', 'ornament']);

/** The rows a block takes at one end of its permitted range; undefined for a block set to none. */
export function rowsAt(block: Placement, extent: Extent): { from: number; to: number } | undefined {
  const { from, to } = block.area.rows;
  if (!block.fit || extent === 'preferred' || !ELASTIC.has(block.block)) return { from, to };
  const rows = extent === 'smallest' ? block.fit.min : block.fit.max;
  if (rows <= 0) return undefined;
  return block.fit.anchor === 'top' ? { from, to: from + rows - 1 } : { from: to - rows + 1, to };
}

const carves = (block: Placement): boolean =>
  block.block !== 'text' && block.block !== 'box' && block.block !== 'overlay-headline' && !block.inGutter;

/** Free column rows of a text block when every other block is as small, as large or as it is preferred. */
export function rowsOffered(text: Placement, blocks: readonly Placement[], extent: Extent): number {
  const others = blocks.filter((one) => one !== text && (carves(one) || (one.block === 'text' && one.frames)));
  let sum = 0;
  for (const frame of text.frames ?? [text.area]) {
    for (let column = frame.columns.from; column <= frame.columns.to; column += 1) {
      sum += freeInColumn(column, frame.rows, others, extent);
    }
  }
  return sum;
}

function freeInColumn(
  column: number,
  rows: { readonly from: number; readonly to: number },
  blocks: readonly Placement[],
  extent: Extent,
): number {
  // Part of each row that is taken: 1 beside a whole block, half beside a quote that straddles the gutter.
  const taken = new Float64Array(rows.to - rows.from + 1);
  for (const block of blocks) {
    for (const area of block.frames ?? [block.area]) {
      if (column < area.columns.from || column > area.columns.to) continue;
      const span = block.frames ? area.rows : rowsAt(block, extent);
      if (!span) continue;
      const part = block.straddle ? 0.5 : 1;
      const from = Math.max(rows.from, span.from - block.air.above);
      const to = Math.min(rows.to, span.to + block.air.below);
      for (let row = from; row <= to; row += 1) taken[row - rows.from] = Math.max(taken[row - rows.from]!, part);
    }
  }
  return taken.reduce((sum, part) => sum + 1 - part, 0);
}

/** Least, preferred and most column rows that a text block can offer. */
export function supplyOf(text: Placement, blocks: readonly Placement[]): Range {
  return {
    min: rowsOffered(text, blocks, 'largest'),
    preferred: rowsOffered(text, blocks, 'preferred'),
    max: rowsOffered(text, blocks, 'smallest'),
  };
}

/** The fit of every story on a page, from its placement and the stories' plain text. */
export function estimateFit(
  page: {
    readonly blocks: readonly Placement[];
    readonly bodyCharacters: readonly number[];
    readonly head?: HeadMeasure;
  },
  flows: ReadonlyMap<string, readonly FlowText[]>,
): StoryEstimate[] {
  const found: StoryEstimate[] = [];
  for (const text of page.blocks) {
    const flow = text.block === 'text' && text.story ? flows.get(text.story) : undefined;
    if (!flow || !text.story) continue;
    const supply = supplyOf(text, page.blocks);
    const needs = page.bodyCharacters.map((characters) => ({
      characters,
      rows: rowsNeeded(flow, characters, page.head),
    }));
    const fits = needs.find(({ rows }) => rows >= supply.min && rows <= supply.max)?.characters;
    found.push({ story: text.story, needs, supply, ...(fits !== undefined && { fits }) });
  }
  return found;
}
