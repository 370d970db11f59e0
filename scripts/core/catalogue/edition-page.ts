/** What stands on the pages, and the stories it comes from. */
import type { Entries } from './message.ts';

export const editionPageEntries = {
  'edition/page-twice': {
    severity: 'error',
    en: { message: 'page {page} is there twice', hint: 'give one of the two another number' },
    zh: { message: '第 {page} 版出现两次', hint: '请给其中一个换号' },
  },
  'edition/page-number': {
    severity: 'error',
    en: {
      message: '"{value}" is neither a page number nor the two pages of a double truck',
      hint: 'write a number such as 4, or an even page and the odd one behind it, such as 4-5',
    },
    zh: {
      message: '“{value}”不是版次，也不是通版的两个版',
      hint: '请写一个数，如 4；通版写偶数版与其后的奇数版，如 4-5',
    },
  },
  'edition/truck-columns': {
    severity: 'error',
    en: {
      message: 'a double truck of {columns} columns: its fold would lie in one of them',
      hint: 'take an even number, half of them for each page',
    },
    zh: { message: '通版有 {columns} 栏，折缝会落在一栏当中', hint: '请取双数，左右两版各一半' },
  },
  'edition/no-such-page': {
    severity: 'error',
    en: { message: 'the edition has no page {page}', hint: 'ask for one of: {choices}' },
    zh: { message: '没有第 {page} 版', hint: '可选：{choices}' },
  },
  'edition/unknown-template': {
    severity: 'error',
    en: { message: 'there is no template "{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有模板“{name}”', hint: '是不是 {choices}？' },
  },
  'edition/unknown-theme': {
    severity: 'error',
    en: { message: 'there is no theme "{name}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有主题“{name}”', hint: '是不是 {choices}？' },
  },
  'edition/index-nowhere': {
    severity: 'error',
    en: {
      message: 'the index leads to story "{story}", and its text is on no page',
      hint: 'place its text, or delete the entry',
    },
    zh: { message: '导读列了稿件“{story}”，而它的正文不在任何一版', hint: '请放置它的正文，或从导读中删去' },
  },
  'edition/index-twice': {
    severity: 'error',
    en: { message: 'the index has story "{story}" twice', hint: 'delete one of the two' },
    zh: { message: '导读里稿件“{story}”列了两次', hint: '请删去其中一个' },
  },
  'edition/leads-here': {
    severity: 'warning',
    en: {
      message: '"{id}" leads to story "{story}", which stands on the same page',
      hint: 'name a story of another page',
    },
    zh: { message: '“{id}”引向稿件“{story}”，而它就在本版', hint: '请换别的版上的稿件' },
  },
  'edition/teaser-nowhere': {
    severity: 'error',
    en: {
      message: 'the teaser leads to story "{story}", and its text is on no page',
      hint: 'place its text, or delete the teaser',
    },
    zh: { message: '导读图引向稿件“{story}”，而它的正文不在任何一版', hint: '请放置它的正文，或删去导读图' },
  },
  'edition/unknown-look': {
    severity: 'warning',
    en: {
      message: 'no style of this page has a look "{name}"',
      hint: 'did you mean {choices}? A new one is .look-{name} {…} in styles/pages/{template}.css',
    },
    zh: {
      message: '本版的样式里没有面貌“{name}”',
      hint: '是不是 {choices}？新的面貌请写在 styles/pages/{template}.css 里：.look-{name} {…}',
    },
  },
  'edition/style-open': {
    severity: 'error',
    en: {
      message: 'this "{sign}" has no counterpart, so that the style sheets from here on are lost',
      hint: 'write its counterpart, or delete it',
    },
    zh: { message: '这个“{sign}”没有配对，从这里起的样式都不起作用', hint: '请补上配对的符号，或删去它' },
  },
  'edition/no-face': {
    severity: 'error',
    en: {
      message: '"{declaration}" says no face',
      hint: 'write a weight as a number such as 700, a family as "DY Hei" or var(--hei)',
    },
    zh: { message: '“{declaration}”不成字体', hint: '字重请写数字，如 700；字体请写 "DY Hei" 或 var(--hei)' },
  },
  'edition/unknown-token': {
    severity: 'warning',
    en: {
      message: 'no style sheet has a token --{name}',
      hint: 'did you mean {choices}? All are in styles/tokens.css',
    },
    zh: { message: '样式里没有变量 --{name}', hint: '是不是 {choices}？变量都在 styles/tokens.css 里' },
  },
  'edition/no-package': {
    severity: 'error',
    en: {
      message: 'there is no folder "{folder}" for the house package',
      hint: 'mend the path, from the edition folder',
    },
    zh: { message: '没有模板包文件夹“{folder}”', hint: '请改正路径，从版面文件夹起' },
  },
  'edition/grid-too-wide': {
    severity: 'error',
    en: {
      message: 'the grid is {need} mm wide, but the margins leave {room} mm',
      hint: 'take fewer columns or characters, or narrower margins',
    },
    zh: { message: '网格宽 {need} 毫米，而白边之间只有 {room} 毫米', hint: '请减少栏数或每栏字数，或收窄白边' },
  },
  'edition/grid-too-tall': {
    severity: 'error',
    en: {
      message: 'the grid has {rows} rows, but only {most} fit between the margins',
      hint: 'write rows: {most}, or leave rows out',
    },
    zh: { message: '网格有 {rows} 行，而白边之间只容 {most} 行', hint: '请写 rows: {most}，或不写 rows' },
  },
  'edition/body-size': {
    severity: 'error',
    en: {
      message: '{characters} characters a column make the body {size} pt',
      hint: 'choose a number that gives a size from 6 pt up to the pitch of {pitch} pt',
    },
    zh: { message: '每栏 {characters} 字时正文为 {size} 磅', hint: '请选字数，使字号在 6 磅与行距 {pitch} 磅之间' },
  },
  'edition/tier-size': {
    severity: 'error',
    en: {
      message: '{characters} characters a line make the vertical text {size} pt',
      hint: 'choose a number that gives a size from 6 pt up to the pitch of {pitch} pt',
    },
    zh: { message: '竖排每行 {characters} 字时正文为 {size} 磅', hint: '请选字数，使字号在 6 磅与行距 {pitch} 磅之间' },
  },
  'edition/tiers': {
    severity: 'error',
    en: {
      message: 'the {rows} rows of "{id}" do not part into {tiers} tiers of one height',
      hint: 'place it on as many rows as one of these: {choices}',
    },
    zh: { message: '“{id}”的 {rows} 行不能分成 {tiers} 个等高的竖排栏', hint: '请占这样多行：{choices}' },
  },
  'edition/tiers-frames': {
    severity: 'error',
    en: { message: '"{id}" has frames and tiers', hint: 'delete tiers: each frame is one' },
    zh: { message: '“{id}”既有 frames 又有 tiers', hint: '请删去 tiers：每个文框就是一栏' },
  },
  'edition/not-vertical': {
    severity: 'error',
    en: { message: '"{id}" has {key}, which only vertical text has', hint: 'write writing: vertical, or delete {key}' },
    zh: { message: '“{id}”写了 {key}，而只有竖排才用它', hint: '请写 writing: vertical，或删去 {key}' },
  },
  'edition/fit-axis': {
    severity: 'error',
    en: {
      message: 'the fit of "{id}" cannot be followed',
      hint: 'write rows with anchor top or bottom, or lines with anchor right or left',
    },
    zh: {
      message: '“{id}”的 fit 写法有误',
      hint: '请写 rows 与 anchor: top 或 bottom，或写 lines 与 anchor: right 或 left',
    },
  },
  'edition/fit-lines': {
    severity: 'error',
    en: {
      message: '"{id}" is to be fitted in lines but stands in no vertical story',
      hint: 'write rows in place of lines',
    },
    zh: { message: '“{id}”按竖行伸缩，却不在竖排稿件里', hint: '请把 lines 改成 rows' },
  },
  'edition/off-grid': {
    severity: 'error',
    en: {
      message: '"{id}" stands on columns {columns}, rows {rows}, off the grid of {most}',
      hint: 'keep it within the grid',
    },
    zh: { message: '“{id}”在第 {columns} 栏、第 {rows} 行，超出网格（{most}）', hint: '请移到网格之内' },
  },
  'edition/range-backwards': {
    severity: 'error',
    en: { message: '"{key}" of "{id}" ends before it begins: {value}', hint: 'write the smaller number first' },
    zh: { message: '“{id}”的 {key} 前大后小：{value}', hint: '请把小的数写在前面' },
  },
  'edition/overlap': {
    severity: 'error',
    en: { message: '"{id}" ({cells}) overlaps "{other}" ({otherCells})', hint: 'move one of them' },
    zh: { message: '“{id}”（{cells}）与“{other}”（{otherCells}）重叠', hint: '请移开其中一个' },
  },
  'edition/overlay-outside': {
    severity: 'error',
    en: {
      message: '"{id}" is not wholly on the photo "{over}" ({cells})',
      hint: 'place it within the columns and rows of the photo',
    },
    zh: { message: '“{id}”没有全部压在图“{over}”（{cells}）上', hint: '请放在该图的栏、行之内' },
  },
  'edition/overlay-no-photo': {
    severity: 'error',
    en: { message: '"{id}" lies over "{over}", which is no photo on this page', hint: 'did you mean {choices}?' },
    zh: { message: '“{id}”压在“{over}”上，而本版没有这个图块', hint: '是不是 {choices}？' },
  },
  'edition/frame-outside': {
    severity: 'error',
    en: {
      message: 'frame {frame} of "{id}" leaves the block ({cells})',
      hint: 'keep the frames within the columns and rows of their block',
    },
    zh: { message: '“{id}”的第 {frame} 个文框超出该块（{cells}）', hint: '请把文框放在该块的栏、行之内' },
  },
  'edition/frame-overlap': {
    severity: 'error',
    en: { message: 'frames {frame} and {other} of "{id}" overlap', hint: 'move one of them' },
    zh: { message: '“{id}”的第 {frame} 与第 {other} 个文框重叠', hint: '请移开其中一个' },
  },
  'edition/fit-range': {
    severity: 'error',
    en: {
      message: '"{id}" stands on {rows} rows, outside its fit of {min}-{max}',
      hint: 'place it on {min} to {max} rows, or widen the fit',
    },
    zh: {
      message: '“{id}”占 {rows} 行，不在其伸缩范围 {min}-{max} 内',
      hint: '请让它占 {min} 至 {max} 行，或放宽范围',
    },
  },
  'edition/fit-off-grid': {
    severity: 'error',
    en: { message: '"{id}" may grow to {max} rows, which leaves the grid', hint: 'let it grow to {most} rows at most' },
    zh: { message: '“{id}”最多可伸到 {max} 行，会超出网格', hint: '请至多允许 {most} 行' },
  },
  'edition/fit-collides': {
    severity: 'warning',
    en: {
      message: '"{id}" and "{other}" would overlap if both were set to their most rows',
      hint: 'lower the greatest number of rows of one of them',
    },
    zh: { message: '“{id}”与“{other}”都伸到最多行数时会重叠', hint: '请减小其中一个的最多行数' },
  },
  'edition/straddle': {
    severity: 'error',
    en: {
      message: 'the straddling quote "{id}" stands on {columns} columns',
      hint: 'place it on exactly two columns, or delete straddle',
    },
    zh: { message: '骑栏引语“{id}”占了 {columns} 栏', hint: '请让它正好占两栏，或删去 straddle' },
  },
  'edition/rule-gutter': {
    severity: 'error',
    en: {
      message: 'the vertical rule "{id}" stands on {columns} columns',
      hint: 'name the two columns that it stands between, such as 4-5',
    },
    zh: { message: '竖线“{id}”占了 {columns} 栏', hint: '请写明它立在哪两栏之间，例如 4-5' },
  },
  'edition/unknown-id': {
    severity: 'error',
    en: { message: 'there is no {key} "{value}"', hint: 'did you mean {choices}?' },
    zh: { message: '没有名为“{value}”的 {key}', hint: '是不是 {choices}？' },
  },
  'edition/none-there': {
    severity: 'error',
    en: {
      message: 'there is no {key} "{value}", nor any other',
      hint: 'write it into a file of stories/, or take it off the page',
    },
    zh: { message: '没有{key}“{value}”，也没有别的可用', hint: '请写进 stories/ 里的稿件，或从版面上去掉' },
  },
  'edition/part-missing': {
    severity: 'error',
    en: { message: 'the story "{story}" has no {part}', hint: 'write it into {file}, or take "{id}" off the page' },
    zh: { message: '稿件“{story}”没有 {part}', hint: '请写进 {file}，或从版面去掉“{id}”' },
  },
  'edition/not-placed': {
    severity: 'error',
    en: { message: '{kind} "{id}" is placed on no page', hint: 'place it on a page, or delete it' },
    zh: { message: '{kind} “{id}”没有上版', hint: '请放到某个版面，或删去' },
  },
  'edition/placed-twice': {
    severity: 'error',
    en: { message: '{kind} "{id}" is placed a second time', hint: 'keep one of the two places' },
    zh: { message: '{kind} “{id}”重复上版', hint: '请只留一处' },
  },
  'edition/empty-story': {
    severity: 'error',
    en: { message: 'the story has no text and no pictures', hint: 'write its body, or delete the file' },
    zh: { message: '稿件没有正文也没有图片', hint: '请写正文，或删去文件' },
  },
  'edition/front-matter': {
    severity: 'error',
    en: { message: 'the front matter that begins here does not end', hint: 'close it with a line of three hyphens' },
    zh: { message: '此处开始的文首信息没有结束', hint: '请用一行三个连字符结束' },
  },
  'edition/paragraph-too-long': {
    severity: 'error',
    en: {
      message: 'this paragraph has {count} characters, over the limit of {limit}',
      hint: 'part it with empty lines',
    },
    zh: { message: '此段有 {count} 字，超过 {limit} 字的上限', hint: '请用空行分段' },
  },
  'edition/duplicate-id': {
    severity: 'error',
    en: { message: 'the id "{id}" stands here a second time', hint: 'give one of the two another id' },
    zh: { message: 'id “{id}”重复', hint: '请给其中一个换名' },
  },
} as const satisfies Entries;
