import type { Entries } from './message.ts';

export const makeEntries = {
  'make/unknown-story': {
    severity: 'error',
    en: { message: 'there is no story "{story}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有稿件“{story}”', hint: '是不是 {choices}？' },
  },
  'make/no-stories': {
    severity: 'error',
    en: {
      message: 'no story waits for a page: each stands on one already',
      hint: 'name those that the page is to be made of with --stories',
    },
    zh: { message: '没有待上版的稿件：各篇都已在版上', hint: '请用 --stories 写明用哪些稿件' },
  },
  'make/too-many': {
    severity: 'error',
    en: { message: '{count} stories are too many for one page (at most {most})', hint: 'name fewer with --stories' },
    zh: { message: '一版最多 {most} 篇，现有 {count} 篇', hint: '请用 --stories 少写几篇' },
  },
  'make/no-room': {
    severity: 'error',
    en: {
      message:
        'no page holds these {count} stories: their text needs {need} rows of a column, and the page has {rows} for text, heads and pictures',
      hint: 'take a story or a picture out, or put one in',
    },
    zh: {
      message: '这 {count} 篇排不成一版：正文需 {need} 栏行，全版连题带图共 {rows} 栏行',
      hint: '请增减稿件或图片',
    },
  },
  'make/no-page': {
    severity: 'error',
    en: {
      message: 'there is no page {page} to make around: no {file} with "page: {page}"',
      hint: 'leave out --around for a whole page, or write what is to stand on it first',
    },
    zh: {
      message: '没有第 {page} 版可以围着排：找不到写有“page: {page}”的 {file}',
      hint: '整版新排不写 --around；否则请先写好版上已定的内容',
    },
  },
  'make/double-truck': {
    severity: 'error',
    en: {
      message: 'pages {pages} are a double truck, which is made by hand',
      hint: 'place its stories by hand, or in the studio',
    },
    zh: { message: '第 {pages} 版是通版，须手工组版', hint: '请手工或在工作室里安排稿件' },
  },
  'make/no-place': {
    severity: 'error',
    en: {
      message:
        'no story fits what is left of page {page}: {rows} rows of a column; the text of "{story}", the shortest, needs {need} besides its head and pictures',
      hint: 'make what stands on the page smaller, or give a shorter story',
    },
    zh: {
      message: '第 {page} 版余下 {rows} 栏行，一篇也排不进：最短的“{story}”正文需 {need} 栏行，题、图在外',
      hint: '请缩小版上已有的内容，或另选短稿',
    },
  },
  'make/left-over': {
    severity: 'warning',
    en: {
      message:
        'the story "{story}" has no room on page {page}: its text needs {need} rows of a column, and all that is left of the page has {rows}',
      hint: 'it waits for another page; to have it here, give fewer others with --stories',
    },
    zh: {
      message: '稿件“{story}”在第 {page} 版排不下：正文需 {need} 栏行，全版余下共 {rows} 栏行',
      hint: '留待别版；要用在这里，请用 --stories 少写几篇',
    },
  },
  'make/no-proposal': {
    severity: 'error',
    en: { message: 'there is no proposal {number}: there are {count}', hint: 'leave --take out to see them' },
    zh: { message: '没有第 {number} 个方案，共 {count} 个', hint: '不写 --take 可先看各方案' },
  },
  'make/by-hand': {
    severity: 'warning',
    en: {
      message: 'the {parts} of the story "{story}" stand on no proposal',
      hint: 'place them by hand on the one that you choose',
    },
    zh: { message: '稿件“{story}”的 {parts} 未上版', hint: '请在选定的方案上手工安排' },
  },
  'make/changed': {
    severity: 'error',
    en: {
      message: '{file} was changed since it was made',
      hint: 'move it to pages/, or give --force to replace it',
    },
    zh: { message: '{file} 生成后又改动过', hint: '请移到 pages/ 里，或用 --force 覆盖' },
  },
} as const satisfies Entries;
