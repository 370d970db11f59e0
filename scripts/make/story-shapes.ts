/** Every way to set one story in so many columns: head, picture and text in a rectangle of whole rows. */
import { emsOf } from '../layout/estimate.ts';
import { type Copyfit, copyfit, legsPrice } from './copyfit.ts';
import { headlineRows, pictureRows, widthOf } from './measures.ts';
import type { MadeBlock, MakeGrid, Picture, Place, Price, Shape, Span, Waiting } from './model.ts';
import { addPrices, costOf, PRICES, priceOf, square } from './price.ts';

/** Rows by which an estimate may be wrong, for so many rows of text. */
const doubt = (need: number): number => Math.max(2, Math.ceil(need * 0.02));

/** Type that the rank of a story asks for in so many columns, and the most that it may have, pt. */
export function headlineWish(rank: number, columns: number): { wish: number; most: number } {
  if (rank === 0) return { wish: columns >= 4 ? 72 : columns === 1 ? 30 : 48, most: 80 };
  const wish = Math.max(22, 44 - 6 * rank) * (columns === 1 ? 0.72 : columns === 2 ? 0.86 : 1);
  return { wish, most: Math.max(wish * 1.25, 31) };
}

/** Advance of a kicker's character, pt, with the rules beside it. */
const KICKER = 14;

/** Smallest headline, pt: a kicker or deck is at most 0.6 times as large, and has a size of its own. */
const LEAST = { alone: 15, withMore: 20 };

interface Head {
  readonly rows: number;
  readonly price: Price;
  readonly draw: (at: Place) => readonly MadeBlock[];
}

const across = (at: Place, columns: number): Span => [at.column, at.column + columns - 1];

/** Kicker, headline, deck and, where it is `signed`, byline over a story; at the page's head the lead has more air. */
export function headsOf(
  grid: MakeGrid,
  story: Waiting,
  { columns, air = 0, signed = true }: { readonly columns: number; readonly air?: number; readonly signed?: boolean },
): readonly Head[] {
  const { id, rank, kicker, headline, deck } = story;
  const byline = signed && story.byline;
  const kickerRows = kicker ? (rank === 0 ? 2 : 1) : 0;
  const crowded = kicker !== undefined && emsOf(kicker) * KICKER > widthOf(grid, columns);
  const options = crowded
    ? []
    : headline
      ? headlineRows(grid, headline, {
          columns,
          least: kicker || deck ? LEAST.withMore : LEAST.alone,
          ...headlineWish(rank, columns),
        })
      : [{ rows: 0, size: 0, price: 0 }];
  return options.map((option) => {
    const wide = widthOf(grid, columns);
    const small = option.size < 36;
    const deckRows = deck ? (small && deck.length * 11 < wide ? 1 : 2) : 0;
    const bylineRows = byline ? 1 : 0;
    const gap = byline ? 0 : 1;
    const headRows = option.rows + (rank === 0 ? air : 0);
    const rows = kickerRows + headRows + deckRows + gap + bylineRows;
    const draw = (at: Place): readonly MadeBlock[] => {
      let row = at.row;
      const take = (block: MadeBlock['block'], count: number): readonly MadeBlock[] => {
        if (count === 0) return [];
        row += count;
        const align = block === 'headline' && rank > 0 ? { align: 'left' as const } : {};
        return [
          {
            id: `${id}-${block}`,
            block,
            story: id,
            columns: across(at, columns),
            rows: [row - count, row - 1],
            ...align,
          },
        ];
      };
      const title = [...take('kicker', kickerRows), ...take('headline', headRows), ...take('deck', deckRows)];
      row += gap;
      return [...title, ...take('byline', bylineRows)];
    };
    return { rows, price: priceOf({ headlines: option.price }), draw };
  });
}

interface Body {
  readonly rows: number;
  readonly price: Price;
  readonly opens?: 'photo';
  readonly draw: (at: Place, head: number) => readonly MadeBlock[];
}

const lengthPrice = (rows: number): number =>
  PRICES.flat.each * Math.max(0, PRICES.flat.rows - rows) + PRICES.long.each * Math.max(0, rows - PRICES.long.rows);

/** The ornament that fills what a story leaves at the foot of its last column, which holds so many rows of text. */
export function ornamentOf(
  story: string,
  over: number,
  { column, foot, rows: held, need }: { column: number; foot: number; rows: number; need: number },
): readonly MadeBlock[] {
  const rows = Math.max(1, over);
  const max = Math.min(6, held - 1, Math.max(rows, over + doubt(need)));
  return max < rows
    ? []
    : [
        {
          id: `${story}-end`,
          block: 'ornament',
          columns: [column, column],
          rows: [foot - rows + 1, foot],
          fit: { min: 0, max, anchor: 'bottom' },
        },
      ];
}

