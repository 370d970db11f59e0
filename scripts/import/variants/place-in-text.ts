/** Puts pictures inside the columns of a composed page. */
import { type Cast, shapeOf } from './cast.ts';
import { bandOf, type Ground } from './ground.ts';
import { type Band, standInText } from './in-text.ts';
import { type PictureContent, type PictureRows, pictureRows } from './page-content.ts';
import { AIR, rowsAtStrain } from './strain.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** Pictures inside the text; undefined when the columns have not the room. */
export function placeInText(ground: Ground, cast: Cast, strain: number): boolean {
  const { grid, blocks } = ground;
  const pairs = range(1, grid.columns - 1).filter((column) => column % 2 === 1);
  const rowsFor = (picture: PictureContent, columns: number) =>
    pictureRows(grid, columns, { ...picture, ...shapeOf(picture) });
  const put = (pictures: readonly PictureContent[], columns: number, bands: readonly Band[]): boolean => {
    const sizes = pictures.map((picture) => rowsFor(picture, columns));
    const standing = standInText(bands, sizes);
    if (!standing) return false;
    const order = standing.toSorted((a, b) => a.column - b.column || a.from - b.from);
    for (const [index, picture] of pictures.entries()) {
      const { column, from } = columns === 1 && uniform(sizes) ? order[index]! : standing[index]!;
      const rows = rowsAtStrain(sizes[index]!, strain);
      // Its foot stays: then the text above it varies too, and a section head that just does not fit there can.
      const to = from + sizes[index]!.max - 1;
      blocks.push({
        id: picture.id,
        block: 'photo',
        area: { columns: { from: column, to: column + columns - 1 }, rows: { from: to - rows + 1, to } },
        air: AIR,
        fit: { min: sizes[index]!.min, max: sizes[index]!.max, anchor: 'bottom' },
        shows: [picture.id],
      });
    }
    return true;
  };
  if (
    cast.doubles.length > 0 &&
    !put(
      cast.doubles,
      2,
      pairs.map((column) => bandOf(ground, [column, column + 1])),
    )
  )
    return false;
  const wide = blocks.filter(({ shows }) => cast.doubles.some(({ id }) => shows?.[0] === id));
  const free = range(1, grid.columns).filter(
    (column) => !wide.some(({ area }) => column >= area.columns.from && column <= area.columns.to),
  );
  return (
    cast.singles.length === 0 ||
    put(
      cast.singles,
      1,
      free.map((column) => bandOf(ground, [column])),
    )
  );
}

const uniform = (sizes: readonly PictureRows[]): boolean => sizes.every((one) => one.max === sizes[0]!.max);
