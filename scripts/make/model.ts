/** What page making works with: stories with their weights, shapes that they can take, and the pages made of them. */
import type { FlowText } from '../layout/estimate.ts';

export interface Picture {
  readonly id: string;
  /** Width over height, as the picture is. */
  readonly ratio: number;
  /** Caption and credit, as they are counted. */
  readonly caption: string;
  readonly credited: boolean;
}

/** A story that waits for its place. */
export interface Waiting {
  readonly id: string;
  /** 0 leads the page. */
  readonly rank: number;
  readonly kicker?: string;
  /** `｜` marks where it may break. */
  readonly headline?: string;
  readonly deck?: string;
  readonly byline?: string;
  /** Its paragraphs. */
  readonly lede?: readonly string[];
  readonly flow: readonly FlowText[];
  readonly pictures: readonly Picture[];
}

/** The page's grid: lengths in pt. */
export interface MakeGrid {
  readonly columns: number;
  readonly rows: number;
  readonly characters: number;
  readonly size: number;
  /** In ems of `size`. */
  readonly gutter: number;
  readonly pitch: number;
}

/** From column and row to column and row, both ends inclusive. */
export type Span = readonly [from: number, to: number];

/** A block of the page file to be. */
export interface MadeBlock {
  readonly id: string;
  readonly block:
    | 'kicker'
    | 'headline'
    | 'deck'
    | 'byline'
    | 'lede'
    | 'text'
    | 'photo'
    | 'photo-strip'
    | 'ornament'
    | 'rule'
    | 'picture-credit';
  readonly story?: string;
  readonly columns: Span;
  readonly rows: Span;
  readonly photos?: readonly string[];
  readonly fit?: { readonly min: number; readonly max: number; readonly anchor: 'top' | 'bottom' };
  readonly frames?: readonly { readonly columns: Span; readonly rows: Span }[];
  readonly air?: { readonly below: number };
  readonly vertical?: true;
  readonly align?: 'left';
  readonly text?: string;
}

/** What a page costs, by part; the less the better. */
export const partNames = ['fit', 'pictures', 'headlines', 'shapes', 'order', 'cuts'] as const;
export type Part = (typeof partNames)[number];
export type Price = Readonly<Record<Part, number>>;

export interface Place {
  readonly column: number;
  readonly row: number;
}

/** One way to set stories in a rectangle of whole columns and rows. */
export interface Shape {
  readonly rows: number;
  readonly price: Price;
  /** Sum of the price's parts. */
  readonly cost: number;
  /** What its top row begins with. */
  readonly opens: 'head' | 'photo';
  readonly draw: (at: Place) => readonly MadeBlock[];
}

export interface Proposal {
  /** How the lead stands and who stands where, in one word for each: two pages of one form look alike. */
  readonly form: string;
  readonly blocks: readonly MadeBlock[];
  readonly price: Price;
  /** 0 to 100. */
  readonly score: number;
}