/** Columns of fewer rows are scraps. */
const LEAST_ROWS = 5;

/** Whole columns of text, all of one length. */
export function textRows(need: number, columns: number, carved = 0): readonly { rows: number; over: number }[] {
  const least = Math.ceil((need + carved) / columns);
  return [least, least + 1]
    .map((rows) => ({ rows, over: rows * columns - carved - need }))
    .filter(({ rows, over }) => rows >= LEAST_ROWS && over < Math.min(rows, PRICES.ornament.length));
}

const even = (columns: number, rows: number): readonly number[] => Array.from({ length: columns }, () => rows);

function plainBodies(story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  return textRows(need, columns).map(({ rows, over }) => ({
    rows,
    price: priceOf({ fit: PRICES.ornament[over]! + legsPrice(copy, even(columns, rows)), shapes: lengthPrice(rows) }),
    draw: (at) => [
      { id: story.id, block: 'text', story: story.id, columns: across(at, columns), rows: [at.row, at.row + rows - 1] },
      ...ornamentOf(story.id, over, { column: at.column + columns - 1, foot: at.row + rows - 1, rows, need }),
    ],
  }));
}

/** The part of the page that the pictures of a story of this rank should have. */
const pictureShare = (rank: number): number => Math.max(0.035, 0.2 / (1 + rank * 1.1));

export function sizePrice(grid: MakeGrid, rank: number, { columns, rows }: { columns: number; rows: number }): number {
  const share = (columns * rows) / (grid.columns * grid.rows);
  return PRICES.pictureSize * square(Math.log(share / pictureShare(rank)));
}

export function picture(story: Waiting, columns: Span, rows: Span, give = 0, shown = story.pictures): MadeBlock {
  const photos = shown.map(({ id }) => id);
  const count = rows[1] - rows[0] + 1;
  const fit = give > 0 ? { fit: { min: Math.max(4, count - give), max: count + give, anchor: 'top' as const } } : {};
  const block = photos.length === 1 ? 'photo' : 'photo-strip';
  return { id: `${photos[0]}`, block, photos, columns, rows, ...fit };
}

/** Pictures at the top of the text, in some of its columns, at either side. */
function besideBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  const found: Body[] = [];
  for (let part = 1; part < columns; part += 1) {
    if (part / story.pictures.length < 0.5) continue;
    for (const { rows: high, price: cut } of pictureRows(grid, widthOf(grid, part), story.pictures)) {
      const pictures = cut + sizePrice(grid, story.rank, { columns: part, rows: high });
      const add = (rows: number, over: number, carve: boolean): void => {
        for (const left of [true, false]) {
          const under = carve ? even(part, rows - high - 1) : [];
          const whole = even(columns - part, rows);
          const legs = legsPrice(copy, left ? [...under, ...whole] : [...whole, ...under]);
          const price = priceOf({ fit: PRICES.ornament[over]! + legs, shapes: lengthPrice(rows), pictures });
          const draw = (at: Place): readonly MadeBlock[] => {
            const photoColumns: Span = left
              ? [at.column, at.column + part - 1]
              : [at.column + columns - part, at.column + columns - 1];
            const textColumns: Span = carve
              ? across(at, columns)
              : left
                ? [at.column + part, at.column + columns - 1]
                : [at.column, at.column + columns - part - 1];
            const foot = at.row + rows - 1;
            return [
              picture(story, photoColumns, [at.row, at.row + high - 1], carve ? 2 : 0),
              { id: story.id, block: 'text', story: story.id, columns: textColumns, rows: [at.row, foot] },
              ...ornamentOf(story.id, over, {
                column: textColumns[1],
                foot,
                rows: carve && !left ? rows - high - 1 : rows,
                need,
              }),
            ];
          };
          found.push({ rows, price, draw });
        }
      };
      for (const { rows, over } of textRows(need, columns, part * (high + 1)))
        if (rows - high - 1 >= 5) add(rows, over, true);
      const rest = columns - part;
      if (high * rest - need >= 0 && high * rest - need < PRICES.ornament.length) add(high, high * rest - need, false);
    }
  }
  return found;
}

/** Heights of one picture that are tried beside another. */
const TRIED = 5;

