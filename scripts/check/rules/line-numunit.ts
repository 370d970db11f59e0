import { inkBox } from '../boxes.ts';
import { aroundBreak, lineBreaks } from '../breaks.ts';
import { isSquare } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const unit = /^[年月日人家元亿万]/u;

const find = ({ layout }: Subject): readonly Finding[] =>
  lineBreaks(layout)
    .filter(({ line, before, after }) => isSquare(layout, line) && /\d$/.test(before) && unit.test(after))
    .map((at) => ({
      parameters: aroundBreak(at),
      source: at.next.source,
      block: at.next.block,
      box: inkBox(at.next),
    }));

export const lineNumunit: Rule = {
  id: 'line.numunit',
  description: {
    en: 'a line break between a number and what it counts: 年 月 日 人 家 元 亿 万',
    zh: '数字与年、月、日、人、家、元、亿、万分在两行',
  },
  source: { en: 'newspaper practice', zh: '报业惯例' },
  find,
};
