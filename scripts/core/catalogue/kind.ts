/** Kinds of page, and pages that are made of them. */
import type { Entries } from './message.ts';

export const kindEntries = {
  'kind/slot': {
    severity: 'error',
    en: {
      message: '"{slot}" is no slot',
      hint: 'write {story: 1} for the first story, {photo: 1.2} for its second photo',
    },
    zh: { message: '“{slot}”不是槽位', hint: '第一篇稿件写 {story: 1}，它的第二幅图写 {photo: 1.2}' },
  },
  'kind/slot-twice': {
    severity: 'error',
    en: { message: '"{slot}" is asked for twice', hint: 'give "{id}" another; a tenth is written 1.10' },
    zh: { message: '“{slot}”用了两次', hint: '请为“{id}”换一个；第十个写作 1.10' },
  },
  'kind/slot-missing': {
    severity: 'error',
    en: { message: 'no block asks for "{slot}"', hint: 'count stories from 1 without a gap' },
    zh: { message: '没有块用到“{slot}”', hint: '稿件从1数起，中间不要空' },
  },
  'kind/no-template': {
    severity: 'error',
    en: {
      message: 'the kind "{kind}" has no template: there is no {file}',
      hint: 'write it; most kinds need no more than templates/pages/special-page.hbs of the program has',
    },
    zh: {
      message: '版式“{kind}”没有模板：缺少 {file}',
      hint: '请写这个文件；多数版式照程序的 templates/pages/special-page.hbs 即可',
    },
  },
  'kind/unknown': {
    severity: 'error',
    en: { message: 'there is no kind of page "{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有版式“{name}”', hint: '是不是 {choices}？' },
  },
  'kind/unknown-variant': {
    severity: 'error',
    en: { message: 'the kind "{kind}" has no variant "{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '版式“{kind}”没有变体“{name}”', hint: '是不是 {choices}？' },
  },
  'kind/stories': {
    severity: 'error',
    en: {
      message: 'stories given: {given}; the variant "{variant}" takes {need}',
      hint: 'write as many names of files in stories/ behind --stories, with commas between',
    },
    zh: {
      message: '变体“{variant}”要 {need} 篇稿件，给了 {given} 篇',
      hint: '请在 --stories 后写同样多的 stories/ 里的文件名，用逗号隔开',
    },
  },
  'kind/unknown-story': {
    severity: 'error',
    en: { message: 'the edition has no story "{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '这一期没有稿件“{name}”', hint: '是不是 {choices}？' },
  },
  'kind/sheet': {
    severity: 'error',
    en: {
      message: 'the kind "{kind}" is for a sheet of {need}, and the edition is {given}',
      hint: 'take another kind, or give one of your own the sheet of the edition',
    },
    zh: {
      message: '版式“{kind}”用于 {need}，而这一期是 {given}',
      hint: '请换一种版式；自己的版式请把 sheet 改成这一期的',
    },
  },
  'kind/page-there': {
    severity: 'error',
    en: { message: 'page {page} is there already: {file}', hint: 'take another number with --page' },
    zh: { message: '第 {page} 版已有：{file}', hint: '请用 --page 换一个版次' },
  },
  'kind/pages-list': {
    severity: 'error',
    en: { message: 'no page can be added to the list in {file}', hint: 'write pages: [pages/01.yaml] there' },
    zh: { message: '{file} 里的版面列表加不进新版', hint: '请在其中写 pages: [pages/01.yaml]' },
  },
  'kind/left-out': {
    severity: 'info',
    en: { message: 'the block "{id}" was left out: story "{story}" has nothing for it' },
    zh: { message: '未放“{id}”：稿件“{story}”没有这部分' },
  },
  'kind/no-slot': {
    severity: 'warning',
    en: { message: '{kind} "{id}" of story "{story}" has no place on the page', hint: 'place it in the page file' },
    zh: { message: '稿件“{story}”的 {kind}“{id}”在版上没有位置', hint: '请在版面文件里放置' },
  },
} as const satisfies Entries;