/** Two pictures, each at an end of the text's head and as high as it likes. */
function apartBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const [first, second, third] = story.pictures;
  if (!first || !second || third) return [];
  const { need } = copy;
  const found: Body[] = [];
  const heights = (part: number, one: Picture) =>
    pictureRows(grid, widthOf(grid, part), [one])
      .toSorted((a, b) => a.price - b.price)
      .slice(0, TRIED);
  for (let left = 1; left < columns; left += 1) {
    for (let right = 1; left + right <= columns; right += 1) {
      for (const one of heights(left, first)) {
        for (const other of heights(right, second)) {
          const carved = left * (one.rows + 1) + right * (other.rows + 1);
          for (const { rows, over } of textRows(need, columns, carved)) {
            const [under, beside] = [rows - one.rows - 1, rows - other.rows - 1];
            if (Math.min(under, beside) < LEAST_ROWS || over >= beside) continue;
            const legs = [...even(left, under), ...even(columns - left - right, rows), ...even(right, beside)];
            const sizes = [
              sizePrice(grid, story.rank, { columns: left, rows: one.rows }),
              sizePrice(grid, story.rank + 1, { columns: right, rows: other.rows }),
            ];
            found.push({
              rows,
              price: priceOf({
                fit: PRICES.ornament[over]! + legsPrice(copy, legs),
                shapes: lengthPrice(rows),
                pictures: (one.price + other.price + sizes[0]! + sizes[1]!) / 2,
              }),
              draw: (at) => {
                const [from, to, foot] = [at.column, at.column + columns - 1, at.row + rows - 1];
                return [
                  picture(story, [from, from + left - 1], [at.row, at.row + one.rows - 1], 2, [first]),
                  picture(story, [to - right + 1, to], [at.row, at.row + other.rows - 1], 2, [second]),
                  { id: story.id, block: 'text', story: story.id, columns: [from, to], rows: [at.row, foot] },
                  ...ornamentOf(story.id, over, { column: to, foot, rows: beside, need }),
                ];
              },
            });
          }
        }
      }
    }
  }
  return found;
}

/** Pictures across all columns: under the headline, or over it. */
function acrossBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  return pictureRows(grid, widthOf(grid, columns), story.pictures).flatMap(({ rows: high, price: cut }) =>
    textRows(need, columns).flatMap(({ rows: text, over }): readonly Body[] => {
      const price = priceOf({
        fit: PRICES.ornament[over]! + legsPrice(copy, even(columns, text)),
        shapes: lengthPrice(text),
        pictures: cut + sizePrice(grid, story.rank, { columns, rows: high }),
      });
      const rows = high + 1 + text;
      const words = (at: Place, foot: number, top: number): readonly MadeBlock[] => [
        { id: story.id, block: 'text', story: story.id, columns: across(at, columns), rows: [top, foot] },
        ...ornamentOf(story.id, over, { column: at.column + columns - 1, foot, rows: text, need }),
      ];
      return [
        {
          rows,
          price: addPrices(price, priceOf({ shapes: PRICES.photoUnder })),
          draw: (at) => [
            picture(story, across(at, columns), [at.row, at.row + high - 1], 1),
            ...words(at, at.row + rows - 1, at.row),
          ],
        },
        {
          rows,
          price: addPrices(price, priceOf({ shapes: PRICES.photoOver })),
          opens: 'photo',
          draw: (at, head) => [
            picture(story, across(at, columns), [at.row - head, at.row - head + high - 1]),
            ...words({ ...at, row: at.row + high + 1 }, at.row + rows - 1, at.row + high + 1),
          ],
        },
      ];
    }),
  );
}

/** The shapes of a story in so many columns, the best of each height and opening. */
export function storyShapes(grid: MakeGrid, story: Waiting, columns: number): readonly Shape[] {
  const copy = copyfit(grid, story);
  const bodies =
    story.pictures.length === 0
      ? plainBodies(story, copy, columns)
      : [
          ...besideBodies(grid, story, copy, columns),
          ...acrossBodies(grid, story, copy, columns),
          ...apartBodies(grid, story, copy, columns),
        ];
  const width = columns === 1 ? PRICES.narrow : columns === grid.columns ? PRICES.wide : 0;
  const best = new Map<string, Shape>();
  for (const head of headsOf(grid, story, { columns })) {
    for (const body of bodies) {
      const rows = head.rows + body.rows;
      if (rows > grid.rows) continue;
      const price = addPrices(head.price, body.price, priceOf({ shapes: width }));
      const opens = body.opens ?? 'head';
      const key = `${opens} ${rows}`;
      const cost = costOf(price);
      if (cost >= (best.get(key)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      // With a picture on top the head stands under it.
      const draw = (at: Place): readonly MadeBlock[] => {
        const below = body.draw({ column: at.column, row: at.row + head.rows }, head.rows);
        const [top] = below;
        const down = opens === 'photo' && top ? top.rows[1] - top.rows[0] + 2 : 0;
        return [...head.draw({ column: at.column, row: at.row + down }), ...below];
      };
      best.set(key, { rows, price, cost, opens, draw });
    }
  }
  return [...best.values()];
}
