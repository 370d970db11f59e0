/** What is wrong between the pages of an edition: jumps, and what stands nowhere or twice. */
import type { Entries } from './message.ts';

export const editionWholeEntries = {
  'edition/text-twice': {
    severity: 'error',
    en: {
      message: 'the text of story "{id}" has two blocks on one page',
      hint: 'give one block several frames, or place the other on another page: the story then goes on there',
    },
    zh: {
      message: '稿件“{id}”的正文在一个版上有两块',
      hint: '请给一块写几个 frames，或把另一块放到别的版：稿件便转到那一版',
    },
  },
  'edition/jump-nowhere': {
    severity: 'error',
    en: {
      message: '"{id}" has jump, but story "{story}" goes on to no later page',
      hint: 'delete jump, or place a text block of the story on a later page',
    },
    zh: {
      message: '“{id}”写了 jump，而稿件“{story}”后面没有转到哪一版',
      hint: '请删去 jump，或在后面的版上放该稿的 text',
    },
  },
  'edition/jump-after': {
    severity: 'error',
    en: {
      message: '"{id}" is to end behind paragraph {after} of story "{story}", which has {paragraphs}',
      hint: 'write a number from {least} to {most}, or leave jump out',
    },
    zh: {
      message: '“{id}”要在稿件“{story}”的第 {after} 段后转版，而全稿 {paragraphs} 段',
      hint: '请写 {least} 到 {most}，或不写 jump',
    },
  },
  'edition/jump-short': {
    severity: 'error',
    en: {
      message: 'story "{story}" of {paragraphs} paragraphs is too short to go on to page {page}',
      hint: 'delete its text block there, or say with jump where it goes on',
    },
    zh: {
      message: '稿件“{story}”只有 {paragraphs} 段，不够转到第 {page} 版',
      hint: '请删去那里的 text，或用 jump 写明在哪一段后转',
    },
  },
  'edition/jump-headless': {
    severity: 'error',
    en: {
      message: 'story "{story}" goes on here from page {page} without a head',
      hint: 'place a headline block of the story on this page: it shows the jumpKey, or the headline',
    },
    zh: {
      message: '稿件“{story}”从第 {page} 版转到这里，却没有题',
      hint: '请在本版放该稿的 headline：排 jumpKey 或主题',
    },
  },
  'edition/no-headline': {
    severity: 'info',
    en: { message: 'story "{story}" has text here but no headline', hint: 'write headline: in {file}, and place it' },
    zh: { message: '稿件“{story}”在此有正文而没有标题', hint: '请在 {file} 写 headline: 并放到版上' },
  },
  'edition/story-nowhere': {
    severity: 'error',
    en: { message: 'story "{story}" stands on no page', hint: 'place it on a page, or take its file out of stories' },
    zh: { message: '稿件“{story}”没有上版', hint: '请放到版上，或把文件移出 stories' },
  },
  'edition/picture-twice': {
    severity: 'warning',
    en: { message: 'photos "{id}" and "{other}" are the same picture', hint: 'give one of them another picture' },
    zh: { message: '图片“{id}”与“{other}”是同一张', hint: '请给其中一处换图' },
  },
  'edition/page-order': {
    severity: 'warning',
    en: {
      message: 'page {page} is listed behind page {before}',
      hint: 'put the files under pages in the order of the pages',
    },
    zh: { message: '第 {page} 版列在第 {before} 版之后', hint: '请把 pages 里的文件按版次排好' },
  },
  'edition/page-hole': {
    severity: 'warning',
    en: {
      message: 'page {from} is followed by page {to}: {missing} missing',
      hint: 'give the pages numbers without a hole, or add what is missing',
    },
    zh: { message: '第 {from} 版之后是第 {to} 版，缺 {missing} 个版', hint: '请把版次编连，或补上所缺的版' },
  },
  'edition/truck-middle': {
    severity: 'warning',
    en: {
      message:
        'the double truck on pages {page} is not in the middle of the issue: its halves are printed on two sheets',
      hint: 'move it to pages {middle}, or print it in a section whose middle it is (--section)',
    },
    zh: {
      message: '第 {page} 版的通版不在全期居中处，两半会印在两张纸上',
      hint: '请移到第 {middle} 版，或分叠印刷，使其居一叠之中（--section）',
    },
  },
  'edition/section-missing': {
    severity: 'error',
    en: {
      message: 'the edition is to have a page named "{section}", and has none',
      hint: 'its pages are named: {choices}',
    },
    zh: { message: '应有名为“{section}”的版，而没有', hint: '现有版名：{choices}' },
  },
} as const satisfies Entries;
