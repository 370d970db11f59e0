import { breach, type Clause } from '../clause.ts';

export const stringObjects: Clause = {
  id: 'pdfa.6-1-6',
  tests: ['6.1.6-1', '6.1.6-2'],
  description: {
    en: 'hexadecimal strings with an odd number of digits, or with what is no digit',
    zh: '十六进制字符串位数为奇数或含非法字符',
  },
  find: ({ syntax }) => [
    ...syntax.oddHex.map(({ object, what }) => breach('6.1.6-1', `${object}: ${what}`)),
    ...syntax.strayHex.map(({ object, what }) => breach('6.1.6-2', `${object}: ${what}`)),
  ],
};
