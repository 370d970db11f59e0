/** What the head of a picture file says. */
import type { PhotoFacts } from '../model.ts';

/** As stored, before orientation. */
export interface PictureHead {
  readonly kind: 'picture';
  readonly width: number;
  readonly height: number;
  readonly colour: PhotoFacts['colour'];
  readonly orientation: number;
  /** Pictures in the file, one after another; one if left out. */
  readonly frames?: number;
}

export type Head =
  | PictureHead
  | { readonly kind: 'truncated' }
  | { readonly kind: 'corrupt' }
  /** A coding that browsers do not show, such as lossless JPEG. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'active'; readonly what: string }
  | { readonly kind: 'sizeless' };
