/** Readers must see at once that an advertisement is one: the word itself, within its place, in type that can be read. */
import type { Box, Mm } from '../../core/units.ts';
import { bottom, right } from '../boxes.ts';
import { standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const WORDS = /广告|廣告|広告|advertisement/i;

const isIn = (inner: Box<Mm>, outer: Box<Mm>): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['ad.labelled'];
  return (layout.advertisements ?? []).flatMap(({ block, client, box, label }): readonly Finding[] => {
    // What a file says of itself has been read in it.
    if (label === 'own') return [];
    const place = layout.blocks.find(({ id }) => id === block);
    const shown = standing(layout).some(
      (line) =>
        line.role === 'advertisement-label' &&
        line.block === block &&
        line.size >= limit &&
        WORDS.test(line.text) &&
        isIn(line.box, place?.box ?? box),
    );
    return shown ? [] : [{ parameters: { client, limit }, source: place, block, box }];
  });
}

export const adLabelled: Rule = {
  id: 'ad.labelled',
  description: {
    en: 'an advertisement that does not say within its place that it is one, or in type too small to be read',
    zh: '广告没有在其位置内标明“广告”，或标得太小',
  },
  source: {
    en: 'Advertising Law of the PRC, art. 14: advertisements in mass media are marked “广告”',
    zh: '《中华人民共和国广告法》第十四条：大众传播媒介发布的广告应当显著标明“广告”',
  },
  find,
};
