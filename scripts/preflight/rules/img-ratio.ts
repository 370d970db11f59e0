import { placedPictures } from '../placed-pictures.ts';
import { boxInMm, type Found, type PressRule, rounded, type Subject } from '../rule.ts';

function find({ pages, limits }: Subject): readonly Found[] {
  const limit = limits['img.ratio'];
  return pages.flatMap((page) =>
    placedPictures(page).flatMap(({ image, across, down }): readonly Found[] => {
      // Whole pixels: a picture of 40 of them is off by up to one in 80 without being stretched.
      const slack = 50 / Math.min(image.width, image.height);
      const value = rounded((Math.max(across / down, down / across) - 1) * 100, 1);
      if (value <= limit + slack) return [];
      const parameters = { page: page.number, value, limit };
      return [{ page: page.number, box: boxInMm(page, image.box), value, limit, parameters }];
    }),
  );
}

export const imgRatio: PressRule = {
  id: 'img.ratio',
  description: {
    en: 'pictures that are stretched',
    zh: '变形的图片',
  },
  source: 'house rule',
  find,
};
