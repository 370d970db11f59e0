/**
 * Whole pages: how the lead stands at the head, and two stacks of other stories beside and under it, which end at
 * different heights under the lead so that no line runs across the page.
 */
import { copyfit, legsPrice } from './copyfit.ts';
import { type Candidate, type Few, type Frame, fillStrips, type Part } from './fill-strips.ts';
import { pictureParts, textParts } from './lead-parts.ts';
import { pictureRows, widthOf } from './measures.ts';
import type { MadeBlock } from './model.ts';
import { addPrices, costOf, PRICES, priceOf } from './price.ts';
import { BETWEEN, ruleAbove, type Stacks, type Stories } from './stacks.ts';
import { ornamentOf, picture, sizePrice } from './story-bodies.ts';
import { headsOf } from './story-heads.ts';
import { storyShapes } from './story-shapes.ts';

const LEAD: Stories = 1;

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
