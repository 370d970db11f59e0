/** What stands above and below the story: banner, headline, deck; picture credit and slogan. */
import { emsOf } from '../../layout/estimate.ts';
import { pitchOf, type VariantGrid, widthOf } from './grids.ts';
import type { PageContent } from './page-content.ts';

export interface VariantBlock {
  readonly id: string;
  readonly block:
    | 'banner'
    | 'kicker'
    | 'headline'
    | 'deck'
    | 'byline'
    | 'lede'
    | 'text'
    | 'photo'
    | 'photo-strip'
    | 'sidebar'
    | 'picture-credit'
    | 'series-logo'
    | 'ornament';
  readonly area: {
    readonly columns: { readonly from: number; readonly to: number };
    readonly rows: { readonly from: number; readonly to: number };
  };
  readonly air: { readonly above: number; readonly below: number };
  readonly fit?: { readonly min: number; readonly max: number; readonly anchor: 'top' | 'bottom' };
  /** Ids of photos or of the sidebar that it shows. */
  readonly shows?: readonly string[];
}

const NO_AIR = { above: 0, below: 0 };

/** Largest type of a headline, px (78 pt), and what a line of it takes. */
const HEADLINE = { size: 104, line: 1.12 };

/** Rows of the headline's box: the height that its type takes when it fills the measure. */
export function headlineRows(grid: VariantGrid, headline: string): number {
  const width = widthOf(grid, grid.columns);
  const ems = emsOf(headline);
  const lines = ems > 20 ? 2 : 1;
  const size = Math.min(HEADLINE.size, (width * lines) / ems);
  const rows = Math.ceil((size * HEADLINE.line * lines) / pitchOf(grid));
  return Math.min(grid.sheet === 'broadsheet' ? 7 : 6, Math.max(3, rows));
}

export interface Furniture {
  readonly blocks: readonly VariantBlock[];
  /** First and last row of the story's area. */
  readonly top: number;
  readonly bottom: number;
}

/** `lift` rows are given to banner and headline beyond what they need, on pages with little else to fill them. */
export function setFurniture(grid: VariantGrid, content: PageContent, lift: number): Furniture {
  const blocks: VariantBlock[] = [];
  let row = 1;
  const across = (block: VariantBlock['block'], rows: number, columns = { from: 1, to: grid.columns }): void => {
    blocks.push({ id: block, block, area: { columns, rows: { from: row, to: row + rows - 1 } }, air: NO_AIR });
    row += rows;
  };
  if (content.banner) {
    across('banner', Math.round((grid.sheet === 'broadsheet' ? 108 : 90) / pitchOf(grid)) + Math.floor(lift / 3));
    row += 1;
  }
  if (content.kicker) across('kicker', 1);
  if (content.headline) across('headline', headlineRows(grid, content.headline) + lift - Math.floor(lift / 3));
  if (content.deck) across('deck', 2);
  if (content.byline && !content.lede) across('byline', 1);
  if (row > 1) row += 1;
  const foot = setFoot(grid, content);
  return { blocks: [...blocks, ...foot.blocks], top: row, bottom: foot.bottom };
}

/** The last two rows, and one of air above them. */
function setFoot(grid: VariantGrid, content: PageContent): { blocks: VariantBlock[]; bottom: number } {
  const slogan = (content.slogan?.length ?? 0) > 0 && !content.banner?.slogan;
  if (!slogan && !content.credit) return { blocks: [], bottom: grid.rows };
  const rows = { from: grid.rows - (slogan ? 1 : 0), to: grid.rows };
  const split = slogan ? grid.columns - Math.min(2, grid.columns - 1) : grid.columns;
  const blocks: VariantBlock[] = [];
  if (content.credit) {
    blocks.push({
      id: 'credit',
      block: 'picture-credit',
      area: { columns: { from: 1, to: split }, rows },
      air: NO_AIR,
    });
  }
  if (slogan) {
    const columns = { from: split + 1, to: grid.columns };
    blocks.push({ id: 'slogan', block: 'series-logo', area: { columns, rows }, air: NO_AIR });
  }
  return { blocks, bottom: rows.from - 2 };
}
