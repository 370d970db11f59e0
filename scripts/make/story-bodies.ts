/** Text and pictures under a story's head, in columns of whole rows. */
import { type Copyfit, legsPrice } from './copyfit.ts';
import { carvedBy, drawLede, type Lede, ledeOf, underLede } from './lede.ts';
import { pictureRows, widthOf } from './measures.ts';
import type { MadeBlock, MakeGrid, Picture, Place, Price, Span, Waiting } from './model.ts';
import { addPrices, PRICES, priceOf, square } from './price.ts';
import { across } from './story-heads.ts';

/** Rows by which an estimate may be wrong, for so many rows of text. */
const doubt = (need: number): number => Math.max(2, Math.ceil(need * 0.02));

export interface Body {
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
export function textRows(
  need: number,
  columns: number,
  carved = 0,
  lede?: Lede,
): readonly { rows: number; over: number }[] {
  const least = Math.ceil((need + carved) / columns);
  return [least, least + 1]
    .map((rows) => ({ rows, over: rows * columns - carved - need }))
    .filter(({ rows, over }) => {
      const shortest = lede ? rows - lede.rows - 1 : rows;
      return shortest >= LEAST_ROWS && over < Math.min(shortest, PRICES.ornament.length);
    });
}

const even = (columns: number, rows: number): readonly number[] => Array.from({ length: columns }, () => rows);

export function plainBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  const lede = ledeOf(grid, story, columns);
  return textRows(need, columns, carvedBy(lede), lede).map(({ rows, over }) => ({
    rows,
    price: priceOf({
      fit: PRICES.ornament[over]! + legsPrice(copy, underLede(lede, even(columns, rows))),
      shapes: lengthPrice(rows),
    }),
    draw: (at) => [
      ...drawLede(story, lede, at),
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
export function besideBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  const found: Body[] = [];
  for (let part = 1; part < columns; part += 1) {
    if (part / story.pictures.length < 0.5) continue;
    const lede = ledeOf(grid, story, columns - part);
    const taken = carvedBy(lede);
    for (const { rows: high, price: cut } of pictureRows(grid, widthOf(grid, part), story.pictures)) {
      const pictures = cut + sizePrice(grid, story.rank, { columns: part, rows: high });
      const add = (rows: number, over: number, carve: boolean): void => {
        // The lede stands at the head of the first column, where a picture would be.
        for (const left of lede && carve ? [false] : [true, false]) {
          const under = carve ? even(part, rows - high - 1) : [];
          const whole = even(columns - part, rows);
          const legs = legsPrice(copy, underLede(lede, left ? [...under, ...whole] : [...whole, ...under]));
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
              ...drawLede(story, lede, { column: textColumns[0], row: at.row }),
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
      for (const { rows, over } of textRows(need, columns, part * (high + 1) + taken, lede))
        if (rows - high - 1 >= 5) add(rows, over, true);
      const over = high * (columns - part) - taken - need;
      if (over >= 0 && over < PRICES.ornament.length && (!lede || high - lede.rows > LEAST_ROWS + over))
        add(high, over, false);
    }
  }
  return found;
}

/** Heights of one picture that are tried beside another. */
const TRIED = 5;

/** Two pictures, each at an end of the text's head and as high as it likes. */
export function apartBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const [first, second, third] = story.pictures;
  if (!first || !second || third || ledeOf(grid, story, columns)) return [];
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
export function acrossBodies(grid: MakeGrid, story: Waiting, copy: Copyfit, columns: number): readonly Body[] {
  const { need } = copy;
  const lede = ledeOf(grid, story, columns);
  return pictureRows(grid, widthOf(grid, columns), story.pictures).flatMap(({ rows: high, price: cut }) =>
    textRows(need, columns, carvedBy(lede), lede).flatMap(({ rows: text, over }): readonly Body[] => {
      const price = priceOf({
        fit: PRICES.ornament[over]! + legsPrice(copy, underLede(lede, even(columns, text))),
        shapes: lengthPrice(text),
        pictures: cut + sizePrice(grid, story.rank, { columns, rows: high }),
      });
      const rows = high + 1 + text;
      const words = (at: Place, foot: number, top: number): readonly MadeBlock[] => [
        ...drawLede(story, lede, { column: at.column, row: foot - text + 1 }),
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
