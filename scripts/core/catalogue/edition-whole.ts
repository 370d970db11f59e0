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
} as const satisfies Entries;
