import type { Entries } from './message.ts';

export const importEntries = {
  'import/no-text': {
    severity: 'error',
    en: { message: 'there is no text file {file}', hint: 'name the text export of one page' },
    zh: { message: '找不到文本文件 {file}', hint: '请指定一个版面的文本导出文件' },
  },
  'import/no-photos': {
    severity: 'error',
    en: { message: 'there is no folder of photos {folder}', hint: 'name a folder that holds the pictures' },
    zh: { message: '找不到图片文件夹 {folder}', hint: '请指定存放图片的文件夹' },
  },
  'import/unreadable': {
    severity: 'error',
    en: { message: '{file} cannot be read ({reason})', hint: 'make it a plain file that you may read' },
    zh: { message: '无法读取 {file}（{reason}）', hint: '请换成可读取的普通文件' },
  },
  'import/too-long': {
    severity: 'error',
    en: {
      message: '{file} has {characters} characters; one page takes at most {limit}',
      hint: 'give the text of one page at a time',
    },
    zh: { message: '{file} 有 {characters} 字，一个版面最多 {limit} 字', hint: '请一次只导入一个版面的文字' },
  },
  'import/empty': {
    severity: 'error',
    en: { message: '{file} holds no story', hint: 'put the text of the page into it' },
    zh: { message: '{file} 中没有正文', hint: '请写入版面文字' },
  },
  'import/character': {
    severity: 'error',
    en: {
      message: 'the character {character} cannot be printed (it stands {count} times in the text)',
      hint: 'delete it, or type the character that was meant',
    },
    zh: { message: '字符 {character} 无法印出（文中有 {count} 处）', hint: '请删去，或改成原本要写的字' },
  },
  'import/photo': {
    severity: 'error',
    en: { message: 'the picture {file} cannot be read ({reason})', hint: 'replace it or take it out of the folder' },
    zh: { message: '无法读取图片 {file}（{reason}）', hint: '请更换，或移出图片文件夹' },
  },
  'import/photos-left': {
    severity: 'warning',
    en: {
      message: 'one page takes {limit} pictures; left out: {files}',
      hint: 'take the pictures you can spare out of the folder',
    },
    zh: { message: '一个版面最多 {limit} 幅图，未用：{files}', hint: '请把不用的图片移出文件夹' },
  },
  'import/caption-left': {
    severity: 'warning',
    en: {
      message: 'there is no picture for the caption “{caption}”; it stands in the list “captions”',
      hint: 'add the picture and import again, or move the caption to where it belongs',
    },
    zh: {
      message: '图片说明“{caption}”没有对应的图片，已放入边栏“captions”',
      hint: '请补上图片重新导入，或把它移到该放的地方',
    },
  },
  'import/no-caption': {
    severity: 'warning',
    en: {
      message: 'the picture {file} has no caption; its file name stands as its alternative text',
      hint: 'write its caption, and in alt="…" what is seen',
    },
    zh: { message: '图片 {file} 没有说明，暂以文件名作替代文字', hint: '请补写图片说明，并在 alt="…" 里写图上有什么' },
  },
  'import/photo-spare': {
    severity: 'warning',
    en: {
      message: 'the text has no caption for the picture {file}; it lies in photos/ but not on the page',
      hint: 'add its caption to the text, on a line of its own, and import again',
    },
    zh: {
      message: '文本里没有图片 {file} 的说明；图片已放入 photos/，未上版',
      hint: '请在文本中单独一行写上它的说明，重新导入',
    },
  },
  'import/joined': {
    severity: 'info',
    en: { message: 'a paragraph cut in two was joined here: {around}', hint: 'read across the join' },
    zh: { message: '此处接上了断开的段落：{around}', hint: '请通读接缝处' },
  },
  'import/seam': {
    severity: 'warning',
    en: {
      message: 'a character seems to be lost, or set twice, where a cut paragraph was joined: {around}',
      hint: 'compare it with the printed page',
    },
    zh: { message: '断开的段落在此接上，接缝处似有缺字或重字：{around}', hint: '请核对原版' },
  },
  'import/unfinished': {
    severity: 'warning',
    en: { message: 'the paragraph ends without a full stop: {around}', hint: 'look up how it went on' },
    zh: { message: '段落没有写完：{around}', hint: '请核对原版' },
  },
  'import/half-width': {
    severity: 'info',
    en: {
      message: '{count} half-width marks stand between Han in the text; they are kept as they stand',
      hint: 'mend them with: dayang copy fix {file}; or import again with --fix',
    },
    zh: {
      message: '原文汉字之间有 {count} 处半角标点，一律照原文保留',
      hint: '可运行 dayang copy fix {file} 改正，或加 --fix 重新导入',
    },
  },
  'import/mended': {
    severity: 'info',
    en: {
      message: '{count} places in {file} were mended ({rules})',
      hint: 'import without --fix to have the text as it came',
    },
    zh: {
      message: '{file} 改正 {count} 处（{rules}）',
      hint: '如要照录原文，请不加 --fix 重新导入',
    },
  },
  'import/lede-repeated': {
    severity: 'warning',
    en: {
      message: '{characters} characters of the lede come again in the body: {around}',
      hint: 'cut them in one of the two places',
    },
    zh: { message: '导语有 {characters} 字在正文中重复：{around}', hint: '请删去其中一处' },
  },
  'import/assumed': {
    severity: 'info',
    en: {
      message: 'the text does not say newspaper, date and page; edition.yaml and {page} have {newspaper}, {date}',
      hint: 'write the right ones into edition.yaml',
    },
    zh: { message: '文本里没有报名、日期和版次，暂写 {newspaper}、{date}（{page}）', hint: '请在 edition.yaml 中改正' },
  },
  'import/over': {
    severity: 'warning',
    en: {
      message:
        'the copy is too long for one page with {pictures} pictures: about {rows} rows, about {characters} characters over',
      hint: 'cut the copy, or import with fewer pictures',
    },
    zh: {
      message: '文字太多，一个版面配 {pictures} 幅图约多出 {rows} 行、{characters} 字',
      hint: '请删减文字，或减少图片',
    },
  },
  'import/short': {
    severity: 'warning',
    en: {
      message:
        'the copy is too short for any page with {pictures} pictures: about {rows} rows stay white (fit: report)',
      hint: 'add copy or pictures',
    },
    zh: { message: '文字太少，配 {pictures} 幅图约空 {rows} 行（fit: report）', hint: '请增加文字或图片' },
  },
  'import/no-room': {
    severity: 'error',
    en: {
      message: 'the {pictures} pictures and set-apart passages find no room on a {sheet}',
      hint: 'use --sheet broadsheet, or fewer pictures',
    },
    zh: { message: '{pictures} 幅图和边栏等在 {sheet} 上放不下', hint: '请用 --sheet broadsheet，或减少图片' },
  },
  'import/lost': {
    severity: 'error',
    en: {
      message:
        'the edition does not hold the text character by character: {part} has {found} where {expected} should be',
      hint: 'nothing was written; please report this text',
    },
    zh: {
      message: '写出的版面与原文不逐字相符：{part} 应为 {expected}，得到 {found}',
      hint: '未写出任何文件，请反馈这份文本',
    },
  },
  'import/not-empty': {
    severity: 'error',
    en: { message: 'the folder {folder} is not empty', hint: 'name another with --out, or replace it with --force' },
    zh: { message: '文件夹 {folder} 不是空的', hint: '请用 --out 指定别处，或用 --force 替换' },
  },
  'import/not-an-edition': {
    severity: 'error',
    en: {
      message: '{folder} holds files but no edition.yaml: it is not replaced',
      hint: 'name another folder with --out',
    },
    zh: { message: '{folder} 里有文件却没有 edition.yaml，不予替换', hint: '请用 --out 指定别处' },
  },
} as const satisfies Entries;
