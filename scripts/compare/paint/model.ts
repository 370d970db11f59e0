/**
 * What a page paints, one entry for each glyph, path, picture and shading, in the order in which it is painted.
 * Lengths are pt from the lower-left corner of the page's MediaBox, as the page is drawn, before it is turned.
 */
import type { Bounds } from '../../pdf/index.ts';

export type PaintKind = 'glyph' | 'path' | 'image' | 'shading';

/** The ways in which two paintings of one thing can differ. Each is compared on its own; '' is the usual state. */
export interface Fields {
  /** `cmyk 0 0 0 1`, `spot PANTONE 185 C 1`, `rgb 0 0 0`; of what it fills and what it strokes. */
  readonly ink: string;
  /** `fill`, `stroke`, with the mode. */
  readonly overprint: string;
  /** Alpha, blend mode, soft mask, and those of the groups around it. */
  readonly transparency: string;
  /** Width, ends, joins and dashes of a stroke. */
  readonly line: string;
  /** Text render mode. ISO 32000-1:2008, 9.3.6. */
  readonly mode: string;
  readonly font: string;
  /** The glyph's two axes in pt: size, slant and turn. */
  readonly size: string;
}

export interface ImageFacts {
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  /** Lower of the two resolutions, rounded. */
  readonly ppi: number;
  readonly space: string;
  readonly filter: string;
}

export interface Paint {
  readonly kind: PaintKind;
  /** Everything it can touch. */
  readonly box: Bounds;
  /** Where it stands: a glyph's origin, the lower-left corner of anything else. */
  readonly x: number;
  readonly y: number;
  /** What it is, wherever it stands: the glyph's outline, the path's points, the picture and how it lies. */
  readonly shape: string;
  /** True where the shape is only a name for an outline that could not be read. */
  readonly weak?: true;
  /** The part of it that a clip cuts off; '' where nothing is cut. */
  readonly clip: string;
  readonly fields: Fields;
  /** Two with one key paint the same in the same place. */
  readonly key: string;
  /** Type size in pt as drawn. */
  readonly em?: number;
  readonly image?: ImageFacts;
  /** Of a picture: what its clips leave of the box. */
  readonly seen?: Bounds;
}

/** One character that the page shows, with the glyph it stands for. */
export interface Character {
  readonly text: string;
  /** Index into the paintings. */
  readonly paint: number;
}

export interface PagePaint {
  readonly paints: readonly Paint[];
  /** In the order in which they are painted; white space and joiners apart. */
  readonly characters: readonly Character[];
  /** True when the page went past a limit and is read only in part. */
  readonly cut: boolean;
}
