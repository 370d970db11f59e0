/** What can only be said of a whole page: cuts across it, gutters open from head to foot, pictures that rival. */
import type { MadeBlock, MakeGrid, Price } from './model.ts';
import { addPrices, PRICES, priceOf } from './price.ts';

type Span = MadeBlock['columns'];

interface Thing {
  readonly columns: Span;
  readonly rows: Span;
  readonly story?: string | undefined;
}

function things(blocks: readonly MadeBlock[], withText: boolean): readonly Thing[] {
  return blocks.flatMap((block): readonly Thing[] => {
    if (block.block === 'rule' || block.block === 'ornament') return [];
    if (block.block !== 'text') return [{ columns: block.columns, rows: block.rows, story: block.story }];
    if (!withText) return [];
    return (block.frames ?? [block]).map(({ columns, rows }) => ({ columns, rows, story: block.story }));
  });
}

/** Parts of the page's height between which a line across it cuts it in two; nearer the ends it does not. */
const CUT = { from: 0.15, to: 0.85 };
/** A gutter may be open for so much of the page's height. */
const OPEN = 0.85;

/** As the rule page.duanban has it. */
export function cutsOf(blocks: readonly MadeBlock[], { rows }: MakeGrid, standing: readonly Thing[] = []): number {
  const all = [...things(blocks, true), ...standing];
  const taken = Array.from({ length: rows + 2 }, (_, row) =>
    all.some((one) => one.rows[0] <= row && one.rows[1] >= row),
  );
  let cuts = 0;
  for (let row = 1; row <= rows; row += 1) {
    if (taken[row] || !taken[row - 1]) continue;
    let to = row;
    while (to < rows && !taken[to + 1]) to += 1;
    const middle = (row - 1 + to) / 2 / rows;
    if (middle < CUT.from || middle > CUT.to || to === rows) continue;
    const above = new Set(all.filter((one) => one.rows[1] < row).flatMap(({ story }) => story ?? []));
    const below = all.filter((one) => one.rows[0] > to).flatMap(({ story }) => story ?? []);
    // White above an advertisement or under a masthead cuts nothing.
    if (above.size > 0 && below.length > 0 && !below.some((story) => above.has(story))) cuts += 1;
  }
  return cuts;
}

/** As the rule page.tongxian has it. */
export function openGutters(
  blocks: readonly MadeBlock[],
  { columns, rows }: MakeGrid,
  standing: readonly Thing[] = [],
): number {
  const all = [...things(blocks, false), ...standing];
  let open = 0;
  for (let column = 1; column < columns; column += 1) {
    const across = all
      .filter((one) => one.columns[0] <= column && one.columns[1] > column)
      .sort((a, b) => a.rows[0] - b.rows[0]);
    let longest = 0;
    let from = 1;
    for (const {
      rows: [top, foot],
    } of across) {
      longest = Math.max(longest, top - from);
      from = Math.max(from, foot + 1);
    }
    longest = Math.max(longest, rows + 1 - from);
    if (longest / rows > OPEN) open += 1;
  }
  return open;
}

const areaOf = ({ columns, rows }: MadeBlock): number => (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1);

/** The page's price with what its parts could not know. */
export function judge(
  grid: MakeGrid,
  price: Price,
  { blocks, standing }: { readonly blocks: readonly MadeBlock[]; readonly standing: readonly Thing[] },
): Price {
  const [first = 0, second = 0] = blocks
    .flatMap((block) => (block.photos ?? []).map(() => areaOf(block) / block.photos!.length))
    .sort((a, b) => b - a);
  const head = Math.min(...blocks.map(({ rows }) => rows[0])) + 2;
  const heads = blocks.filter(
    (one) => one.block === 'headline' && one.rows[0] <= head && one.columns[1] > one.columns[0],
  );
  return addPrices(
    price,
    priceOf({
      cuts: PRICES.cut * cutsOf(blocks, grid, standing) + PRICES.gutter * openGutters(blocks, grid, standing),
      pictures: second > 0 && first < 1.5 * second ? PRICES.rival : 0,
      order: heads.length > 1 ? PRICES.beside : 0,
    }),
  );
}
