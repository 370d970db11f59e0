import type { Entries } from './message.ts';

export const studioEntries = {
  'studio/unknown-file': {
    severity: 'error',
    en: { message: 'the edition has no file "{file}"' },
    zh: { message: '本期没有文件“{file}”' },
  },
  'studio/stale': {
    severity: 'error',
    en: { message: 'the edit was made on a text of {file} that is not known any more', hint: 'take the present text' },
    zh: { message: '修改所依据的 {file} 文本已不可考', hint: '请取回现有文本' },
  },
  'studio/unfit-edit': {
    severity: 'error',
    en: { message: 'an edit does not fit the text of {file}' },
    zh: { message: '有修改与 {file} 的文本不符' },
  },
  'studio/clash': {
    severity: 'warning',
    en: { message: '{file} was changed on two sides at the same place', hint: 'choose which of the two stays' },
    zh: { message: '{file} 同一处在两边都有改动', hint: '请选定保留哪一边' },
  },
  'studio/journal': {
    severity: 'error',
    en: {
      message: 'the journal cannot be written: {reason}',
      hint: 'make room on the disk; what you type is kept in memory meanwhile',
    },
    zh: { message: '无法写日志：{reason}', hint: '请腾出磁盘空间；其间输入的内容暂存在内存里' },
  },
  'studio/no-text': {
    severity: 'error',
    en: { message: 'edition.yaml cannot be read as text', hint: 'dayang check tells what is wrong with it' },
    zh: { message: '无法把 edition.yaml 作为文本读出', hint: '用 dayang check 查看哪里有错' },
  },
  'studio/open-already': {
    severity: 'error',
    en: { message: 'a studio has this edition open already (process {pid})', hint: 'work in that one, or end it' },
    zh: { message: '本期已在另一个工作室里打开（进程 {pid}）', hint: '请在那里编辑，或先结束它' },
  },
  'studio/port': {
    severity: 'error',
    en: { message: 'port {port} cannot be had', hint: 'name another, or leave out --port' },
    zh: { message: '端口 {port} 无法使用', hint: '换一个端口，或不写 --port' },
  },
  'studio/short-password': {
    severity: 'error',
    en: { message: 'a password for sharing has at least {least} characters' },
    zh: { message: '共享密码至少 {least} 个字符' },
  },
  'studio/unsound': {
    severity: 'error',
    en: { message: 'the edition has faults that must be mended before its pages can be shown' },
    zh: { message: '本期文件有错，改正后才能显示版面' },
  },
  'studio/read-only': {
    severity: 'error',
    en: { message: 'this studio is open for reading only' },
    zh: { message: '这个工作室只供阅看' },
  },
  'studio/no-page': {
    severity: 'error',
    en: { message: 'there is no page {page}' },
    zh: { message: '没有第 {page} 版' },
  },
  'studio/no-block': {
    severity: 'error',
    en: { message: 'page {page} has no block "{block}"' },
    zh: { message: '第 {page} 版没有“{block}”这一块' },
  },
  'studio/cannot-set': {
    severity: 'error',
    en: { message: '"{key}" cannot be set in {file} as it is written', hint: 'set it in the source beside the page' },
    zh: { message: '按 {file} 现在的写法，无法设定“{key}”', hint: '请在版面旁的源文件里修改' },
  },
  'studio/no-clash': {
    severity: 'error',
    en: { message: 'this clash has been settled already' },
    zh: { message: '这处冲突已经处理过了' },
  },
  'studio/no-finding': {
    severity: 'error',
    en: { message: 'this finding is gone, or has no one right answer' },
    zh: { message: '这条问题已不存在，或没有唯一的改法' },
  },
  'studio/not-replaced': {
    severity: 'warning',
    en: { message: 'the words would be read as something else in {file}; they were not replaced there' },
    zh: { message: '这些字在 {file} 里会被当成别的写法，未作替换' },
  },
  'studio/no-upload': {
    severity: 'error',
    en: { message: 'there is no such upload or story any more', hint: 'drop the photo again' },
    zh: { message: '上传的图片或这篇稿件已不存在', hint: '请重新拖入图片' },
  },
  'studio/product-failed': {
    severity: 'error',
    en: { message: 'it could not be made: {reason}' },
    zh: { message: '未能制作：{reason}' },
  },
  'studio/written-again': {
    severity: 'info',
    en: { message: 'the disk takes everything again; all is written' },
    zh: { message: '磁盘恢复正常，内容已全部写入' },
  },
  'studio/nothing-to-undo': {
    severity: 'info',
    en: { message: 'there is nothing to undo' },
    zh: { message: '没有可撤销的操作' },
  },
  'studio/nothing-to-redo': {
    severity: 'info',
    en: { message: 'there is nothing to redo' },
    zh: { message: '没有可重做的操作' },
  },
  'studio/cannot-undo': {
    severity: 'warning',
    en: { message: '{file} was changed since at the same place; that act stays' },
    zh: { message: '{file} 同一处后来又有改动，此步无法撤销' },
  },
} as const satisfies Entries;
