import { astride, foldOf } from '../fold.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout }: Subject): readonly Finding[] {
  const fold = foldOf(layout);
  if (fold === undefined) return [];
  const { frames, blocks } = astride(layout, fold);
  const texts = frames.flatMap(({ story, box }): readonly Finding[] => {
    const source = layout.blocks.find((one) => one.block === 'text' && one.story === story);
    const block = source?.id ?? story;
    return [{ parameters: { block }, source, block, box }];
  });
  return [
    ...texts,
    ...blocks.map((block) => ({ parameters: { block: block.id }, source: block, block: block.id, box: block.box })),
  ];
}

export const truckColumns: Rule = {
  id: 'truck.columns',
  description: {
    en: 'a double truck with lines of text that run over its fold',
    zh: '通版上正文的行跨过折缝',
  },
  source: { en: 'newspaper practice: text stays on its page', zh: '报业惯例：正文不过折缝' },
  find,
};
