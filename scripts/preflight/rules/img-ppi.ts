import { placedPictures } from '../placed-pictures.ts';
import { boxInMm, type Found, type PressRule, type Subject } from '../rule.ts';

function find({ pages, preset, limits }: Subject): readonly Found[] {
  return pages.flatMap((page) =>
    placedPictures(page).flatMap(({ image, across, down }): readonly Found[] => {
      const value = Math.round(Math.min(across, down));
      const lineArt = image.bits === 1;
      const limit = lineArt ? limits['img.ppi.line-art'] : preset.ppi.least;
      const wished = lineArt ? limit : preset.ppi.target;
      if (value >= wished - 1) return [];
      const severity = !lineArt && value < limit ? ('error' as const) : ('warning' as const);
      const told = severity === 'error' ? limit : wished;
      const parameters = { page: page.number, value, limit: told };
      return [{ page: page.number, box: boxInMm(page, image.box), severity, value, limit: told, parameters }];
    }),
  );
}

export const imgPpi: PressRule = {
  id: 'img.ppi',
  description: {
    en: 'pictures with too few pixels for their size on paper',
    zh: '图片分辨率不足',
  },
  source: 'newspaper specifications; the preset',
  find,
};
