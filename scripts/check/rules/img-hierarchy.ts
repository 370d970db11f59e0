import type { PlacedPhoto } from '../../layout/model.ts';
import { round } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const area = ({ box }: PlacedPhoto): number => box.width * box.height;

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['img.hierarchy'];
  const [first, second] = layout.photos.toSorted((a, b) => area(b) - area(a));
  if (!first || !second) return [];
  const ratio = area(first) / area(second);
  if (ratio >= limit - 1e-3) return [];
  const source = layout.blocks.find(({ id }) => id === first.block);
  const parameters = { photo: first.id, other: second.id, ratio: round(ratio), limit };
  return [{ parameters, source, block: first.block, box: first.box }];
}

export const imgHierarchy: Rule = {
  id: 'img.hierarchy',
  description: {
    en: 'no photo that leads: the largest is hardly larger than the next',
    zh: '图片不分主次：最大的一幅与次大的相近',
  },
  source: { en: 'newspaper practice: one picture leads', zh: '报业惯例：主图突出' },
  find,
};
