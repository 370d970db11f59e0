import { everyMatch } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

const ones = '一二三四五六七八九';
const neighbours = [...ones].slice(0, -1).map((one, at) => `${one}、${ones[at + 1]}`);
/** Two neighbouring numbers with a measure behind them; 第二、三产业 and 五、六年级 name two things. */
const BROKEN = new RegExp(
  `(?<![第、${ones}十百千])(?:${neighbours.join('|')})(?=[十百千万]|[个天位名岁](?!\\p{Script=Han}*、))`,
  'gu',
);
const MIXED = /[0-9]+几(?=[十百千万亿个名人次年天岁位家元])/g;

export const approximate: CopyRule = {
  id: 'copy.approximate',
  description: {
    en: 'approximate numbers with a 、 in them (三、四十) or half in digits (20几)',
    zh: '概数中间用了顿号（三、四十），或与阿拉伯数字混用（20几）',
  },
  source: { en: 'GB/T 15835-2011, 4.2.2 and 5.2.1', zh: 'GB/T 15835-2011 第 4.2.2、5.2.1 条' },
  counts: 'number',
  find: (desk) => [BROKEN, MIXED].flatMap((pattern) => everyMatch(desk, pattern)),
};
