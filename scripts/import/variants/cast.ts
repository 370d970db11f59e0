/** Who stands where: gives each picture of a page its place in a variant. */
import type { VariantGrid } from './grids.ts';
import type { PictureContent } from './page-content.ts';

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
  /** Pictures two columns wide inside the text. */
  readonly doubles: number;
  /** Two pictures side by side inside the text, a column each, head and foot level; all others stand in one column. */
  readonly pairs: number;
  /** Rows of banner and headline beyond what they need. */
  readonly lift: number;
}

/** Shapes a picture may be cut to, width over height. */
export const SHAPES = {
  /** Over more than half the columns; a narrower one must be tall to dominate the page. */
  hero: { flattest: 1.78, tallest: 1.24 },
  narrowHero: { flattest: 1.4, tallest: 1.15 },
  strip: { flattest: 1.78, tallest: 1.15 },
  narrowStrip: { flattest: 1.33, tallest: 1 },
  pair: { flattest: 1.45, tallest: 0.95 },
  landscape: { flattest: 1.33, tallest: 0.92 },
  portrait: { flattest: 1.25, tallest: 0.72 },
} as const;

export const shapeOf = (picture: PictureContent) => (picture.ratio < 0.95 ? SHAPES.portrait : SHAPES.landscape);

export interface Cast {
  readonly hero?: PictureContent;
  readonly strip: readonly PictureContent[];
  readonly doubles: readonly PictureContent[];
  readonly pairs: readonly (readonly PictureContent[])[];
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
  // The picture that stands alone is the most upright one.
  const upright = left.toSorted((a, b) => a.ratio - b.ratio).slice(0, left.length - 2 * variant.pairs);
  if (upright.length + 2 * variant.pairs !== left.length) return undefined;
  const paired = left.filter((picture) => !upright.includes(picture));
  const pairs = Array.from({ length: variant.pairs }, (_, index) => paired.slice(2 * index, 2 * index + 2));
  return { ...(hero && { hero }), strip: order(strip), doubles, pairs, singles: order(upright) };
}
