import { breach, type Clause } from '../clause.ts';

export const fileHeader: Clause = {
  id: 'pdfa.6-1-2',
  tests: ['6.1.2-1', '6.1.2-2'],
  description: {
    en: 'a first line that is not `%PDF-1.n` at byte 0, or no line of binary bytes behind it',
    zh: '首行不是位于文件开头的 `%PDF-1.n`，或其后缺二进制注释行',
  },
  find: ({ syntax: { headerOffset, header, comment } }) => [
    ...(headerOffset === 0 && /^%PDF-1\.[0-7]$/.test(header)
      ? []
      : [breach('6.1.2-1', `${headerOffset}: ${header.slice(0, 20)}`)]),
    ...(comment.length >= 4 && comment.slice(0, 4).every((byte) => byte > 127) ? [] : [breach('6.1.2-2', '%âãÏÓ –')]),
  ],
};
