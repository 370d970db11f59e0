import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout }: Subject): readonly Finding[] {
  return layout.photos
    .filter(({ alt }) => alt.trim() === '')
    .map(({ id, block, box }) => ({
      parameters: { photo: id },
      source: layout.blocks.find((one) => one.id === block),
      block,
      box,
    }));
}

export const imgAlt: Rule = {
  id: 'img.alt',
  description: {
    en: 'a photo without a text for readers who cannot see it',
    zh: '图片没有替代文字',
  },
  source: { en: 'ISO 14289-1:2014, 7.3; WCAG 2.2, 1.1.1', zh: 'ISO 14289-1:2014 第 7.3 条；WCAG 2.2 第 1.1.1 条' },
  find,
};
