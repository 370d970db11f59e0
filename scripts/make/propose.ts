/** From stories to a few different pages, the best first. Deterministic: the same stories give the same pages. */
import { judge } from './judge.ts';
import { candidatesOf } from './lead-forms.ts';
import { type MadeBlock, type MakeGrid, type Proposal, partNames, type Span, type Waiting } from './model.ts';
import { costOf, PRICES } from './price.ts';
import { openRoom, type Room, roomsOf, type Standing } from './room.ts';
import { openStacks } from './stacks.ts';

/** Candidates whose whole page is looked at. */
const LOOKED_AT = 400;

/** Points off a hundred for a cost of 1. */
export const POINTS = 10;

/** Proposals that are given where there are so many pages at all. */
const LEAST = 3;

/** Rows of the picture credit at the foot, with the one above it. */
const CREDIT = 2;

/** How the lead stands, without who stands where. */
const kindOf = (form: string): string =>
  form
    .replace(/ .*/, '')
    .replace(/^(open|foot)[^/]*/, '$1')
    .replace(/-(left|right)$/, '');

/** A page and its mirror image cost the same, part by part. */
const isMirror = (one: Proposal, other: Proposal): boolean =>
  partNames.every((name) => Math.abs(one.price[name] - other.price[name]) < 1e-9);

/** The best of each kind, then the best of those that are left. */
function choose(all: readonly Proposal[], most: number): readonly Proposal[] {
  const chosen: Proposal[] = [];
  const kinds = new Set<string>();
  for (const one of all) {
    if (chosen.length === most) break;
    if (kinds.has(kindOf(one.form))) continue;
    kinds.add(kindOf(one.form));
    chosen.push(one);
  }
  for (const one of all) {
    if (chosen.length >= Math.min(LEAST, most)) break;
    if (!chosen.some((other) => isMirror(one, other))) chosen.push(one);
  }
  return chosen.sort(better);
}

const better = (a: Proposal, b: Proposal): number => b.score - a.score || (a.form < b.form ? -1 : 1);

/** What stands on the page already, and what of it stays as it is. */
export interface PageWish {
  /** The page's credit of its pictures; left out where each has its own. */
  readonly credit?: string;
  /** Blocks that stories are set around. */
  readonly standing?: readonly Standing[];
}

/** Rows at the foot of the widest run of columns that end lowest, given to the credit; where that stands. */
function withCredit(room: Room): { readonly room: Room; readonly columns: Span; readonly row: number } {
  const row = Math.max(...room.runs.map(([, to]) => to));
  const from = room.runs.findIndex(([, to]) => to === row);
  const after = room.runs.findIndex(([, to], index) => index > from && to !== row);
  const to = after < 0 ? room.runs.length : after;
  const runs = room.runs.map((run, index) =>
    index >= from && index < to ? ([run[0], run[1] - CREDIT] as const) : run,
  );
  return { room: { ...room, runs }, columns: [from + 1, to], row };
}

const moved = ({ columns, frames, ...block }: MadeBlock, by: number): MadeBlock => {
  const along = ([from, to]: Span): Span => [from + by, to + by];
  return {
    ...block,
    columns: along(columns),
    ...(frames && { frames: frames.map((frame) => ({ ...frame, columns: along(frame.columns) })) }),
  };
};

/** Every page that was looked at whole, the best first. */
export function judgePages(
  grid: MakeGrid,
  stories: readonly Waiting[],
  { credit, standing = [] }: PageWish = {},
): readonly Proposal[] {
  const rooms = standing.length > 0 ? roomsOf(grid, standing) : [openRoom(grid)];
  const found = rooms.flatMap((free) => pagesIn({ grid, free, stories, credit, standing })).sort(better);
  // What is left of a page may be filled straight across, which cuts it in two: only where there is no other way.
  const whole = standing.length > 0 ? found.filter(({ price }) => price.cuts < PRICES.cut) : [];
  return whole.length > 0 ? whole : found;
}

interface RoomWish {
  readonly grid: MakeGrid;
  readonly free: Room;
  readonly stories: readonly Waiting[];
  readonly credit: string | undefined;
  readonly standing: readonly Standing[];
}

function pagesIn({ grid, free, stories, credit, standing }: RoomWish): readonly Proposal[] {
  const { room, columns, row } = credit === undefined ? { room: free, columns: undefined, row: 0 } : withCredit(free);
  const under: readonly MadeBlock[] =
    columns === undefined ? [] : [{ id: 'credit', block: 'picture-credit', columns, rows: [row, row], text: credit! }];
  const own = { ...grid, columns: room.runs.length };
  const most = Math.max(...room.runs.map(([from, to]) => to - from + 1));
  return candidatesOf(openStacks(own, stories, most), room)
    .toSorted((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1))
    .slice(0, LOOKED_AT)
    .map(({ form, price, draw }): Proposal => {
      const drawn = [...draw(), ...under];
      const blocks = room.first === 1 ? drawn : drawn.map((block) => moved(block, room.first - 1));
      const whole = judge(grid, price, { blocks, standing });
      return { form, blocks, price: whole, score: Math.max(0, Math.round(10 * (100 - POINTS * costOf(whole))) / 10) };
    });
}

export const proposePages = (
  grid: MakeGrid,
  stories: readonly Waiting[],
  { most, ...wish }: PageWish & { readonly most: number },
): readonly Proposal[] => choose(judgePages(grid, stories, wish), most);
