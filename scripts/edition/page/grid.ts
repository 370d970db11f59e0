/** The page's grid, and whether it stands between the margins. */
import { typeAreaWide } from '../../core/columns.ts';
import { mmToPt, type Pt, pt, ptToMm } from '../../core/units.ts';
import type { Grid, Sheet } from '../model.ts';
import { type GridWish, grids } from '../presets.ts';
import { type Reading, report } from '../reading.ts';
import type { PageInput } from '../schema.ts';
import type { YamlFile } from '../yaml/document.ts';
import { valueOrigin } from '../yaml/document.ts';

// A rounding of the last digit is no fault.
const SLACK_PT = 0.01;
const SMALLEST_PT = 6;

const tenth = (value: number): number => Math.round(value * 10) / 10;

const widthOf = ({ columns, characters, size, gutter }: GridWish): number =>
  typeAreaWide({ columns, column: characters * size, gutter: gutter * size });

/** The grid for a page that names none: as many columns of 17 characters as fit, six at most. */
function defaultGrid(sheet: Sheet, room: number): GridWish {
  if (sheet.name === 'broadsheet') return grids['special-6'];
  if (sheet.name === 'tabloid') return grids['special-4'];
  const base = grids['special-6'];
  const fits = [6, 5, 4, 3, 2, 1].find((columns) => widthOf({ ...base, columns }) <= room + SLACK_PT);
  return { ...base, columns: fits ?? 1 };
}

/** Between the margins, pt. */
const roomOf = ({ width, height, margins }: Sheet): { readonly width: number; readonly height: number } => ({
  width: mmToPt(width) - mmToPt(margins.inner) - mmToPt(margins.outer),
  height: mmToPt(height) - mmToPt(margins.top) - mmToPt(margins.bottom),
});

/** The grid for a page that names none, with the rows that it has on the sheet. */
export function usualGrid(sheet: Sheet): Required<GridWish> & { readonly rows: number } {
  const { width, height } = roomOf(sheet);
  const grid = defaultGrid(sheet, width);
  return { ...grid, rows: Math.floor((height + SLACK_PT) / grid.pitch) };
}

/** Each half lies as a page of its own would: between them are two inner margins and what either has over. */
function foldOf(wish: GridWish, sheet: Sheet): Pt {
  const rest = roomOf(sheet).width - widthOf(wish);
  return pt(2 * mmToPt(sheet.margins.inner) + rest - wish.gutter * wish.size);
}

/** The grid of one page; a double truck that has one by name has it on both. */
function wishOf({ grid }: PageInput, usual: () => GridWish, truck: boolean): GridWish {
  if (typeof grid === 'object') return truck ? { ...grid, columns: grid.columns / 2 } : grid;
  return grid === undefined ? usual() : grids[grid];
}

interface AboutGrid {
  readonly input: PageInput;
  /** Of one page, also where they are two. */
  readonly sheet: Sheet;
  readonly file: YamlFile;
  readonly truck: boolean;
}

/** The grid of a page, or undefined after faults were noted. */
export function gridOf(reading: Reading, about: AboutGrid): Grid | undefined {
  const { input, sheet, file, truck } = about;
  const { width: room, height } = roomOf(sheet);
  const wish = wishOf(input, () => defaultGrid(sheet, room), truck);
  const places = [valueOrigin(file, ['grid'])];
  const before = reading.noted;
  if (!Number.isInteger(wish.columns)) {
    const at = [valueOrigin(file, ['grid', 'columns'])];
    report(reading, 'edition/truck-columns', { places: at, with: { columns: 2 * wish.columns } });
  }
  if (widthOf(wish) > room + SLACK_PT) {
    const need = tenth(ptToMm(pt(widthOf(wish))));
    report(reading, 'edition/grid-too-wide', { places, with: { need, room: tenth(ptToMm(pt(room))) } });
  }
  const most = Math.floor((height + SLACK_PT) / wish.pitch);
  const rows = wish.rows ?? most;
  if (rows > most || most < 1) {
    report(reading, 'edition/grid-too-tall', {
      places: [valueOrigin(file, ['grid', 'rows'])],
      with: { rows: Math.max(rows, 1), most: Math.max(most, 0) },
    });
  }
  const bodyCharacters = input.body?.characters ?? [wish.characters];
  for (const [index, characters] of bodyCharacters.entries()) {
    const size = (wish.characters * wish.size) / characters;
    if (size >= SMALLEST_PT && size <= wish.pitch) continue;
    report(reading, 'edition/body-size', {
      places: input.body ? [valueOrigin(file, ['body', 'characters', index])] : places,
      with: { characters, size: tenth(size), pitch: wish.pitch },
    });
  }
  if (reading.noted > before) return undefined;
  return {
    columns: truck ? 2 * wish.columns : wish.columns,
    ...(truck && { fold: foldOf(wish, sheet) }),
    characters: wish.characters,
    size: pt(wish.size),
    gutter: wish.gutter,
    pitch: pt(wish.pitch),
    rows,
    bodyCharacters: [...new Set(bodyCharacters)],
  };
}
