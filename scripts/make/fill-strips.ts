/** Two strips of columns under the lead's head, filled with the other stories. */
import type { MadeBlock, Place, Price, Shape, Span } from './model.ts';
import { addPrices, costOf, free } from './price.ts';
import { BETWEEN, footOf, type Room, topOf } from './room.ts';
import { ruleAbove, type Stacks, type Stories } from './stacks.ts';

export interface Candidate {
  readonly form: string;
  readonly cost: number;
  readonly price: Price;
  readonly draw: () => readonly MadeBlock[];
}

/** What stands in one of the two strips under the lead's head: its own part of the lead, and how far down that reaches. */
export interface Part {
  readonly end: number;
  readonly price: Price;
  readonly draw: (columns: Span) => readonly MadeBlock[];
}

export interface Frame {
  readonly stacks: Stacks;
  /** Where stories may stand. */
  readonly room: Room;
  readonly name: string;
  readonly price: Price;
  /** What stands on the page in any case. */
  readonly fixed: readonly MadeBlock[];
  /** Stories other than the lead that are to be placed in the strips. */
  readonly others: Stories;
}

/** Least difference between where the lead ends left and right, rows. */
const STEP = 4;

/** Pages that cost so much more than the best are not looked at. */
const MARGIN = 3;

/** The best of many, one for each way to share the stories out. */
export interface Few {
  readonly best: Map<string, Candidate>;
  /** Cost of the cheapest so far. */
  least: number;
}

/** Whether a page of this cost may still be among those that are shown. */
const isNear = (few: Few, cost: number): boolean => cost < few.least + MARGIN;

interface Strips {
  readonly frame: Frame;
  readonly left: Part;
  readonly right: Part;
  /** Columns of the left strip. */
  readonly columns: number;
}

/** Ways to fill what is left of a strip: `undefined` for its shape where nothing is left. */
type Filling = readonly { readonly set: Stories; readonly shape: Shape | undefined }[];

/** Fills two strips with the other stories. */
export function fillStrips(few: Few, { frame, left, right, columns }: Strips): void {
  const { stacks, room, others, name } = frame;
  const { grid } = stacks;
  const ends = { left: footOf(room, [1, columns]), right: footOf(room, [columns + 1, grid.columns]) };
  if (ends.left === undefined || ends.right === undefined) return;
  const { left: leftFoot, right: rightFoot } = ends;
  if (Math.abs(left.end - right.end) < STEP) return;
  const own = costOf(frame.price) + costOf(left.price) + costOf(right.price);
  if (!isNear(few, own)) return;
  const rest = grid.columns - columns;
  const below: Filling =
    left.end === leftFoot
      ? [{ set: 0, shape: undefined }]
      : stacks.filling(others, columns, leftFoot - left.end - BETWEEN);
  for (const { set, shape } of below) {
    const cost = own + (shape?.cost ?? 0);
    if (!isNear(few, cost)) continue;
    const over = others ^ set;
    const beside = over === 0 ? undefined : stacks.at(over, rest, rightFoot - right.end - BETWEEN);
    if (over === 0 ? right.end !== rightFoot : !beside) continue;
    const whole = cost + (beside?.cost ?? 0);
    if (!isNear(few, whole)) continue;
    const form = `${name} ${columns}|${rest} ${set.toString(2)}`;
    if (whole >= (few.best.get(form)?.cost ?? Number.POSITIVE_INFINITY)) continue;
    const price = addPrices(frame.price, left.price, right.price, shape?.price ?? free, beside?.price ?? free);
    const draw = (): readonly MadeBlock[] => {
      const stack = (one: Shape | undefined, members: Stories, place: Place, width: number): readonly MadeBlock[] => {
        if (!one) return [];
        const first = stacks.nameOf(members);
        const top = topOf(room, [place.column, place.column + width - 1]) ?? 1;
        return [...(place.row > top + 1 ? [ruleAbove(first, place, width)] : []), ...one.draw(place)];
      };
      const head = Math.max(room.runs[columns - 1]![0], room.runs[columns]![0]);
      const top = Math.max(head, Math.min(left.end, right.end) + 2);
      return [
        ...frame.fixed,
        ...left.draw([1, columns]),
        ...right.draw([columns + 1, grid.columns]),
        ...stack(shape, set, { column: 1, row: left.end + BETWEEN + 1 }, columns),
        ...stack(beside, over, { column: columns + 1, row: right.end + BETWEEN + 1 }, rest),
        {
          id: 'strips',
          block: 'rule',
          vertical: true,
          columns: [columns, columns + 1],
          rows: [top, Math.min(leftFoot, rightFoot)],
        },
      ];
    };
    few.best.set(form, { form, cost: whole, price, draw });
    few.least = Math.min(few.least, whole);
  }
}
