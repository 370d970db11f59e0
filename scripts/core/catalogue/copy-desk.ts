import type { Entries } from './message.ts';

/** What the copy desk says of files, house styles and its marks. */
export const copyDeskEntries = {
  'copy/none': {
    severity: 'error',
    en: { message: 'there is no copy in {folder}', hint: 'name an edition folder, or a folder with .md or .txt files' },
    zh: { message: '{folder} 里没有稿件', hint: '请指定报纸文件夹，或含 .md、.txt 文件的文件夹' },
  },
  'copy/no-file': {
    severity: 'error',
    en: { message: '{file} is no plain file', hint: 'name a file or a folder' },
    zh: { message: '{file} 不是普通文件', hint: '请指定文件或文件夹' },
  },
  'copy/unknown-rule': {
    severity: 'error',
    en: { message: 'there is no rule “{rule}”', hint: 'did you mean "{nearest}"?' },
    zh: { message: '没有“{rule}”这条规则', hint: '是不是 {nearest}？' },
  },
  'copy/unknown-limit': {
    severity: 'error',
    en: { message: 'no layout rule has a limit “{name}”', hint: 'did you mean "{nearest}"?' },
    zh: { message: '版面规则没有“{name}”这一限度', hint: '是不是 {nearest}？' },
  },
  'copy/stet-idle': {
    severity: 'info',
    en: { message: 'this stet lets nothing stand that a rule would find', hint: 'take it out' },
    zh: { message: '此处的 stet 没有可保留的', hint: '请删去' },
  },
} as const satisfies Entries;
