/** What a page paints, as the rules read it. Boxes are [left, bottom, right, top] in pt of the page's own space. */
import type { Bounds, Matrix, PDFStream } from '../../pdf/index.ts';
import type { ColourSpace } from './colour-space.ts';
import type { Colour, PaintState } from './paint-state.ts';

interface Place {
  readonly box: Bounds;
  readonly state: PaintState;
  /** True inside the content of a pattern, a glyph or a soft mask: its box is that of the cell, not of the page. */
  readonly inside?: 'pattern' | 'glyph' | 'mask';
}

export interface TextRun extends Place {
  readonly kind: 'text';
  readonly text: string;
  readonly font: string;
  /** Height of the em on the page, pt. */
  readonly size: number;
  /** 9.3.6: 3 paints nothing. */
  readonly mode: number;
}

export interface PaintedPath extends Place {
  readonly kind: 'path';
  readonly filled: boolean;
  readonly stroked: boolean;
  /** Width of the stroke on the page, pt. */
  readonly width: number;
}

export interface PlacedImage extends Place {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Missing for stencils, which take the colour of the state. */
  readonly space: ColourSpace | undefined;
  readonly stencil: boolean;
  readonly matrix: Matrix;
  /** Nothing for inline images. */
  readonly stream: PDFStream | undefined;
}

export interface PaintedShading extends Place {
  readonly kind: 'shading';
  readonly space: ColourSpace;
}

export type Painted = TextRun | PaintedPath | PlacedImage | PaintedShading;

/** The colours that a painted object really uses. */
export function coloursOf(one: Painted): readonly Colour[] {
  const { fill, stroke } = one.state;
  if (one.kind === 'path') return [...(one.filled ? [fill] : []), ...(one.stroked ? [stroke] : [])];
  if (one.kind === 'image') return one.stencil ? [fill] : [];
  if (one.kind === 'shading') return [];
  const stroked = one.mode === 1 || one.mode === 2 || one.mode === 5 || one.mode === 6;
  const filled = one.mode !== 1 && one.mode !== 5 && one.mode !== 3 && one.mode !== 7;
  return [...(filled ? [fill] : []), ...(stroked ? [stroke] : [])];
}
