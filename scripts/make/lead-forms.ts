/**
 * Whole pages: how the lead stands at the head, and two stacks of other stories beside and under it, which end at
 * different heights under the lead so that no line runs across the page.
 */

import { copyfit, legsPrice } from './copyfit.ts';
import { pictureRows, widthOf } from './measures.ts';
import type { MadeBlock, Place, Price, Shape, Span } from './model.ts';
import { addPrices, costOf, free, PRICES, priceOf } from './price.ts';
import { BETWEEN, ruleAbove, type Stacks, type Stories } from './stacks.ts';
import { headsOf, ornamentOf, picture, sizePrice, storyShapes, textRows } from './story-shapes.ts';

export interface Candidate {
  readonly form: string;
  readonly cost: number;
  readonly price: Price;
  readonly draw: () => readonly MadeBlock[];
}

const LEAD: Stories = 1;

/** What stands in one of the two strips under the lead's head: its own part of the lead, and how far down that reaches. */
interface Part {
  readonly end: number;
  readonly price: Price;
  readonly draw: (columns: Span) => readonly MadeBlock[];
}

interface Frame {
  readonly stacks: Stacks;
  /** Rows of the page that stories may stand on. */
  readonly foot: number;
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
interface Few {
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
function fillStrips(few: Few, { frame, left, right, columns }: Strips): void {
  const { stacks, foot, others, name } = frame;
  const { grid, stories } = stacks;
  if (Math.abs(left.end - right.end) < STEP) return;
  const own = costOf(frame.price) + costOf(left.price) + costOf(right.price);
  if (!isNear(few, own)) return;
  const rest = grid.columns - columns;
  const below: Filling =
    left.end === foot ? [{ set: 0, shape: undefined }] : stacks.filling(others, columns, foot - left.end - BETWEEN);
  for (const { set, shape } of below) {
    const cost = own + (shape?.cost ?? 0);
    if (!isNear(few, cost)) continue;
    const over = others ^ set;
    const beside = over === 0 ? undefined : stacks.at(over, rest, foot - right.end - BETWEEN);
    if (over === 0 ? right.end !== foot : !beside) continue;
    const whole = cost + (beside?.cost ?? 0);
    if (!isNear(few, whole)) continue;
    const form = `${name} ${columns}|${rest} ${set.toString(2)}`;
    if (whole >= (few.best.get(form)?.cost ?? Number.POSITIVE_INFINITY)) continue;
    const price = addPrices(frame.price, left.price, right.price, shape?.price ?? free, beside?.price ?? free);
    const draw = (): readonly MadeBlock[] => {
      const stack = (one: Shape | undefined, members: Stories, place: Place, width: number): readonly MadeBlock[] => {
        if (!one) return [];
        const first = stories[31 - Math.clz32(members & -members)]!.id;
        return [...(place.row > 2 ? [ruleAbove(first, place, width)] : []), ...one.draw(place)];
      };
      const top = Math.max(1, Math.min(left.end, right.end) + 2);
      return [
        ...frame.fixed,
        ...left.draw([1, columns]),
        ...right.draw([columns + 1, grid.columns]),
        ...stack(shape, set, { column: 1, row: left.end + BETWEEN + 1 }, columns),
        ...stack(beside, over, { column: columns + 1, row: right.end + BETWEEN + 1 }, rest),
        { id: 'strips', block: 'rule', vertical: true, columns: [columns, columns + 1], rows: [top, foot] },
      ];
    };
    few.best.set(form, { form, cost: whole, price, draw });
    few.least = Math.min(few.least, whole);
  }
}

/** Of parts that end at one row the cheapest. */
function bestByEnd(parts: readonly Part[]): readonly Part[] {
  const best = new Map(parts.toSorted((a, b) => costOf(b.price) - costOf(a.price)).map((part) => [part.end, part]));
  return [...best.values()];
}

/** The lead's text in a strip, from a row down; pictures of its own but the first stand over it. */
function textParts({ grid, stories }: Stacks, columns: number, from: number): readonly Part[] {
  const [lead] = stories;
  const copy = copyfit(grid, lead!);
  const { need } = copy;
  const { id, byline } = lead!;
  const more = lead!.pictures.slice(1);
  const pictures = more.length > 0 ? pictureRows(grid, widthOf(grid, columns), more) : [undefined];
  const parts = pictures.flatMap((shown) =>
    textRows(need, columns).map(({ rows, over }): Part => {
      const signed = from + (shown ? shown.rows + 1 : 0);
      const top = byline ? signed + 1 : signed;
      const end = top + rows - 1;
      return {
        end,
        price: priceOf({
          fit:
            PRICES.ornament[over]! +
            legsPrice(
              copy,
              Array.from({ length: columns }, () => rows),
            ),
          shapes: PRICES.long.each * Math.max(0, rows - PRICES.long.rows),
          pictures: shown ? shown.price + sizePrice(grid, 2, { columns, rows: shown.rows }) : 0,
        }),
        draw: (span) => [
          ...(shown ? [picture(lead!, span, [from, from + shown.rows - 1], 0, more)] : []),
          ...(byline
            ? [
                {
                  id: `${id}-byline`,
                  block: 'byline' as const,
                  story: id,
                  columns: span,
                  rows: [signed, signed] as const,
                },
              ]
            : []),
          { id, block: 'text', story: id, columns: span, rows: [top, end] },
          ...ornamentOf(id, over, { column: span[1], foot: end, rows, need }),
        ],
      };
    }),
  );
  return bestByEnd(parts);
}

function pictureParts({ grid, stories }: Stacks, columns: number, from: number): readonly Part[] {
  const [lead] = stories;
  const first = lead!.pictures.slice(0, 1);
  return pictureRows(grid, widthOf(grid, columns), first).map(({ rows, price }) => ({
    end: from + rows - 1,
    price: priceOf({ pictures: price + sizePrice(grid, 0, { columns, rows }) }),
    draw: (span) => [picture(lead!, span, [from, from + rows - 1], 0, first)],
  }));
}

/** Head across the page, the picture under it on one side and the text on the other. */
function pictureBeside(few: Few, frame: Frame, from: number): void {
  const { grid } = frame.stacks;
  const name = `${frame.name}/beside`;
  for (let columns = 2; columns < grid.columns; columns += 1) {
    const rest = grid.columns - columns;
    const texts = textParts(frame.stacks, rest, from);
    for (const photo of pictureParts(frame.stacks, columns, from)) {
      for (const text of texts) {
        fillStrips(few, { frame: { ...frame, name: `${name}-left` }, left: photo, right: text, columns });
        fillStrips(few, { frame: { ...frame, name: `${name}-right` }, left: text, right: photo, columns: rest });
      }
    }
  }
}

/** Head and picture across the page, the text under them in one strip and other stories at once in the other. */
function pictureAcross(few: Few, frame: Frame, from: number): void {
  const { grid, stories } = frame.stacks;
  const [lead] = stories;
  const first = lead!.pictures.slice(0, 1);
  // Two pictures between a headline and its text part them, where no byline begins the story anew.
  if (lead!.pictures.length > 1 && !lead!.byline) return;
  for (const { rows, price } of pictureRows(grid, widthOf(grid, grid.columns), first)) {
    if (rows > frame.foot * 0.5) continue;
    const end = from + rows - 1;
    const pictures = price + sizePrice(grid, 0, { columns: grid.columns, rows });
    const fixed = [...frame.fixed, picture(lead!, [1, grid.columns], [from, end], 0, first)];
    const own = { ...frame, fixed, price: addPrices(frame.price, priceOf({ pictures })), name: `${frame.name}/across` };
    for (let columns = 1; columns < grid.columns; columns += 1) {
      for (const text of textParts(frame.stacks, columns, end + 2)) {
        const bare: Part = { end, price: priceOf({}), draw: () => [] };
        fillStrips(few, { frame: { ...own, name: `${own.name}-left` }, left: text, right: bare, columns });
        fillStrips(few, {
          frame: { ...own, name: `${own.name}-right` },
          left: bare,
          right: text,
          columns: grid.columns - columns,
        });
      }
    }
  }
}

/** Head across the page and the text under it in all columns, longer on one side. */
function textAcross(few: Few, frame: Frame, from: number): void {
  const { grid, stories } = frame.stacks;
  const [lead] = stories;
  const copy = copyfit(grid, lead!);
  const { need } = copy;
  for (let columns = 1; columns < grid.columns; columns += 1) {
    for (let left = 5; left < frame.foot - from; left += 1) {
      const right = Math.ceil((need - columns * left) / (grid.columns - columns));
      const over = columns * left + (grid.columns - columns) * right - need;
      if (right < 5 || right > frame.foot - from || over >= PRICES.ornament.length || Math.abs(left - right) > 40)
        continue;
      const frames = Array.from({ length: grid.columns }, (_, index) => ({
        columns: [index + 1, index + 1] as const,
        rows: [from, from + (index < columns ? left : right) - 1] as const,
      }));
      const text: MadeBlock = {
        id: lead!.id,
        block: 'text',
        story: lead!.id,
        columns: [1, grid.columns],
        rows: [from, from + Math.max(left, right) - 1],
        frames,
      };
      const foot = from + right - 1;
      const fixed = [
        ...frame.fixed,
        text,
        ...ornamentOf(lead!.id, over, { column: grid.columns, foot, rows: right, need }),
      ];
      const own = addPrices(
        frame.price,
        priceOf({
          fit:
            PRICES.ornament[over]! +
            legsPrice(
              copy,
              frames.map(({ rows }) => rows[1] - rows[0] + 1),
            ),
          shapes: PRICES.flat.each * Math.max(0, 8 - Math.min(left, right)),
        }),
      );
      const bare = (rows: number): Part => ({ end: from + rows - 1, price: priceOf({}), draw: () => [] });
      fillStrips(few, {
        frame: { ...frame, fixed, price: own, name: `${frame.name}/text` },
        left: bare(left),
        right: bare(right),
        columns,
      });
    }
  }
}

/** The lead as a block at the head of the left strip. */
function leadBlock(few: Few, frame: Frame): void {
  const { stacks, foot } = frame;
  const { grid, stories } = stacks;
  const price = addPrices(frame.price, priceOf({ shapes: PRICES.leadBlock }));
  for (let columns = 3; columns < grid.columns; columns += 1) {
    for (const block of storyShapes(grid, stories[0]!, columns)) {
      if (block.rows > foot * 0.7) continue;
      const left: Part = { end: block.rows, price: block.price, draw: ([column]) => block.draw({ column, row: 1 }) };
      const right: Part = { end: -BETWEEN, price: priceOf({}), draw: () => [] };
      fillStrips(few, { frame: { ...frame, price, name: `${frame.name}/block` }, left, right, columns });
    }
  }
}

/** With one of the lighter stories across the foot, or without. */
function feet(stacks: Stacks, foot: number): readonly Frame[] {
  const { grid, stories } = stacks;
  const all = (1 << stories.length) - 1;
  const open: Frame = { stacks, foot, name: 'open', price: priceOf({}), fixed: [], others: all ^ LEAD };
  const least = Math.floor(grid.rows * 0.865) + 1;
  const closed = stories.slice(2).flatMap(({ rank }): readonly Frame[] =>
    stacks
      .of(1 << rank, grid.columns)
      .filter(({ rows, opens }) => opens === 'head' && foot - rows + 1 >= least)
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, 3)
      .map((shape) => {
        const place = { column: 1, row: foot - shape.rows + 1 };
        return {
          stacks,
          foot: foot - shape.rows - BETWEEN,
          name: `foot-${stories[rank]!.id}`,
          price: addPrices(shape.price, priceOf({ shapes: PRICES.foot })),
          fixed: [ruleAbove(stories[rank]!.id, place, grid.columns), ...shape.draw(place)],
          others: all ^ LEAD ^ (1 << rank),
        };
      }),
  );
  return [open, ...closed];
}

/** Rows of white that the lead's headline may have beyond its own. */
const AIRS = [0, 1, 3];

/** Whole pages that hold all stories, one for each way to stand the lead and to share the others out. */
export function candidatesOf(stacks: Stacks, foot: number): readonly Candidate[] {
  const few: Few = { best: new Map(), least: Number.POSITIVE_INFINITY };
  const { grid, stories } = stacks;
  const lead = stories[0]!;
  const signed = lead.pictures.length === 0;
  const heads = AIRS.flatMap((air) =>
    headsOf(grid, lead, { columns: grid.columns, air, signed }).map((head) => ({
      ...head,
      price: addPrices(head.price, priceOf({ headlines: PRICES.air * air })),
    })),
  );
  // Of heads of one height the best.
  const byRows = new Map(heads.toSorted((a, b) => costOf(b.price) - costOf(a.price)).map((head) => [head.rows, head]));
  for (const frame of feet(stacks, foot)) {
    for (const head of byRows.values()) {
      const own: Frame = {
        ...frame,
        fixed: [...frame.fixed, ...head.draw({ column: 1, row: 1 })],
        price: addPrices(frame.price, head.price),
      };
      const from = head.rows + 1;
      if (signed) textAcross(few, own, from);
      else {
        pictureBeside(few, own, from);
        pictureAcross(few, own, from);
      }
    }
    leadBlock(few, frame);
  }
  return [...few.best.values()];
}
