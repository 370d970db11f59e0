import type { Entries } from './message.ts';

export const archiveEntries = {
  'archive/exists': {
    severity: 'error',
    en: {
      message: 'there is a package at {folder} already',
      hint: 'replace it with --force, or write elsewhere with --out',
    },
    zh: { message: '{folder} 处已有存档包', hint: '用 --force 替换，或用 --out 写到别处' },
  },
  'archive/no-bag-there': {
    severity: 'error',
    en: {
      message: '{folder} stands where the package is to go, and is no package: it is not replaced',
      hint: 'write elsewhere with --out, or move it away',
    },
    zh: { message: '{folder} 占着存档包的位置，而它不是存档包，不予替换', hint: '用 --out 写到别处，或先将其移走' },
  },
  'archive/overset': {
    severity: 'error',
    en: {
      message: '{characters} characters of “{block}” have no room on page {page}; an archive holds all of the copy',
      hint: 'make room for them, or cut them from the copy',
    },
    zh: {
      message: '第{page}版的“{block}”有{characters}个字排不下；存档须收齐全部文字',
      hint: '给它们留出位置，或从稿件中删去',
    },
  },
  'archive/withheld': {
    severity: 'info',
    en: { message: 'no package was written for {id}; what stood there before stays as it was' },
    zh: { message: '未写出 {id} 的存档包；原有内容保持不变' },
  },
} as const satisfies Entries;
