import { everyMatch } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

/** 万 and 亿 may follow digits, 百 and 千 may not; 千米, 千瓦 and 千克 are units. */
const PATTERN = /[0-9][百千](?=[多余名个人元家户亩吨次万亿0-9零〇一二三四五六七八九])/g;

export const mixedNumber: CopyRule = {
  id: 'copy.mixed-number',
  description: {
    en: 'a number half in digits, half in Han: 3千多人, 1百零8',
    zh: '同一数值混用阿拉伯数字与汉字数字：3千多人、1百零8',
  },
  source: { en: 'GB/T 15835-2011, 5.3', zh: 'GB/T 15835-2011 第 5.3 条' },
  counts: 'number',
  find: (desk) => everyMatch(desk, PATTERN),
};
