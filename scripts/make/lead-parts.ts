/** What of the lead stands in a strip: its text, or its picture. */
import { copyfit, legsPrice } from './copyfit.ts';
import type { Part } from './fill-strips.ts';
import { carvedBy, drawLede, ledeOf, underLede } from './lede.ts';
import { pictureRows, widthOf } from './measures.ts';
import { costOf, PRICES, priceOf } from './price.ts';
import type { Stacks } from './stacks.ts';
import { ornamentOf, picture, sizePrice, textRows } from './story-bodies.ts';

/** Of parts that end at one row the cheapest. */
function bestByEnd(parts: readonly Part[]): readonly Part[] {
  const best = new Map(parts.toSorted((a, b) => costOf(b.price) - costOf(a.price)).map((part) => [part.end, part]));
  return [...best.values()];
}

/** The lead's text in a strip, from a row down; pictures of its own but the first stand over it. */
export function textParts({ grid, stories }: Stacks, columns: number, from: number): readonly Part[] {
  const [lead] = stories;
  const copy = copyfit(grid, lead!);
  const { need } = copy;
  const { id, byline } = lead!;
  const more = lead!.pictures.slice(1);
  const lede = ledeOf(grid, lead!, columns);
  const pictures = more.length > 0 ? pictureRows(grid, widthOf(grid, columns), more) : [undefined];
  const parts = pictures.flatMap((shown) =>
    textRows(need, columns, carvedBy(lede), lede).map(({ rows, over }): Part => {
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
              underLede(
                lede,
                Array.from({ length: columns }, () => rows),
              ),
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
          ...drawLede(lead!, lede, { column: span[0], row: top }),
          { id, block: 'text', story: id, columns: span, rows: [top, end] },
          ...ornamentOf(id, over, { column: span[1], foot: end, rows, need }),
        ],
      };
    }),
  );
  return bestByEnd(parts);
}

export function pictureParts({ grid, stories }: Stacks, columns: number, from: number): readonly Part[] {
  const [lead] = stories;
  const first = lead!.pictures.slice(0, 1);
  return pictureRows(grid, widthOf(grid, columns), first).map(({ rows, price }) => ({
    end: from + rows - 1,
    price: priceOf({ pictures: price + sizePrice(grid, 0, { columns, rows }) }),
    draw: (span) => [picture(lead!, span, [from, from + rows - 1], 0, first)],
  }));
}
