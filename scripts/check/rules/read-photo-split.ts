import { bottom, round } from '../boxes.ts';
import { legs } from '../legs.ts';
import { partingPhoto } from '../parting.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const all = legs(layout).filter(({ lines }) => lines.length > 0);
  return all.flatMap((below, index): readonly Finding[] => {
    const above = all[index - 1];
    const last = above?.lines.at(-1);
    const photo = above && last?.role === 'body' && !last.last ? partingPhoto(layout, above, below) : undefined;
    if (!above || !photo) return [];
    const [from, to] = [above.frames.at(-1)!, below.frames[0]!];
    const column = bottom(below.frames.at(-1)!.box) - above.frames[0]!.box.y;
    const share = (100 * (to.box.y - bottom(from.box))) / column;
    const lines = Math.min(above.lines.length, below.lines.length);
    if (share <= limits['read.photo-split'] && lines >= limits['read.photo-split.lines']) return [];
    const parameters = {
      photo: photo.id,
      column: to.column,
      share: round(share, 0),
      lines,
      limit: limits['read.photo-split'],
      least: limits['read.photo-split.lines'],
    };
    return [{ parameters, source: last!.source, block: photo.block, box: photo.box }];
  });
}

export const readPhotoSplit: Rule = {
  id: 'read.photo-split',
  description: {
    en: 'a photo that parts a paragraph by much of its column, or from only a few lines of text',
    zh: '图片隔断段落：占栏过高，或其上、其下只有几行',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
