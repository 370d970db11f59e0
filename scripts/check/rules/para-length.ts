import { around, inkBox } from '../boxes.ts';
import { excerpt, frameIndex, measureOf, paragraphs } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['para.length.lines'];
  return paragraphs(layout, new Set(['body'])).flatMap((lines): readonly Finding[] => {
    const first = lines[0]!;
    const frame = layout.frames[frameIndex(layout, first) ?? -1];
    const characters = frame ? Math.floor(measureOf(layout, frame) + 0.02) : Number.POSITIVE_INFINITY;
    if (lines.length <= limit || characters > limits['para.length.measure']) return [];
    const parameters = { text: excerpt(first.text), lines: lines.length, characters, limit };
    const column = lines.filter((line) => line.frame === first.frame);
    return [{ parameters, source: first.source, block: first.block, box: around(column.map(inkBox)) }];
  });
}

export const paraLength: Rule = {
  id: 'para.length',
  description: {
    en: 'a paragraph of many lines in a narrow column',
    zh: '窄栏中过长的段落',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find,
};
