/** Rows and sizes on the page's grid, by counting. */
import { emsOf, linesOf } from '../layout/estimate.ts';
import type { MakeGrid, Picture } from './model.ts';
import { PRICES, square } from './price.ts';

/** Width of so many columns with the gutters between them, pt. */
export const widthOf = (grid: MakeGrid, columns: number): number =>
  (columns * grid.characters + (columns - 1) * grid.gutter) * grid.size;

/** As the styles set headlines: from line to line in em, and the largest type, pt. */
const HEADLINE = { leading: 1.12, most: 78 };
/** What breaking at the ends of phrases leaves over in the longest of two and three lines, em. */
const UNEVEN = [0, 0, 0.8, 1.2];

/** Ems of the longest of so many lines; a headline breaks where it is marked to, else where phrases end. */
function longestLine(headline: string, lines: number): number {
  const parts = headline.split('｜');
  if (lines === 1) return emsOf(parts.join(''));
  if (parts.length === lines) return Math.max(...parts.map(emsOf));
  return emsOf(parts.join('')) / lines + UNEVEN[lines]!;
}

/** Size in pt and lines of a headline in a box of this width in pt and so many rows: the largest that it holds. */
export function headlineSize(
  headline: string,
  box: { readonly width: number; readonly rows: number; readonly pitch: number; readonly lines: number },
): { readonly size: number; readonly lines: number } {
  let best = { size: 0, lines: 1 };
  for (let lines = 1; lines <= box.lines; lines += 1) {
    const size = Math.min(
      HEADLINE.most,
      box.width / longestLine(headline, lines),
      (box.rows * box.pitch) / (lines * HEADLINE.leading),
    );
    if (size > best.size * (1 + 0.1 * (lines - 1))) best = { size, lines };
  }
  return best;
}

export interface HeadlineRows {
  readonly rows: number;
  readonly size: number;
  readonly price: number;
}

/** Rows that a headline may stand on, for a type near `wish` pt, never under `least` or over `most`. */
export function headlineRows(
  grid: MakeGrid,
  headline: string,
  {
    columns,
    wish,
    least,
    most,
  }: { readonly columns: number; readonly wish: number; readonly least: number; readonly most: number },
): readonly HeadlineRows[] {
  const width = widthOf(grid, columns);
  const found: HeadlineRows[] = [];
  for (let rows = 2; rows <= 12; rows += 1) {
    const { size, lines } = headlineSize(headline, { width, rows, pitch: grid.pitch, lines: columns === 1 ? 3 : 2 });
    const white = rows * grid.pitch - size * lines * HEADLINE.leading;
    if (size < least || size > most || white > 1.6 * grid.pitch) continue;
    const price = PRICES.headline * square(Math.log(size / wish)) + (lines > 2 ? PRICES.threeLines : 0);
    found.push({ rows, size, price: price + 0.02 * Math.max(0, white / grid.pitch - 0.8) });
  }
  return found.sort((a, b) => a.price - b.price).slice(0, 4);
}

/** Rows of a caption: of its own size, beside its mark. */
export const captionRows = (grid: MakeGrid, width: number, caption: string): number =>
  caption ? Math.min(2, linesOf(`▲ ${caption}`, width / (grid.size * 0.89))) : 0;

export interface PictureRows {
  readonly rows: number;
  readonly price: number;
}

/** How far a picture may be cut: its ratio times or by this. */
const MOST_CUT = 1.3;

/** Rows that pictures side by side in this width (pt) may take, caption and all, with what the cutting costs. */
export function pictureRows(grid: MakeGrid, width: number, pictures: readonly Picture[]): readonly PictureRows[] {
  const each = (width - (pictures.length - 1) * grid.gutter * grid.size) / pictures.length;
  const caption = Math.max(...pictures.map((one) => captionRows(grid, each, one.caption)));
  const found: PictureRows[] = [];
  const [flattest, tallest] = [
    Math.max(...pictures.map(({ ratio }) => ratio)),
    Math.min(...pictures.map(({ ratio }) => ratio)),
  ];
  const least = Math.max(4, Math.floor(each / (flattest * MOST_CUT) / grid.pitch));
  const most = Math.ceil(((each / tallest) * MOST_CUT) / grid.pitch);
  for (let rows = least; rows <= most; rows += 1) {
    const cuts = pictures.map(({ ratio }) => Math.log(each / (rows * grid.pitch) / ratio));
    if (cuts.some((cut) => Math.abs(cut) > Math.log(MOST_CUT) + 0.1)) continue;
    const price = (PRICES.crop * cuts.reduce((sum, cut) => sum + square(cut), 0)) / cuts.length;
    found.push({ rows: rows + caption, price });
  }
  return found;
}
