import { everyMatch } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

/** Two points in a row, of which one stands for a lost word or a slip. ？！ and ！！ may stand together: 4.3.3, 5.1. */
const PATTERN = /([，、；：])[，、；：。！？]+|。[，、；：。！？]+|[！？][，、；：。]+|。[”’」』]+。|《》|“”|（）/g;

export const doubleMark: CopyRule = {
  id: 'copy.double-mark',
  description: {
    en: 'two points in a row, or marks with nothing between them',
    zh: '点号连用，或引号、书名号、括号里没有字',
  },
  source: { en: 'GB/T 15834-2011, 4.1 to 4.7', zh: 'GB/T 15834-2011 第 4.1 至 4.7 条' },
  counts: 'punctuation',
  find: (desk) =>
    // Three full stops are an ellipsis to its own rule.
    everyMatch(desk, PATTERN).filter(({ parameters }) => !/^。{3,}$/.test(String(parameters['found']))),
};
