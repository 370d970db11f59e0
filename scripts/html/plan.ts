/** What the program in the page needs in order to set it: the grid in px and what stands where. Plain JSON. */
import type { Area, FitRange, Frame, Placed, Setting } from '../edition/model.ts';

export interface PlanGrid {
  readonly columns: number;
  readonly rows: number;
  /** px, on the 1/64 px lattice. */
  readonly column: number;
  readonly gutter: number;
  readonly pitch: number;
  /** Left and top edge of the type area from the trimmed page's corner, px. */
  readonly x: number;
  readonly y: number;
  /** Body sizes in the order of preference: characters a column and the size in px. */
  readonly bodies: readonly { readonly characters: number; readonly size: number }[];
}

export interface PlanBlock {
  readonly id: string;
  readonly block: Placed['block'];
  readonly area: Area;
  readonly fit?: FitRange;
  readonly air: { readonly above: number; readonly below: number };
  readonly story?: string;
  /** Text blocks: frames of their own width, in threading order. */
  readonly frames?: readonly Area[];
  readonly rules?: boolean;
  readonly straddle?: boolean;
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
