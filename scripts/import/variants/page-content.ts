/** What is to be placed on an imported page, and how much room each part asks for. */
import { type FlowText, linesOf } from '../../layout/estimate.ts';
import { pitchOf, type VariantGrid, widthOf } from './grids.ts';

export interface PictureContent {
  readonly id: string;
  /** Width over height, as the picture is. */
  readonly ratio: number;
  readonly caption: string;
}

/** Words of a box that takes the rows its words need. */
export interface WordsContent {
  readonly id: string;
  readonly head?: string;
  readonly paragraphs: readonly string[];
}

export interface PageContent {
  readonly story: string;
  readonly banner?: {
    readonly title: string;
    readonly translation?: string;
    /** The banner shows the slogan, the foot does not. */
    readonly slogan?: boolean;
  };
  readonly kicker?: string;
  readonly headline?: string;
  readonly deck?: string;
  readonly byline?: string;
  readonly lede?: string;
  readonly flow: readonly FlowText[];
  readonly pictures: readonly PictureContent[];
  readonly sidebar?: WordsContent;
  /** Captions whose pictures are lost, as a list. */
  readonly captions?: WordsContent;
  readonly credit?: string;
  readonly slogan?: readonly string[];
}

/** Type of set-apart words in rows of the grid, as the styles set it: size, line, what the box takes of its own. */
const TYPE = { size: 0.815, line: 4 / 3 };
const LEDE = { own: 0.7, inset: 0 };
const BOX = { own: 1.8, inset: 2.8, head: 1.5, headSize: 1.25 };

/** Rows that a lede needs, by counting. */
export function ledeRows(grid: VariantGrid, columns: number, text: string): number {
  const characters = Math.floor(widthOf(grid, columns) / (pitchOf(grid) * TYPE.size));
  return Math.ceil(linesOf(text, characters, 2) * TYPE.line + LEDE.own);
}

/** Rows that a sidebar needs, by counting. */
export function boxRows(grid: VariantGrid, columns: number, words: Omit<WordsContent, 'id'>): number {
  const pitch = pitchOf(grid);
  const width = widthOf(grid, columns) / pitch - BOX.inset;
  const characters = Math.floor(width / TYPE.size);
  let lines = 0;
  for (const paragraph of words.paragraphs) lines += linesOf(paragraph, characters, 2);
  const head = words.head ? linesOf(words.head, Math.floor(width / BOX.headSize)) * BOX.head : 0;
  return Math.ceil(lines * TYPE.line + BOX.own + head);
}

export interface PictureRows {
  readonly min: number;
  readonly ideal: number;
  readonly max: number;
}

/** Rows of a picture `columns` wide with its caption: cut no flatter than `flattest`, no taller than `tallest`. */
export function pictureRows(
  grid: VariantGrid,
  columns: number,
  picture: { readonly ratio: number; readonly caption: string; readonly flattest: number; readonly tallest: number },
): PictureRows {
  const width = widthOf(grid, columns);
  const caption = picture.caption
    ? Math.min(2, linesOf(`▲ ${picture.caption}`, width / (grid.size * 0.89 * (96 / 72))))
    : 0;
  const rows = (ratio: number) => Math.round(width / ratio / pitchOf(grid)) + caption;
  const clamp = (ratio: number) => Math.min(picture.flattest, Math.max(picture.tallest, ratio));
  return { min: rows(picture.flattest), ideal: rows(clamp(picture.ratio)), max: rows(picture.tallest) };
}
