/** The grids that an imported page may be set on, the usual one of each sheet first. All lengths are whole CSS px. */
import { type HeadMeasure, SECTION_HEAD } from '../../layout/estimate.ts';
import type { SheetName } from '../model.ts';

export interface VariantGrid {
  readonly name: string;
  /** The grid that it is, or that it was made from by another pitch. */
  readonly usual: string;
  /** For pages with too few pictures to take up what the copy leaves: the pitch does. */
  readonly sparse: boolean;
  readonly sheet: SheetName;
  readonly columns: number;
  readonly characters: number;
  /** pt. */
  readonly size: number;
  /** In ems of `size`. */
  readonly gutter: number;
  /** pt. */
  readonly pitch: number;
  readonly rows: number;
  /** Characters a column that the body may be set to; none is under 9 pt but those of 16 and 17 on 17 × 9 pt. */
  readonly body: readonly number[];
}

const usualGrids: readonly Omit<VariantGrid, 'usual' | 'sparse'>[] = [
  {
    name: 'broadsheet',
    sheet: 'broadsheet',
    columns: 6,
    characters: 17,
    size: 9,
    gutter: 1.5,
    pitch: 13.5,
    rows: 102,
    body: [16, 17, 15],
  },
  {
    name: 'broadsheet-large',
    sheet: 'broadsheet',
    columns: 5,
    characters: 17,
    size: 10.5,
    gutter: 1.5,
    pitch: 15.75,
    rows: 88,
    body: [17, 16],
  },
  {
    name: 'broadsheet-display',
    sheet: 'broadsheet',
    columns: 4,
    characters: 19,
    size: 12,
    gutter: 1.5,
    pitch: 18,
    rows: 77,
    body: [19, 18, 20],
  },
  {
    name: 'tabloid',
    sheet: 'tabloid',
    columns: 4,
    characters: 17,
    size: 9,
    gutter: 1.5,
    pitch: 13.5,
    rows: 73,
    body: [16, 17, 15],
  },
  {
    name: 'tabloid-large',
    sheet: 'tabloid',
    columns: 3,
    characters: 20,
    size: 10.5,
    gutter: 1.5,
    pitch: 15.75,
    rows: 62,
    body: [20, 19],
  },
  {
    name: 'tabloid-display',
    sheet: 'tabloid',
    columns: 3,
    characters: 17,
    size: 12,
    gutter: 1.5,
    pitch: 18,
    rows: 54,
    body: [17, 16],
  },
];

const PX = 96 / 72;

/** By how many px the pitch of a page with few pictures may be other than usual. */
const PITCHES = [-1, 1, 2];

function withPitch(grid: (typeof usualGrids)[number], more: number): VariantGrid {
  const pitch = grid.pitch + more / PX;
  // Height between the margins, mm.
  const height = grid.sheet === 'broadsheet' ? 490 : 348;
  const rows = Math.floor((height * 72) / 25.4 / pitch + 1e-9);
  return { ...grid, name: `${grid.name}${more > 0 ? '+' : ''}${more}`, usual: grid.name, sparse: true, pitch, rows };
}

export const variantGrids: readonly VariantGrid[] = [
  ...usualGrids.map((grid) => ({ ...grid, usual: grid.name, sparse: false })),
  ...usualGrids.flatMap((grid) => PITCHES.map((more) => withPitch(grid, more))),
];

/** Width of `count` columns with the gutters between them, px. */
export const widthOf = (grid: VariantGrid, count: number): number =>
  (count * grid.characters + (count - 1) * grid.gutter) * grid.size * PX;

/** Row height, px. */
export const pitchOf = (grid: VariantGrid): number => grid.pitch * PX;

/** Size of a section head in rows, as the styles set it. */
const HEAD_SIZE = 0.945;

export const headMeasure = (grid: VariantGrid): HeadMeasure => ({
  rows: SECTION_HEAD.rows,
  characters: widthOf(grid, 1) / (pitchOf(grid) * HEAD_SIZE),
});

/** Smallest white around the type area, mm. */
export const marginsOf = (sheet: SheetName): { top: number; bottom: number; inner: number; outer: number } =>
  sheet === 'broadsheet'
    ? { top: 26, bottom: 24, inner: 20, outer: 20 }
    : { top: 22, bottom: 20, inner: 20, outer: 20 };
