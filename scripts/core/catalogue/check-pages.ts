/** What the layout rules say of headlines, of the page as a whole and of the way that it is read. */
import type { Entries } from './message.ts';

export const checkPageEntries = {
  'head.pengti': {
    severity: 'error',
    en: {
      message: 'headlines “{one}” and “{other}” stand {gap} em apart side by side (at least {limit} em)',
      hint: 'move one of them a few rows down, or put a photo or a box between the two stories',
    },
    zh: {
      message: '标题“{one}”与“{other}”左右相碰，仅隔 {gap} 字（至少 {limit} 字）',
      hint: '把其中一个下移几行，或在两稿之间放图片、加框',
    },
  },
  'head.coltop': {
    severity: 'warning',
    en: {
      message: 'head “{text}” begins column {column}, with {rows} rows of white above it (at most {limit})',
      hint: 'change a photo in the column by a row or two, so that text stands above the head',
    },
    zh: {
      message: '小标题“{text}”在第 {column} 栏栏首，上方空 {rows} 行（至多 {limit} 行）',
      hint: '把栏中的图片增减一两行，让小标题上方有正文',
    },
  },
  'head.stretch': {
    severity: 'error',
    en: {
      message: '“{text}” is set at {share} % of its width (within {limit} % of its drawing)',
      hint: 'take the transformation out of the style sheet, and give the words more or less room',
    },
    zh: {
      message: '“{text}”的宽度变形为 {share}%（偏差至多 {limit}%）',
      hint: '去掉样式里的变形，改用增减位置的办法',
    },
  },
  'head.dieti': {
    severity: 'error',
    en: {
      message: 'headline “{lower}” stands under “{upper}” with {lines} lines of text between them (at least {limit})',
      hint: 'give the upper story more rows under its headline, or move the lower one beside it',
    },
    zh: {
      message: '标题“{lower}”叠在“{upper}”之下，其间只有 {lines} 行正文（至少 {limit} 行）',
      hint: '给上面的稿件多留几行正文，或把下面的稿件移到旁边',
    },
  },
  'head.cover': {
    severity: 'error',
    en: {
      message: 'columns of story “{story}” begin under its headline and reach {over} em beyond it (at most {limit} em)',
      hint: 'give the headline the columns of its story',
    },
    zh: {
      message: '稿件“{story}”紧接标题的正文比标题宽出 {over} 字（至多 {limit} 字）',
      hint: '让标题占满正文所占的栏',
    },
  },
  'head.apart': {
    severity: 'error',
    en: {
      message: 'story “{story}” begins {rows} rows away from its headline (at most {limit})',
      hint: 'place the text right under its headline',
    },
    zh: {
      message: '稿件“{story}”的正文离标题 {rows} 行（至多 {limit} 行）',
      hint: '让正文紧接标题',
    },
  },
  'head.hierarchy': {
    severity: 'warning',
    en: {
      message: '“{text}” at {size} pt is {ratio} times as large as “{over}” (at most {limit})',
      hint: 'give it fewer rows or columns, or the other one more',
    },
    zh: {
      message: '“{text}”{size} 磅，是“{over}”的 {ratio} 倍（至多 {limit} 倍）',
      hint: '减少它所占的行或栏，或加大另一个',
    },
  },
  'head.break': {
    severity: 'warning',
    en: {
      message: 'a headline breaks between “{before}” and “{after}”, which is not the end of a phrase',
      hint: 'mark the break in the headline with ｜ where it should be',
    },
    zh: {
      message: '标题断在“{before}”与“{after}”之间，不在语意停顿处',
      hint: '在标题中该断行处写“｜”',
    },
  },
  'head.stub': {
    severity: 'warning',
    en: {
      message:
        'the last line of a headline, “{text}”, has {characters} characters and {share} % of the line above (at least {limit} and {even} %)',
      hint: 'mark the break with ｜ so that the lines are even, or cut the headline to one line',
    },
    zh: {
      message: '标题末行“{text}”只有 {characters} 字，为上一行的 {share}%（至少 {limit} 字、{even}%）',
      hint: '用“｜”把各行断得匀称，或把标题缩为一行',
    },
  },
  'head.lines': {
    severity: 'warning',
    en: {
      message: 'the head “{text}” runs to {lines} lines (at most {limit})',
      hint: 'shorten it, or give it more columns',
    },
    zh: {
      message: '标题“{text}”有 {lines} 行（至多 {limit} 行）',
      hint: '缩短标题，或多占几栏',
    },
  },
  'head.fonts': {
    severity: 'warning',
    en: {
      message: '“{where}” uses {count} typefaces: {families} (at most {limit})',
      hint: 'set some of them in a face that is there already',
    },
    zh: {
      message: '“{where}”用了 {count} 种字体：{families}（至多 {limit} 种）',
      hint: '其中几处改用已有的字体',
    },
  },
  'page.duanban': {
    severity: 'warning',
    en: {
      message:
        'the page is cut in two from row {row}: {rows} rows from edge to edge between two stories (less than {limit})',
      hint: 'let a photo or a column of one story reach across',
    },
    zh: {
      message: '版面自第 {row} 行起断开：两稿之间有 {rows} 行横贯全版（应少于 {limit} 行）',
      hint: '让图片或一栏正文跨过去',
    },
  },
  'page.tongxian': {
    severity: 'warning',
    en: {
      message:
        'nothing crosses the gutter between columns {column} and {next} for {share} % of the page (at most {limit} %)',
      hint: 'let a headline, photo or box reach over both columns',
    },
    zh: {
      message: '第 {column}、{next} 栏之间的栏缝贯通版面的 {share}%（至多 {limit}%）',
      hint: '让标题、图片或框跨过两栏',
    },
  },
  'page.topheavy': {
    severity: 'info',
    en: {
      message: '{count} wide headlines stand side by side at the head of the page (at most {limit}): {heads}',
      hint: 'let one story lead, and move the other down',
    },
    zh: {
      message: '版首并列 {count} 条多栏标题（至多 {limit} 条）：{heads}',
      hint: '以一条为头条，其余下移',
    },
  },
  'read.jump': {
    severity: 'error',
    en: {
      message: 'story “{story}” goes on from column {from} to column {to} up and to the left, or beyond another story',
      hint: 'let its columns follow one another',
    },
    zh: {
      message: '稿件“{story}”由第 {from} 栏转到第 {to} 栏，须回转左上或越过他稿',
      hint: '让它的各栏依次相接',
    },
  },
  'read.leap': {
    severity: 'warning',
    en: {
      message:
        'from column {from} to column {to} of story “{story}” the reader goes back over {share} % of the page (at most {limit} %), after {lines} lines',
      hint: 'part the column with a photo, a quote or a box',
    },
    zh: {
      message:
        '稿件“{story}”由第 {from} 栏转到第 {to} 栏，须回到版面 {share}% 之上（至多 {limit}%），前一栏长 {lines} 行',
      hint: '用图片、引语或框把长栏隔开',
    },
  },
  'read.photo-split': {
    severity: 'warning',
    en: {
      message:
        'photo “{photo}” parts a paragraph in column {column}: {share} % of the column (at most {limit} %), {lines} lines on one side of it (at least {least})',
      hint: 'move the photo to the end of a paragraph, or to the head or foot of the column',
    },
    zh: {
      message:
        '图片“{photo}”隔断第 {column} 栏的段落：占本栏 {share}%（至多 {limit}%），一侧只有 {lines} 行（至少 {least} 行）',
      hint: '把图片移到段落之间，或移到栏首、栏底',
    },
  },
  'truck.fold': {
    severity: 'error',
    en: {
      message: '“{what}” is {gap} mm from the fold of the double truck (at least {limit} mm)',
      hint: 'move it to one of the two pages, away from the fold, or place the picture so that its face is',
    },
    zh: {
      message: '“{what}”距通版折缝 {gap} 毫米（至少 {limit} 毫米）',
      hint: '请移到左版或右版，离开折缝；图中人脸可移动图片来避开',
    },
  },
  'truck.columns': {
    severity: 'error',
    en: {
      message: 'the lines of “{block}” run over the fold of the double truck',
      hint: 'keep it within one of the two pages, or give its text a frame on each',
    },
    zh: { message: '“{block}”的行跨过通版折缝', hint: '请放在左版或右版之内，正文可在两版各设一框' },
  },
  'truck.glyph': {
    severity: 'error',
    en: {
      message: 'the fold of the double truck cuts “{cut}” in “{text}”',
      hint: 'give the headline other columns, another alignment or other breaks (｜)',
    },
    zh: { message: '通版折缝切开“{text}”的“{cut}”字', hint: '请改标题的栏位、对齐方式或断行处（｜）' },
  },
} as const satisfies Entries;
