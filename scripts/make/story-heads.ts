/** What stands over a story: kicker, headline, deck and byline, on whole rows. */
import { emsOf } from '../layout/estimate.ts';
import { headlineRows, widthOf } from './measures.ts';
import type { MadeBlock, MakeGrid, Place, Price, Span, Waiting } from './model.ts';
import { priceOf } from './price.ts';

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

export interface Head {
  readonly rows: number;
  readonly price: Price;
  readonly draw: (at: Place) => readonly MadeBlock[];
}

export const across = (at: Place, columns: number): Span => [at.column, at.column + columns - 1];

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
