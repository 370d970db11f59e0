/** What holds in print; which inks a line is made of, and so whether it needs to be thicker, preflight knows. */
import { mm, mmToPt } from '../../core/units.ts';
import { round } from '../boxes.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['rule.weight'];
  const between = layout.rules.map(({ box }) => ({ box, weight: Math.min(box.width, box.height), block: undefined }));
  return [...between, ...(layout.strokes ?? [])].flatMap(({ box, weight, block }): readonly Finding[] => {
    const points = mmToPt(mm(weight));
    if (points >= limit - 1e-3) return [];
    const source = layout.blocks.find(({ id }) => id === block);
    return [{ parameters: { block: block ?? '', weight: round(points), limit }, source, block, box }];
  });
}

export const ruleWeight: Rule = {
  id: 'rule.weight',
  description: {
    en: 'a rule or frame of lines thinner than any paper holds',
    zh: '线条过细，印不出来',
  },
  source: { en: 'newspaper specifications: never under 0.25 pt', zh: '各报印刷规范：不得细于 0.25 磅' },
  find,
};
