/**
 * The best way to fill so many columns with a set of stories, for every height: stories one under another, the weightier
 * above, and of two that stand side by side the gutter with a rule in it. Found once for each set and width.
 */
import type { MadeBlock, MakeGrid, Place, Shape, Waiting } from './model.ts';
import { addPrices, PRICES, priceOf } from './price.ts';
import { BETWEEN } from './room.ts';
import { storyShapes } from './story-shapes.ts';

/** Sets of stories as bits: bit n is the story of rank n. */
export type Stories = number;

export interface Stacks {
  readonly grid: MakeGrid;
  readonly stories: readonly Waiting[];
  /** Id of the heaviest story of a set. */
  readonly nameOf: (stories: Stories) => string;
  /** The best shape of each height and opening. */
  readonly of: (stories: Stories, columns: number) => readonly Shape[];
  /** The best of one height, whatever it opens with; undefined where there is none. */
  readonly at: (stories: Stories, columns: number, rows: number) => Shape | undefined;
  /** Every part of a set that fills so many columns to one height, with the best way to. */
  readonly filling: (stories: Stories, columns: number, rows: number) => readonly Stack[];
}

export interface Stack {
  readonly set: Stories;
  readonly shape: Shape;
}

const heaviest = (stories: Stories): Stories => stories & -stories;

export function membersOf(stories: Stories): readonly number[] {
  const found: number[] = [];
  for (let left = stories; left > 0; left &= left - 1) found.push(31 - Math.clz32(left & -left));
  return found;
}

export const ruleAbove = (id: string, { column, row }: Place, columns: number): MadeBlock => ({
  id: `${id}-rule`,
  block: 'rule',
  columns: [column, column + columns - 1],
  rows: [row - 2, row - 2],
});

const between = (id: string, column: number, rows: readonly [number, number]): MadeBlock => ({
  id: `${id}-side`,
  block: 'rule',
  vertical: true,
  columns: [column, column + 1],
  rows,
});

const keyOf = ({ opens, rows }: Pick<Shape, 'opens' | 'rows'>): number => rows * 2 + (opens === 'head' ? 0 : 1);

/** The cheapest shape of each height and opening, by key. */
type Best = Map<number, Shape>;

function keep(best: Best, shape: Pick<Shape, 'rows' | 'opens' | 'cost'>, whole: () => Shape): void {
  const key = keyOf(shape);
  if (shape.cost < (best.get(key)?.cost ?? Number.POSITIVE_INFINITY)) best.set(key, whole());
}

/** @param most rows that any stack may have */
export function openStacks(grid: MakeGrid, stories: readonly Waiting[], most: number): Stacks {
  const known = new Map<number, readonly Shape[]>();
  const nameOf = (set: Stories): string => stories[31 - Math.clz32(heaviest(set))]!.id;

  function beside(best: Best, upper: Stories, columns: number): void {
    const first = heaviest(upper);
    const second = upper ^ first;
    for (let width = 1; width < columns; width += 1) {
      for (const lead of of(first, width)) {
        for (const other of of(second, columns - width)) {
          if (lead.rows !== other.rows) continue;
          const clash = lead.opens === 'head' && other.opens === 'head' ? PRICES.beside : 0;
          const cost = lead.cost + other.cost + clash;
          const opens = lead.opens === 'photo' && other.opens === 'photo' ? 'photo' : 'head';
          keep(best, { rows: lead.rows, opens, cost }, () => {
            // The weightier stands on the left, where the page is read from.
            const draw = (at: Place): readonly MadeBlock[] => [
              ...lead.draw(at),
              between(nameOf(second), at.column + width - 1, [at.row, at.row + lead.rows - 1]),
              ...other.draw({ ...at, column: at.column + width }),
            ];
            const price = addPrices(lead.price, other.price, priceOf({ order: clash }));
            return { rows: lead.rows, opens, price, cost, draw };
          });
        }
      }
    }
  }

  function under(best: Best, upper: readonly Shape[], rest: Stories, columns: number): void {
    for (const top of upper) {
      for (const below of of(rest, columns)) {
        for (const air of [0, 1]) {
          const rows = top.rows + BETWEEN + air + below.rows;
          if (rows > most) continue;
          const cost = top.cost + below.cost + air * PRICES.air;
          keep(best, { rows, opens: top.opens, cost }, () => ({
            rows,
            opens: top.opens,
            cost,
            price: addPrices(top.price, below.price, priceOf({ shapes: air * PRICES.air })),
            draw: (at) => {
              const down = { ...at, row: at.row + top.rows + BETWEEN + air };
              return [...top.draw(at), ruleAbove(nameOf(rest), down, columns), ...below.draw(down)];
            },
          }));
        }
      }
    }
  }

  /** The heaviest of a set alone in a tier, or beside one or two others. */
  const upperSets = (set: Stories): readonly Stories[] => {
    const first = heaviest(set);
    const others = membersOf(set ^ first).map((index) => 1 << index);
    const pairs = others.flatMap((one, index) => others.slice(index + 1).map((other) => one | other));
    return [first, ...others.map((one) => first | one), ...pairs.map((pair) => first | pair)];
  };

  function of(set: Stories, columns: number): readonly Shape[] {
    const key = set * 16 + columns;
    const before = known.get(key);
    if (before) return before;
    const best: Best = new Map();
    if (set === heaviest(set)) {
      for (const shape of storyShapes(grid, stories[31 - Math.clz32(set)]!, columns)) keep(best, shape, () => shape);
    } else {
      for (const upper of upperSets(set)) {
        if (upper === set) beside(best, upper, columns);
        else if (upper === heaviest(set)) under(best, of(upper, columns), set ^ upper, columns);
        else {
          const tier: Best = new Map();
          beside(tier, upper, columns);
          under(best, [...tier.values()], set ^ upper, columns);
        }
      }
    }
    const shapes = [...best.values()].filter(({ rows }) => rows <= most);
    known.set(key, shapes);
    return shapes;
  }

  const byRows = new Map<number, ReadonlyMap<number, Shape>>();
  const at = (set: Stories, columns: number, rows: number): Shape | undefined => {
    const key = set * 16 + columns;
    let found = byRows.get(key);
    if (!found) {
      // The dearest first, so that the best of each height stays.
      found = new Map(
        of(set, columns)
          .toSorted((a, b) => b.cost - a.cost)
          .map((shape) => [shape.rows, shape]),
      );
      byRows.set(key, found);
    }
    return found.get(rows);
  };

  const shared = new Map<number, ReadonlyMap<number, readonly Stack[]>>();
  const filling = (all: Stories, columns: number, rows: number): readonly Stack[] => {
    const key = all * 16 + columns;
    let found = shared.get(key);
    if (!found) {
      const lists = new Map<number, Stack[]>();
      for (let set = all; set > 0; set = (set - 1) & all) {
        for (const high of new Set(of(set, columns).map((shape) => shape.rows))) {
          const stack = { set, shape: at(set, columns, high)! };
          const list = lists.get(high);
          if (list) list.push(stack);
          else lists.set(high, [stack]);
        }
      }
      found = lists;
      shared.set(key, found);
    }
    return found.get(rows) ?? [];
  };
  return { grid, stories, nameOf, of, at, filling };
}
