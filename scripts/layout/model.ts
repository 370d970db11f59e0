/**
 * `layout.json`: a finished page as plain data, read once from the browser. Checks, exporters, comparison and the
 * studio work from this and never drive a browser. Lengths are mm from the top-left corner of the trimmed page,
 * rounded to 0.001; type sizes are pt.
 */

import type { Box, Mm, Pt } from '../core/units.ts';
import type { BlockName, Gaze } from '../edition/model.ts';
import type { Role } from '../html/model.ts';

export type { Role };

export interface Layout {
  readonly version: 1;
  readonly page: number;
  /** The right page of a double truck, whose left one is `page`. */
  readonly through?: number;
  readonly name: string;
  readonly edition: { readonly newspaper: string; readonly date: string; readonly language: string };
  readonly template: string;
  readonly theme: string;
  /** What the page asked of its stories: to end exactly, to be reported on, or neither. */
  readonly fit: 'exact' | 'report' | 'off';
  /** Where the page asked for no kinsoku at all, or for the least. */
  readonly kinsoku?: 'none' | 'basic';
  readonly sheet: { readonly width: Mm; readonly height: Mm; readonly bleed: Mm };
  readonly grid: LayoutGrid;
  readonly blocks: readonly LayoutBlock[];
  /** Text frames in threading order, one for each interval of a column that a story may fill. */
  readonly frames: readonly LayoutFrame[];
  /** Every line of type on the page, in reading order; what is overset comes last in its story. */
  readonly lines: readonly Line[];
  readonly photos: readonly PlacedPhoto[];
  /** Missing where there is none. */
  readonly advertisements?: readonly PlacedAdvertisement[];
  readonly rules: readonly LayoutRule[];
  /** Lines that blocks are drawn with; missing in files of earlier versions. */
  readonly strokes?: readonly LayoutStroke[];
  readonly stories: readonly StoryFit[];
  readonly fonts: readonly { readonly family: string; readonly weight: number }[];
}

export interface LayoutGrid {
  readonly columns: number;
  readonly rows: number;
  readonly columnWidth: Mm;
  readonly gutter: Mm;
  /** White between the middle columns of a double truck, besides their gutter. */
  readonly fold?: Mm;
  readonly pitch: Mm;
  readonly size: Pt;
  /** Left edge of column 1 and top of row 1. */
  readonly x: Mm;
  readonly y: Mm;
}

export interface LayoutBlock {
  readonly id: string;
  readonly block: BlockName | 'folio';
  readonly story?: string;
  readonly box: Box<Mm>;
  /** Rows and columns actually taken, after fitting; counted from 1, inclusive. */
  readonly columns?: readonly [number, number];
  readonly rows?: readonly [number, number];
  /** Rows as the page file asked for them, where fitting changed them. */
  readonly asked?: readonly [number, number];
  /** Text that did not fit into the block's own box, in characters. */
  readonly overset?: number;
  /** Headlines over a photo: the solid colour behind the type, as CSS computes it; missing where there is none. */
  readonly ground?: string;
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

export interface LayoutFrame {
  readonly story: string;
  readonly index: number;
  readonly column: number;
  readonly box: Box<Mm>;
  /** Whole rows the frame holds, and how many of them are filled. */
  readonly rows: number;
  readonly filled: number;
  /**
   * From line to line, for a frame of vertical text: `column` is then its tier, from 1 at the top, and its rows are lines,
   * from the right.
   */
  readonly vertical?: { readonly pitch: Mm };
}

export interface Line {
  readonly block: string;
  readonly role: Role;
  readonly story?: string;
  /** Index into `frames` for body lines. */
  readonly frame?: number;
  /** Which paragraph of its block (or story) the line belongs to, from 0. */
  readonly paragraph: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly text: string;
  /** Left edge of each character (UTF-16 unit) relative to `box.x` (vertical text: top edge to `box.y`); one more than the text has: the last is the right edge. */
  readonly advances: readonly number[];
  readonly box: Box<Mm>;
  /** Baseline of horizontal lines. */
  readonly baseline: Mm;
  readonly vertical?: true;
  readonly size: Pt;
  readonly family: string;
  readonly weight: number;
  /** CSS colour as computed. */
  readonly colour: string;
  /** Width by height of its type, where that was stretched or squeezed. */
  readonly stretch?: number;
  /** Source range of the line's characters; missing for text that no file holds, such as the weekday. */
  readonly source?: { readonly file: string; readonly from: number; readonly to: number };
  /** 注音 beside `length` of its UTF-16 units from `at` on, in order; no part of its text. */
  readonly readings?: readonly { readonly at: number; readonly length: number; readonly text: string }[];
  /** Advance of the hyphen that parts the line's last word; no part of its text. */
  readonly hyphen?: Mm;
  /** BCP 47, where it is another than the edition's. */
  readonly language?: string;
  /** True behind the last slot of its story. */
  readonly overset?: true;
}

export interface PlacedPhoto {
  readonly id: string;
  readonly block: string;
  readonly file: string;
  readonly alt: string;
  readonly box: Box<Mm>;
  /** The part of the picture that is shown, 0 to 1 of its width and height. */
  readonly crop: Box<number>;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Effective resolution at the printed size. */
  readonly ppi: number;
  /** Faces in it, as its story declares them, as far as they are shown. */
  readonly faces?: readonly Box<Mm>[];
  /** Where those in it look. */
  readonly gaze?: Gaze;
}

export interface PlacedAdvertisement {
  readonly block: string;
  readonly file: string;
  /** By which the page's HTML asks for it: the file and the block. */
  readonly name: string;
  readonly client: string;
  /** Its trim as printed. */
  readonly box: Box<Mm>;
  /** The word that it is one: set over it, or in its own file. */
  readonly label: 'set' | 'own';
  /** Of a picture: effective resolution at the printed size. */
  readonly ppi?: number;
}

export interface LayoutRule {
  readonly kind: 'column-rule' | 'frame' | 'rule';
  readonly box: Box<Mm>;
}

export interface LayoutStroke {
  readonly block: string;
  /** One line, or the four sides of a frame; `ornament` is a 花边, half of which is white. */
  readonly kind: 'rule' | 'frame' | 'ornament';
  /** Its outer edges. */
  readonly box: Box<Mm>;
  /** Of its thinnest line. */
  readonly weight: Mm;
  /** Frames: from the outer edges to the inner ones. */
  readonly depth?: Mm;
}

/** How a story came out. Characters count everything but spaces. */
export interface StoryFit {
  readonly story: string;
  readonly characters: number;
  /** Rows the frames offer and rows the story needs at the size it was set in. */
  readonly capacity: number;
  readonly rows: number;
  readonly size: Pt;
  /** Characters in a full line of a base column. */
  readonly measure: number;
  readonly exact: boolean;
  readonly overset: {
    readonly characters: number;
    readonly lines: number;
    readonly file: string;
    readonly from: number;
  } | null;
  readonly underset: { readonly characters: number; readonly lines: number } | null;
  /** Blocks that fitting changed: rows asked for and rows given. */
  readonly adjusted: readonly {
    readonly block: string;
    readonly asked: number;
    readonly given: number;
    /** Lines of the vertical story around it, not rows. */
    readonly lines?: true;
  }[];
}
