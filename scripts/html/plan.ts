/** What the program in the page needs in order to set it: the grid in px and what stands where. Plain JSON. */
import type { Area, FitRange, Frame, LineRange, Placed, Setting } from '../edition/model.ts';

export interface PlanGrid {
  readonly columns: number;
  readonly rows: number;
  /** px, on the 1/64 px lattice. */
  readonly column: number;
  readonly gutter: number;
  /** White between the middle columns of a double truck, besides their gutter. */
  readonly fold?: number;
  readonly pitch: number;
  /** Left and top edge of the type area from the trimmed page's corner, px. */
  readonly x: number;
  readonly y: number;
  /** Body sizes in the order of preference: characters a column and the size in px. */
  readonly bodies: readonly { readonly characters: number; readonly size: number }[];
}

/** One tier of a vertical story. px from the type area's corner. */
export interface PlanTier {
  /** The right edge of the characters of its first line. */
  readonly right: number;
  /** The head of its first characters, and from there to the foot of the last that it holds. */
  readonly top: number;
  readonly height: number;
  /** Lines that it holds. */
  readonly lines: number;
}

/**
 * The grid of a vertical story. Its lines stand as close as the page's rows do, as nearly as lets the first stand flush
 * with the right edge of its columns and the last with the left; the characters of a tier begin and end level with the
 * Han of its rows.
 */
export interface PlanVertical {
  /** px: from line to line, and the character that the lines are laid out for. */
  readonly pitch: number;
  readonly em: number;
  /** White of a row above and below its Han. */
  readonly inset: number;
  readonly tiers: readonly PlanTier[];
  readonly bodies: PlanGrid['bodies'];
}

export interface PlanBlock {
  readonly id: string;
  readonly block: Placed['block'];
  readonly area: Area;
  readonly fit?: FitRange;
  /** In lines of the vertical story that the block stands in. */
  readonly widen?: LineRange;
  readonly air: { readonly above: number; readonly below: number };
  readonly story?: string;
  /** Text blocks: frames of their own width, in threading order. */
  readonly frames?: readonly Area[];
  readonly rules?: boolean;
  readonly vertical?: PlanVertical;
  /** Horizontal text with columns on both sides of the fold. */
  readonly overFold?: true;
  readonly straddle?: boolean;
  /** A rule in the gutter between its two columns: it takes no room. */
  readonly inGutter?: true;
  readonly over?: string;
  readonly frame?: Frame;
}

export interface PagePlan {
  readonly page: number;
  readonly fit: 'exact' | 'report' | 'off';
  readonly setting: Setting;
  readonly grid: PlanGrid;
  readonly blocks: readonly PlanBlock[];
}
