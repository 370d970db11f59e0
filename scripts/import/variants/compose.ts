/** Composes a page from a variant: every block on whole columns and rows, none in another's way at any permitted size. */
import { setFurniture, type VariantBlock } from './furniture.ts';
import type { VariantGrid } from './grids.ts';
import { type Band, LEG, standInText } from './in-text.ts';
import {
  boxRows,
  ledeRows,
  type PageContent,
  type PictureContent,
  type PictureRows,
  pictureRows,
} from './page-content.ts';

/** A way to arrange a number of pictures. */
export interface Variant {
  readonly grid: VariantGrid;
  /** Columns of the dominant picture; 0 when there is none. */
  readonly hero: number;
  readonly strip?: {
    readonly count: number;
    readonly each: number /** Beside the sidebar, not under it. */;
    readonly beside: boolean;
  };
  /** Pictures two columns wide inside the text; all others stand in one column. */
  readonly doubles: number;
  /** Rows of banner and headline beyond what they need. */
  readonly lift: number;
}

export interface Composition {
  readonly variant: Variant;
  readonly blocks: readonly VariantBlock[];
}

/** Shapes a picture may be cut to, width over height. */
const SHAPES = {
  /** Over more than half the columns; a narrower one must be tall to dominate the page. */
  hero: { flattest: 1.78, tallest: 1.24 },
  narrowHero: { flattest: 1.5, tallest: 1.15 },
  strip: { flattest: 1.78, tallest: 1.15 },
  narrowStrip: { flattest: 1.5, tallest: 1 },
  landscape: { flattest: 1.5, tallest: 0.92 },
  portrait: { flattest: 1.25, tallest: 0.72 },
} as const;

/** Part of the grid's rows by which fitting may later move the large pictures from where they are composed. */
const REACH = { hero: 0.08, strip: 0.04 };
/** Part of its rows by which a box of words may come out longer than estimated; shorter by twice as much. */
const WORDS_REACH = 0.2;
const AIR = { above: 1, below: 1 };

/** Rows between the ends of a range: −1 the smallest, 0 the ideal, 1 the largest. */
const at = (rows: PictureRows, strain: number): number =>
  Math.round(
    strain < 0 ? rows.ideal + (rows.ideal - rows.min) * strain : rows.ideal + (rows.max - rows.ideal) * strain,
  );

type Fit = NonNullable<VariantBlock['fit']>;

const wordRange = (rows: number, anchor: Fit['anchor']): Fit => {
  const reach = Math.ceil(rows * WORDS_REACH);
  return { min: Math.max(2, rows - 2 * reach), max: rows + reach, anchor };
};

const reach = (limits: PictureRows, rows: number, by: { rows: number; anchor: Fit['anchor'] }): Fit => ({
  min: Math.max(limits.min, rows - by.rows),
  max: Math.min(limits.max, rows + by.rows),
  anchor: by.anchor,
});

const shapeOf = (picture: PictureContent) => (picture.ratio < 0.95 ? SHAPES.portrait : SHAPES.landscape);

export interface Cast {
  readonly hero?: PictureContent;
  readonly strip: readonly PictureContent[];
  readonly doubles: readonly PictureContent[];
  readonly singles: readonly PictureContent[];
}

/** Gives the pictures their places in reading order: upright ones go into single columns, where they are not cut. */
export function castPictures(variant: Variant, pictures: readonly PictureContent[]): Cast | undefined {
  const left = [...pictures];
  const take = (fits: (picture: PictureContent) => boolean, last = false): PictureContent | undefined => {
    const found = last ? left.findLastIndex(fits) : left.findIndex(fits);
    const at = found >= 0 ? found : last ? left.length - 1 : 0;
    return left.splice(at, 1)[0];
  };
  const wide = (picture: PictureContent) => picture.ratio >= 0.95;
  const any = () => true;
  const hero = variant.hero > 0 ? take(wide) : undefined;
  const strip: PictureContent[] = [];
  for (let count = 0; count < (variant.strip?.count ?? 0); count += 1) {
    const one = take(variant.strip!.each > 1 ? wide : any, true);
    if (!one) return undefined;
    strip.unshift(one);
  }
  const order = (list: PictureContent[]) => list.toSorted((a, b) => pictures.indexOf(a) - pictures.indexOf(b));
  const doubles: PictureContent[] = [];
  for (let count = 0; count < variant.doubles; count += 1) {
    const one = take(wide);
    if (!one) return undefined;
    doubles.push(one);
  }
  return { ...(hero && { hero }), strip: order(strip), doubles, singles: left };
}

