/** What the logical view of a page is made from: what was asked for, what was set, and what the glyphs paint. */
import { type Box, type Mm, mm, type Px, pxToMm } from '../../core/units.ts';
import type { Page } from '../../edition/model.ts';
import type { BlockPieces } from '../../html/index.ts';
import type { Layout } from '../../layout/model.ts';
import type { PageText } from '../../pdf/index.ts';

export interface PlacedPage {
  readonly page: Page;
  readonly layout: Layout;
  /** The copy of the page, as its HTML has it. */
  readonly pieces: readonly BlockPieces[];
  /** What each character paints, in the order of the copy, white space left out. */
  readonly painted: readonly PaintedGlyph[];
}

export interface PaintedGlyph {
  /** PostScript name. */
  readonly font: string;
  /** The bounds of its outline. */
  readonly ink?: Box;
}

export const round = (value: number): Mm => mm(Math.round(value * 1000) / 1000);

/**
 * What the characters of a printed sheet paint, in mm from the corner of the trimmed page.
 * @param corner of the trimmed page on the sheet, from its top left
 */
export function paintedGlyphs(
  { trim: sheet, characters }: PageText,
  corner: { readonly left: number; readonly top: number },
): readonly PaintedGlyph[] {
  const [left, , , top] = sheet as readonly [number, number, number, number];
  const x = (pt: number): number => ((pt - left) * 25.4) / 72 - pxToMm(corner.left as Px);
  const y = (pt: number): number => ((top - pt) * 25.4) / 72 - pxToMm(corner.top as Px);
  return characters.map(({ font, ink }) => {
    if (!ink) return { font };
    const [inkLeft, bottom, right, inkTop] = ink as readonly [number, number, number, number];
    return { font, ink: boxBetween(x(inkLeft), y(inkTop), { right: x(right), bottom: y(bottom) }) };
  });
}

/** The box between two corners; its edges lie on the lattice of 0.001 mm, so that boxes in one another stay so. */
export function boxBetween(left: number, top: number, end: { readonly right: number; readonly bottom: number }): Box {
  const [x, y] = [round(left), round(top)];
  return { x, y, width: round(round(end.right) - x), height: round(round(end.bottom) - y) };
}

export const rightOf = ({ x, width }: Box): number => x + width;
export const bottomOf = ({ y, height }: Box): number => y + height;

/** The smallest box around all of these; at least one. */
export const around = (boxes: readonly Box[]): Box =>
  boxBetween(Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y)), {
    right: Math.max(...boxes.map(rightOf)),
    bottom: Math.max(...boxes.map(bottomOf)),
  });
