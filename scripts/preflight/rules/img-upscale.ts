import type { Box, Mm } from '../../core/units.ts';
import { placedPictures } from '../placed-pictures.ts';
import { boxInMm, type ExpectedPhoto, type Found, type PressRule, rounded, type Subject } from '../rule.ts';

const shared = (a: Box<Mm>, b: Box<Mm>): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The photo of the layout that the picture shows: the one whose box it covers. */
const photoAt = (photos: readonly ExpectedPhoto[], box: Box<Mm>): ExpectedPhoto | undefined =>
  photos.find((photo) => shared(photo.box, box) > 0.8 * photo.box.width * photo.box.height);

function find({ pages, expected, limits }: Subject): readonly Found[] {
  const limit = limits['img.upscale'];
  return pages.flatMap((page) =>
    placedPictures(page).flatMap(({ image, across, down }): readonly Found[] => {
      const box = boxInMm(page, image.box);
      const photo = photoAt(expected?.photos ?? [], box);
      const value = photo ? rounded(Math.min(across, down) / photo.ppi) : 1;
      if (!photo || value <= limit) return [];
      return [
        { page: page.number, box, value, limit, parameters: { page: page.number, photo: photo.id, value, limit } },
      ];
    }),
  );
}

export const imgUpscale: PressRule = {
  id: 'img.upscale',
  description: {
    en: 'photos that were blown up: pixels were made that no camera took',
    zh: '被插值放大的照片',
  },
  source: 'house rule',
  find,
};