interface Ground {
  readonly grid: VariantGrid;
  readonly top: number;
  readonly bottom: number;
  readonly blocks: VariantBlock[];
}

/** Rows of a column that stay free whatever its blocks grow to, their air taken off. */
function bandOf(ground: Ground, columns: readonly number[]): Band {
  let { top, bottom } = ground;
  const middle = (top + bottom) / 2;
  for (const { area, fit, air } of ground.blocks) {
    if (!columns.some((column) => column >= area.columns.from && column <= area.columns.to)) continue;
    if (area.rows.from >= ground.top && (fit?.anchor ?? (area.rows.from < middle ? 'top' : 'bottom')) === 'top') {
      top = Math.max(top, area.rows.from + (fit?.max ?? area.rows.to - area.rows.from + 1) + air.below);
    } else if (area.rows.to <= ground.bottom && area.rows.from >= ground.top) {
      bottom = Math.min(bottom, area.rows.to - (fit?.max ?? area.rows.to - area.rows.from + 1) - air.above);
    }
  }
  return { column: columns[0]!, from: top, to: bottom };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

function placeTop(
  ground: Ground,
  content: PageContent,
  of: { hero: PictureContent | undefined; columns: number; strain: number },
): boolean {
  const { grid, top, blocks } = ground;
  const beside = grid.columns - (of.hero ? of.columns : 0);
  if (content.lede) {
    const width = Math.min(2, beside === 0 ? 2 : beside, grid.columns);
    // Under a picture across the page the lede has no place that stays put.
    if (beside === 0) return false;
    const rows = ledeRows(grid, width, content.lede);
    blocks.push({
      id: 'lede',
      block: 'lede',
      area: { columns: { from: 1, to: width }, rows: { from: top, to: top + rows - 1 } },
      air: { above: 0, below: 1 },
      fit: wordRange(rows, 'top'),
    });
  }
  if (of.hero) {
    const limits = pictureRows(grid, of.columns, {
      ...of.hero,
      ...(of.columns * 2 > grid.columns ? SHAPES.hero : SHAPES.narrowHero),
    });
    const rows = at(limits, of.strain);
    blocks.push({
      id: of.hero.id,
      block: 'photo',
      area: {
        columns: { from: grid.columns - of.columns + 1, to: grid.columns },
        rows: { from: top, to: top + rows - 1 },
      },
      air: AIR,
      fit: reach(limits, rows, { rows: Math.round(grid.rows * REACH.hero), anchor: 'top' }),
      shows: [of.hero.id],
    });
  }
  return true;
}

/** Strip, sidebar and list of lost captions; what stands on the strip keeps the strip from moving. */
function placeFoot(
  ground: Ground,
  content: PageContent,
  of: { variant: Variant; strip: readonly PictureContent[]; strain: number; sidebarLeft: boolean; still: boolean },
): boolean {
  const { grid, bottom, blocks } = ground;
  const { strip } = of.variant;
  const boxWidth = grid.columns >= 4 ? 2 : 1;
  const listWidth = grid.columns >= 5 ? 2 : 1;
  let floor = bottom;
  if (strip) {
    const width = strip.count * strip.each;
    const limits = pictureRows(grid, strip.each, {
      ratio: 1.5,
      caption: longestCaption(of.strip),
      ...(strip.each > 1 ? SHAPES.strip : SHAPES.narrowStrip),
    });
    const rows = at(limits, of.strain);
    const stacked = of.still || (!strip.beside && (content.sidebar !== undefined || content.captions !== undefined));
    const from = strip.beside && of.sidebarLeft ? grid.columns - width + 1 : 1;
    blocks.push({
      id: 'strip',
      block: 'photo-strip',
      area: { columns: { from, to: from + width - 1 }, rows: { from: bottom - rows + 1, to: bottom } },
      air: AIR,
      ...(!stacked && { fit: reach(limits, rows, { rows: Math.round(grid.rows * REACH.strip), anchor: 'bottom' }) }),
      shows: of.strip.map(({ id }) => id),
    });
    if (!strip.beside) floor = bottom - rows - 1;
  }
  const columnsFrom = (from: number, width: number) => ({ from, to: from + width - 1 });
  if (strip?.beside && content.captions) return false;
  const boxes = [
    { words: content.sidebar, columns: columnsFrom(of.sidebarLeft ? 1 : grid.columns - boxWidth + 1, boxWidth) },
    { words: content.captions, columns: columnsFrom(of.sidebarLeft && content.sidebar ? boxWidth + 1 : 1, listWidth) },
  ];
  for (const { words, columns } of boxes) {
    if (!words) continue;
    const rows = boxRows(grid, columns.to - columns.from + 1, words);
    blocks.push({
      id: words.id,
      block: 'sidebar',
      area: { columns, rows: { from: floor - rows + 1, to: floor } },
      air: AIR,
      fit: wordRange(rows, 'bottom'),
      shows: [words.id],
    });
  }
  return true;
}

const longestCaption = (pictures: readonly PictureContent[]): string =>
  pictures.map(({ caption }) => caption).reduce((longest, one) => (one.length > longest.length ? one : longest), '');

/** Pictures inside the text; undefined when the columns have not the room. */
function placeInText(ground: Ground, cast: Cast, strain: number): boolean {
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
      const rows = at(sizes[index]!, strain);
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

/** Rows of an ornament at the end of the last column: the absorber of pages without a picture in a single column. */
const ORNAMENT = { withPictures: { rows: 3, max: 6 }, alone: { rows: 6, max: 14 } };

/** Lays the variant out with its pictures at `strain`; undefined when something finds no room. */
export function compose(variant: Variant, content: PageContent, strain: number): Composition | undefined {
  const cast = castPictures(variant, content.pictures);
  if (!cast) return undefined;
  const { grid } = variant;
  const furniture = setFurniture(grid, content, variant.lift);
  const ground: Ground = { grid, top: furniture.top, bottom: furniture.bottom, blocks: [...furniture.blocks] };
  const needsOrnament = cast.singles.length === 0;
  if (!placeTop(ground, content, { hero: cast.hero, columns: variant.hero, strain })) return undefined;
  const foot = { variant, strip: cast.strip, strain, sidebarLeft: needsOrnament, still: needsOrnament };
  if (!placeFoot(ground, content, foot)) return undefined;
  if (!placeInText(ground, cast, strain)) return undefined;
  if (needsOrnament) {
    const end = bandOf(ground, [grid.columns]);
    const ornament = content.pictures.length > 0 ? ORNAMENT.withPictures : ORNAMENT.alone;
    if (end.to - end.from + 1 < ornament.max + LEG) return undefined;
    ground.blocks.push({
      id: 'ornament',
      block: 'ornament',
      area: {
        columns: { from: grid.columns, to: grid.columns },
        rows: { from: end.to - ornament.rows + 1, to: end.to },
      },
      air: { above: 0, below: 0 },
      fit: { min: 0, max: ornament.max, anchor: 'bottom' },
    });
  }
  for (let column = 1; column <= grid.columns; column += 1) {
    const band = bandOf({ ...ground, blocks: ground.blocks.filter(({ id }) => !isInText(id, cast)) }, [column]);
    if (band.to - band.from + 1 < LEG) return undefined;
  }
  const area = { columns: { from: 1, to: grid.columns }, rows: { from: ground.top, to: ground.bottom } };
  const text: VariantBlock = { id: 'body', block: 'text', area, air: { above: 0, below: 0 } };
  return { variant, blocks: [...ground.blocks, text] };
}

const isInText = (id: string, cast: Cast): boolean => [...cast.doubles, ...cast.singles].some((one) => one.id === id);
