import { everyMatch } from '../in-pieces.ts';
import type { CopyRule } from '../rule.ts';

export const enumeration: CopyRule = {
  id: 'copy.enumeration',
  description: { en: 'a 、 between quotations or titles in a row', zh: '并列的引号、书名号之间用了顿号' },
  source: { en: 'GB/T 15834-2011, 4.5.3.5: usually none', zh: 'GB/T 15834-2011 第 4.5.3.5 条：通常不用顿号' },
  counts: 'none',
  find: (desk) => everyMatch(desk, /(?<=”)、(?=“)|(?<=》)、(?=《)/g),
};
