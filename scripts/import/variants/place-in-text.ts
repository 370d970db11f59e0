/** Puts pictures inside the columns of a composed page. */
import { type Cast, SHAPES, shapeOf } from './cast.ts';
import type { VariantGrid } from './grids.ts';
import { bandOf, type Ground } from './ground.ts';
import { type Band, standInText } from './in-text.ts';
import { type PictureContent, type PictureRows, pictureRows } from './page-content.ts';
import { AIR, rowsAtStrain } from './strain.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** One or two pictures that stand as one block inside the columns. */
interface Inset {
  readonly id: string;
  readonly block: 'photo' | 'photo-strip';
  readonly shows: readonly string[];
  readonly rows: PictureRows;
}

const longest = (pictures: readonly PictureContent[]): string =>
  pictures.reduce((most, { caption }) => (caption.length > most.length ? caption : most), '');

const pairOf = (grid: VariantGrid, pictures: readonly PictureContent[]): Inset => ({
  id: pictures.map(({ id }) => id).join('-'),
  block: 'photo-strip',
  shows: pictures.map(({ id }) => id),
  rows: pictureRows(grid, 1, {
    ratio: pictures.reduce((sum, { ratio }) => sum + ratio, 0) / pictures.length,
    caption: longest(pictures),
    ...SHAPES.pair,
  }),
});

const pictureOf = (grid: VariantGrid, picture: PictureContent, columns: number): Inset => ({
  id: picture.id,
  block: 'photo',
  shows: [picture.id],
  rows: pictureRows(grid, columns, { ...picture, ...shapeOf(picture) }),
});

/** Pictures inside the text; false when the columns have not the room. */
export function placeInText(ground: Ground, cast: Cast, strain: number): boolean {
  const { grid, blocks } = ground;
  const put = (insets: readonly Inset[], columns: number, bands: readonly Band[]): boolean => {
    const sizes = insets.map(({ rows }) => rows);
    const standing = standInText(bands, sizes);
    if (!standing) return false;
    const order = standing.toSorted((a, b) => a.column - b.column || a.from - b.from);
    for (const [index, { id, block, shows, rows: limits }] of insets.entries()) {
      const { column, from } = columns === 1 && uniform(sizes) ? order[index]! : standing[index]!;
      const rows = rowsAtStrain(limits, strain);
      // Its foot stays: then the text above it varies too, and a section head that just does not fit there can.
      const to = from + limits.max - 1;
      blocks.push({
        id,
        block,
        area: { columns: { from: column, to: column + columns - 1 }, rows: { from: to - rows + 1, to } },
        air: AIR,
        fit: { min: limits.min, max: limits.max, anchor: 'bottom' },
        shows,
      });
    }
    return true;
  };
  const wide = [
    ...cast.doubles.map((picture) => pictureOf(grid, picture, 2)),
    ...cast.pairs.map((pictures) => pairOf(grid, pictures)),
  ];
  const lefts = range(1, grid.columns - 1).filter((column) => column % 2 === 1);
  const bandsOf = (columns: readonly number[], width: number) =>
    columns.map((column) => bandOf(ground, range(column, column + width - 1)));
  if (wide.length > 0 && !put(wide, 2, bandsOf(lefts, 2))) return false;
  const inText = blocks.filter(({ id }) => wide.some((one) => one.id === id));
  const free = range(1, grid.columns).filter(
    (column) => !inText.some(({ area }) => column >= area.columns.from && column <= area.columns.to),
  );
  const narrow = cast.singles.map((picture) => pictureOf(grid, picture, 1));
  // Where every column has a wide picture, a narrow one stands above it.
  const columns = free.length > 0 ? free : range(1, grid.columns);
  return narrow.length === 0 || put(narrow, 1, bandsOf(columns, 1));
}

const uniform = (sizes: readonly PictureRows[]): boolean => sizes.every((one) => one.max === sizes[0]!.max);
