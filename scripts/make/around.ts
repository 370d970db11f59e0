/** Pages that hold something already: what stands on them, and which stories go into what is left. */
import type { Page, Placed } from '../edition/model.ts';
import { rowsAt } from '../layout/estimate.ts';
import { copyfit } from './copyfit.ts';
import type { MakeGrid, Proposal, Waiting } from './model.ts';
import { type PageWish, proposePages } from './propose.ts';
import { roomsOf, rowsOf, type Standing } from './room.ts';

/** A rule in a gutter takes no room. */
const isBetween = (one: Placed): boolean => one.block === 'rule' && one.direction === 'vertical';

function standingOf(one: Placed): readonly Standing[] {
  const { columns, rows } = one.area;
  const largest = rowsAt(one, 'largest') ?? rows;
  return [
    {
      columns: [columns.from, columns.to],
      rows: [Math.min(rows.from, largest.from), Math.max(rows.to, largest.to)],
      // A rule is white enough by itself.
      clear: one.block === 'rule' ? 0 : Math.max(1, one.air.above, one.air.below),
    },
  ];
}

export interface Around {
  readonly standing: readonly Standing[];
  /** Ids of the photos that it shows. */
  readonly photos: ReadonlySet<string>;
  /** Stories whose headline or text it has. */
  readonly stories: ReadonlySet<string>;
  readonly credited: boolean;
}

export function lookAt({ placed }: Page): Around {
  return {
    standing: placed.filter((one) => !isBetween(one)).flatMap(standingOf),
    photos: new Set(
      placed.flatMap((one) => (one.block === 'photo' ? [one.photo] : one.block === 'photo-strip' ? one.photos : [])),
    ),
    stories: new Set(placed.flatMap((one) => (one.block === 'headline' || one.block === 'text' ? [one.story] : []))),
    credited: placed.some(({ block }) => block === 'picture-credit'),
  };
}

export interface Filled {
  readonly proposals: readonly Proposal[];
  /** Those that found no room. */
  readonly over: readonly Waiting[];
  /** Free column rows of the page. */
  readonly rows: number;
}

const asRanked = (stories: readonly Waiting[]): readonly Waiting[] =>
  stories.map((story, rank) => ({ ...story, rank }));

/** The weightiest stories that fill what is left: as many as there is room for. */
export function fillAround(
  grid: MakeGrid,
  stories: readonly Waiting[],
  wish: PageWish & { readonly standing: readonly Standing[]; readonly most: number },
): Filled {
  const rows = Math.max(0, ...roomsOf(grid, wish.standing).map(rowsOf));
  const needOf = (list: readonly Waiting[]): number => list.reduce((sum, one) => sum + copyfit(grid, one).need, 0);
  const short = stories.filter((one) => needOf([one]) < rows);
  const sets = [
    ...short.map((_, index) => short.slice(0, short.length - index)),
    ...short.slice(1).map((one) => [one]),
  ];
  for (const set of sets) {
    if (needOf(set) >= rows) continue;
    const proposals = proposePages(grid, asRanked(set), wish);
    if (proposals.length > 0) return { proposals, over: stories.filter((one) => !set.includes(one)), rows };
  }
  return { proposals: [], over: stories, rows };
}
