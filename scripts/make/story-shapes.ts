/** Every way to set one story in so many columns: head, picture and text in a rectangle of whole rows. */
import { copyfit } from './copyfit.ts';
import type { MadeBlock, MakeGrid, Place, Shape, Waiting } from './model.ts';
import { addPrices, costOf, PRICES, priceOf } from './price.ts';
import { acrossBodies, apartBodies, besideBodies, plainBodies } from './story-bodies.ts';
import { headsOf } from './story-heads.ts';

/** The shapes of a story in so many columns, the best of each height and opening. */
export function storyShapes(grid: MakeGrid, story: Waiting, columns: number): readonly Shape[] {
  const copy = copyfit(grid, story);
  const bodies =
    story.pictures.length === 0
      ? plainBodies(grid, story, copy, columns)
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
