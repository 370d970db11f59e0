import type { Entries } from './message.ts';

export const layoutEntries = {
  'layout/overset': {
    severity: 'error',
    en: {
      message: 'story "{story}" is over by {characters} characters ({lines} lines)',
      hint: 'cut {lines} lines, or let one of these go down to fewer rows by its `fit`: {levers}',
    },
    zh: {
      message: '稿件“{story}”溢出 {characters} 字（{lines} 行）',
      hint: '删去 {lines} 行，或用 fit 让其中之一缩得更小：{levers}',
    },
  },
  'layout/underset': {
    severity: 'error',
    en: {
      message: 'story "{story}" is short by {lines} lines (about {characters} characters)',
      hint: 'add {lines} lines, or let one of these go up to more rows by its `fit`: {levers}',
    },
    zh: {
      message: '稿件“{story}”不足，尚空 {lines} 行（约 {characters} 字）',
      hint: '补写 {lines} 行，或用 fit 让其中之一放得更大：{levers}',
    },
  },
  'layout/block-overset': {
    severity: 'error',
    en: {
      message: '{characters} characters of block "{block}" stand below its foot',
      hint: 'give "{block}" more rows, or a `fit` range that reaches further',
    },
    zh: {
      message: '版块“{block}”有 {characters} 字落在框外',
      hint: '给“{block}”更多的行，或放宽它的 fit 范围',
    },
  },
  'layout/lines-astray': {
    severity: 'warning',
    en: {
      message: 'the lines of a paragraph in "{block}" did not come out as planned: the browser has broken it by itself',
      hint: 'look at the paragraph; if a line in it gapes, change a word, or report it with the paragraph',
    },
    zh: {
      message: '“{block}”中有一段未能按择优方案断行，改由浏览器自行断行',
      hint: '请查看此段；如有过松的行可改动一字，或附此段报告问题',
    },
  },
  'layout/system-browser': {
    severity: 'warning',
    en: {
      message: 'set with {chromium} from DAYANG_CHROMIUM: lines may break otherwise than with the pinned browser',
      hint: 'unset DAYANG_CHROMIUM for pages that must come out the same everywhere',
    },
    zh: {
      message: '使用 DAYANG_CHROMIUM 指定的 {chromium} 排版，断行可能与固定版本不同',
      hint: '需要各处结果一致时请取消 DAYANG_CHROMIUM',
    },
  },
  'layout/browser-ended': {
    severity: 'error',
    en: {
      message: 'Chromium came to an end while page {page} was being set',
      hint: 'build again; if it ends again, close other programs, since memory may have run out',
    },
    zh: {
      message: '排第{page}版时 Chromium 意外退出',
      hint: '请重新运行；如仍退出，请关闭其他程序，可能是内存不足',
    },
  },
  'layout/browser-failed': {
    severity: 'error',
    en: {
      message: 'Chromium did not start: {reason}',
      hint: 'run `dayang doctor`; on another machine than Linux x64 name your Chrome in DAYANG_CHROMIUM',
    },
    zh: {
      message: 'Chromium 无法启动：{reason}',
      hint: '运行 dayang doctor 查看；非 Linux x64 的机器请用 DAYANG_CHROMIUM 指定 Chrome',
    },
  },
} as const satisfies Entries;
