import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['series.duplicate'];
  const logos = layout.blocks.filter(({ block }) => block === 'series-logo');
  return logos.slice(limit).map((logo) => ({
    parameters: { block: logo.id, count: logos.length, limit },
    source: logo,
    block: logo.id,
    box: logo.box,
    related: logos.slice(0, limit),
  }));
}

export const seriesDuplicate: Rule = {
  id: 'series.duplicate',
  description: {
    en: 'more than one series logo on a page',
    zh: '一版多个栏花',
  },
  source: { en: 'newspaper practice: one logo a page', zh: '报业惯例：一版一个栏花' },
  find,
};
