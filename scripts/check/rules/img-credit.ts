import { shared } from '../boxes.ts';
import { standing } from '../lines.ts';
import { ownPhotos } from '../own-photos.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout }: Subject): readonly Finding[] {
  const lines = standing(layout);
  // One line may give the source of all pictures on the page.
  if (lines.some(({ role }) => role === 'picture-credit')) return [];
  return ownPhotos(layout).flatMap(({ id, block, box }): readonly Finding[] => {
    const credits = lines.filter((line) => line.role === 'credit' && line.block === block);
    if (credits.some((line) => shared(line.box, box).width > 0)) return [];
    return [{ parameters: { photo: id }, source: layout.blocks.find((one) => one.id === block), block, box }];
  });
}

export const imgCredit: Rule = {
  id: 'img.credit',
  description: {
    en: 'a photo that nobody is named for, on a page that does not name the source of its pictures',
    zh: '图片未署名，版面也没有图片来源',
  },
  source: { en: 'newspaper practice: every picture has its author', zh: '报业惯例：图片须署名' },
  find,
};
