/** Stands pictures inside the columns, so that text runs above and below each with room to be read. */
import type { PictureRows } from './page-content.ts';

/** Free rows of a column whatever the blocks above and below it grow to. */
export interface Band {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface Standing {
  readonly column: number;
  readonly from: number;
}

/** Fewest rows of text between two blocks of a column. */
export const LEG = 5;

const room = (band: Band): number => band.to - band.from + 1;

/** Rows that a picture keeps for itself at its largest, with its air. */
const kept = (rows: PictureRows): number => rows.max + 2;

/**
 * Assigns pictures of `width` columns to bands; undefined when they do not all find room. Columns are taken in turn,
 * the roomiest first, so that no column is crowded while another has none; `bands` are those of the left columns.
 */
export function standInText(bands: readonly Band[], pictures: readonly PictureRows[]): Standing[] | undefined {
  const loads = bands.map((band) => ({ band, pictures: [] as number[] }));
  const left = (load: (typeof loads)[number], more = 0): number =>
    room(load.band) - load.pictures.reduce((sum, at) => sum + kept(pictures[at]!), 0) - more;
  for (const [at, rows] of pictures.entries()) {
    const fitting = loads
      .filter((load) => left(load, kept(rows)) >= LEG * (load.pictures.length + 2))
      .toSorted((a, b) => a.pictures.length - b.pictures.length || left(b) - left(a) || a.band.column - b.band.column);
    if (!fitting[0]) return undefined;
    fitting[0].pictures.push(at);
  }
  const standing: Standing[] = new Array(pictures.length);
  for (const load of loads.filter(({ pictures: own }) => own.length > 0)) {
    const legs = load.pictures.length + 1;
    const spare = left(load) - LEG * legs;
    // Neighbouring columns are staggered: their pictures must not look like a row that failed.
    const lean = load.band.column % 2 === 1 ? 0.3 : 0.7;
    let at = load.band.from + LEG + Math.round((spare / legs) * 2 * (legs > 2 ? 0.5 : lean));
    for (const picture of load.pictures) {
      standing[picture] = { column: load.band.column, from: at + 1 };
      at += kept(pictures[picture]!) + LEG + Math.floor(spare / legs);
    }
  }
  return standing;
}
