/** The pictures of a page with their resolution on paper. */

import { onPaper } from './printed.ts';
import type { SubjectPage } from './rule.ts';
import type { PlacedImage } from './walk/painted.ts';

export interface PlacedPicture {
  readonly image: PlacedImage;
  /** Pixels an inch along the picture's own rows and columns. */
  readonly across: number;
  readonly down: number;
}

/** Smaller than this on paper, in pt, a picture is an ornament or a rule, and has nothing to resolve. */
const smallest = 14;

export function placedPictures(page: SubjectPage): readonly PlacedPicture[] {
  return page.painted.flatMap((image) => {
    if (image.kind !== 'image' || !onPaper(page, image)) return [];
    const [a, b, c, d] = image.matrix;
    const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (width < smallest || height < smallest || image.width < 2 || image.height < 2) return [];
    return [{ image, across: (image.width * 72) / width, down: (image.height * 72) / height }];
  });
}
