/**
 * Whole pages: how the lead stands at the head, and two stacks of other stories beside and under it, which end at
 * different heights under the lead so that no line runs across the page.
 */
import { copyfit, legsPrice } from './copyfit.ts';
import { type Candidate, type Few, type Frame, fillStrips, type Part } from './fill-strips.ts';
import { pictureParts, textParts } from './lead-parts.ts';
import { carvedBy, drawLede, ledeOf, underLede } from './lede.ts';
import { pictureRows, widthOf } from './measures.ts';
import type { MadeBlock } from './model.ts';
import { addPrices, costOf, PRICES, priceOf } from './price.ts';
import { BETWEEN, footOf, type Rectangle, type Room, topOf } from './room.ts';
import { ruleAbove, type Stacks, type Stories } from './stacks.ts';
import { ornamentOf, picture, sizePrice } from './story-bodies.ts';
import { headsOf } from './story-heads.ts';
import { storyShapes } from './story-shapes.ts';

const LEAD: Stories = 1;

/** Rows of the longest column. */
const heightOf = ({ runs }: Room): number => Math.max(...runs.map(([from, to]) => to - from + 1));

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
    if (rows > heightOf(frame.room) * 0.5) continue;
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
    const leftFoot = footOf(frame.room, [1, columns]);
    const rightFoot = footOf(frame.room, [columns + 1, grid.columns]);
    if (leftFoot === undefined || rightFoot === undefined) continue;
    const lede = ledeOf(grid, lead!, columns);
    const taken = carvedBy(lede);
    for (let left = 5; left < leftFoot - from; left += 1) {
      const right = Math.ceil((need + taken - columns * left) / (grid.columns - columns));
      const over = columns * left + (grid.columns - columns) * right - taken - need;
      if (lede && left - lede.rows - 1 < 5) continue;
      if (right < 5 || right > rightFoot - from || over >= PRICES.ornament.length || Math.abs(left - right) > 40)
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
        ...drawLede(lead!, lede, { column: 1, row: from }),
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
              underLede(
                lede,
                frames.map(({ rows }) => rows[1] - rows[0] + 1),
              ),
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

/** A room so low that the lead may reach from its head to its foot, of the page's height. */
const LOW = 0.6;

/** The lead as a block at the head of the left strip. */
function leadBlock(few: Few, frame: Frame): void {
  const { stacks, room } = frame;
  const { grid, stories } = stacks;
  const price = addPrices(frame.price, priceOf({ shapes: PRICES.leadBlock }));
  for (let columns = Math.min(3, grid.columns - 1); columns < grid.columns && columns > 0; columns += 1) {
    const top = topOf(room, [1, columns]);
    const foot = footOf(room, [1, columns]);
    const beside = topOf(room, [columns + 1, grid.columns]);
    if (top === undefined || foot === undefined || beside === undefined) continue;
    const height = foot - top + 1;
    const most = height < grid.rows * LOW ? height : height * 0.7;
    for (const block of storyShapes(grid, stories[0]!, columns)) {
      if (block.rows > most) continue;
      const end = top + block.rows - 1;
      const left: Part = { end, price: block.price, draw: ([column]) => block.draw({ column, row: top }) };
      const right: Part = { end: beside - 1 - BETWEEN, price: priceOf({}), draw: () => [] };
      fillStrips(few, { frame: { ...frame, price, name: `${frame.name}/block` }, left, right, columns });
    }
  }
}

/** All stories in one stack: for a low room, or one of a column. */
function oneStack(few: Few, { stacks, room, others, name, fixed, price }: Frame): void {
  const { grid } = stacks;
  const whole = [1, grid.columns] as const;
  const [top, foot] = [topOf(room, whole), footOf(room, whole)];
  if (top === undefined || foot === undefined) return;
  if (foot - top + 1 >= grid.rows * LOW && grid.columns > 1) return;
  const shape = stacks.at(LEAD | others, grid.columns, foot - top + 1);
  if (!shape) return;
  const all = addPrices(price, shape.price);
  const form = `${name}/block ${grid.columns}`;
  if (costOf(all) >= (few.best.get(form)?.cost ?? Number.POSITIVE_INFINITY)) return;
  const draw = (): readonly MadeBlock[] => [...fixed, ...shape.draw({ column: 1, row: top })];
  few.best.set(form, { form, cost: costOf(all), price: all, draw });
}

/** Ways to fill a pocket that are gone on with. */
const FILLINGS = 4;

/** Pockets are filled first, with lighter stories than the lead. */
function fillPocket(frames: readonly Frame[], { columns, rows }: Rectangle): readonly Frame[] {
  return frames.flatMap((frame): readonly Frame[] => {
    const { stacks, room, others } = frame;
    const [column, row] = [columns[0], rows[0]];
    const isUnder = room.runs[column - 1]![1] === row - BETWEEN - 1;
    const width = columns[1] - column + 1;
    const high = rows[1] - row + 1;
    return [0, 1, 2]
      .flatMap((white) => stacks.filling(others, width, high - white))
      .toSorted((a, b) => a.shape.cost - b.shape.cost)
      .slice(0, FILLINGS)
      .map(({ set, shape }) => ({
        ...frame,
        name: `${frame.name}+${set.toString(2)}`,
        price: addPrices(frame.price, shape.price),
        fixed: [
          ...frame.fixed,
          ...(isUnder ? [ruleAbove(stacks.nameOf(set), { column, row }, width)] : []),
          ...shape.draw({ column, row }),
        ],
        others: others ^ set,
      }));
  });
}

/** With one of the lighter stories across the foot, or without. */
function feet(open: Frame): readonly Frame[] {
  const { stacks, room, others } = open;
  const { grid, stories } = stacks;
  const foot = footOf(room, [1, grid.columns]);
  if (foot === undefined) return [open];
  const least = Math.floor(grid.rows * 0.865) + 1;
  const closed = stories.slice(2).flatMap(({ rank }): readonly Frame[] =>
    (others & (1 << rank)) === 0
      ? []
      : stacks
          .of(1 << rank, grid.columns)
          .filter(({ rows, opens }) => opens === 'head' && foot - rows + 1 >= least)
          .toSorted((a, b) => a.cost - b.cost)
          .slice(0, 3)
          .map((shape) => {
            const place = { column: 1, row: foot - shape.rows + 1 };
            return {
              stacks,
              room: { ...room, runs: room.runs.map(([from]) => [from, foot - shape.rows - BETWEEN] as const) },
              name: open.name.replace('open', `foot-${stories[rank]!.id}`),
              price: addPrices(open.price, shape.price, priceOf({ shapes: PRICES.foot })),
              fixed: [...open.fixed, ruleAbove(stories[rank]!.id, place, grid.columns), ...shape.draw(place)],
              others: others ^ (1 << rank),
            };
          }),
  );
  return [open, ...closed];
}

/** Rows of white that the lead's headline may have beyond its own. */
const AIRS = [0, 1, 3];

/** Whole pages that hold all stories, one for each way to stand the lead and to share the others out. */
export function candidatesOf(stacks: Stacks, room: Room): readonly Candidate[] {
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
  const all = (1 << stories.length) - 1;
  const open: Frame = { stacks, room, name: 'open', price: priceOf({}), fixed: [], others: all ^ LEAD };
  const frames = room.pockets.reduce(fillPocket, [open] as readonly Frame[]);
  const top = topOf(room, [1, grid.columns]);
  for (const frame of frames.flatMap(feet)) {
    for (const head of top === undefined ? [] : byRows.values()) {
      const own: Frame = {
        ...frame,
        fixed: [...frame.fixed, ...head.draw({ column: 1, row: top! })],
        price: addPrices(frame.price, head.price),
      };
      const from = top! + head.rows;
      if (signed) textAcross(few, own, from);
      else {
        pictureBeside(few, own, from);
        pictureAcross(few, own, from);
      }
    }
    leadBlock(few, frame);
    oneStack(few, frame);
  }
  return [...few.best.values()];
}
