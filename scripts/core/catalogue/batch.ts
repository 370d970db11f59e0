import type { Entries } from './message.ts';

export const batchEntries = {
  'batch/kills': {
    severity: 'error',
    en: {
      message: 'the edition is set aside: {deaths} workers ended in the middle of it ({reason})',
      hint: 'look for a picture or a page that is far larger than the others, then run with --retry',
    },
    zh: {
      message: '本期已搁置：处理中有 {deaths} 个工作进程意外结束（{reason}）',
      hint: '请查看是否有异常大的图片或版面，然后加 --retry 重新运行',
    },
  },
  'batch/restless': {
    severity: 'error',
    en: {
      message: 'the files of {folder} kept changing while they were read',
      hint: 'run again when nobody writes to the folder',
    },
    zh: { message: '读取 {folder} 时文件一直在变动', hint: '请待文件夹不再写入后重新运行' },
  },
  'batch/same-id': {
    severity: 'error',
    en: {
      message: '{folder} and {other} both go by the id {id}: their packages would replace each other',
      hint: 'give one of them another id in edition.yaml, or write it elsewhere with --out',
    },
    zh: {
      message: '{folder} 与 {other} 的 id 同为 {id}，存档包会互相覆盖',
      hint: '请在 edition.yaml 中改用不同的 id，或用 --out 写到别处',
    },
  },
  'batch/in-the-way': {
    severity: 'error',
    en: {
      message: 'there is already a {id} in {place} that no run of this batch has made',
      hint: 'replace it with --force, or write elsewhere with --out',
    },
    zh: { message: '{place} 中已有并非本批生成的 {id}', hint: '用 --force 覆盖，或用 --out 写到别处' },
  },
  'batch/machine': {
    severity: 'error',
    en: {
      message: 'the batch stops: {count} editions in a row ended their workers, so the machine is at fault',
      hint: 'see whether memory or the disk for temporary files is full, then run again',
    },
    zh: {
      message: '批处理停止：连续 {count} 期使工作进程意外结束，问题应在本机',
      hint: '请检查内存和临时文件所在磁盘是否已满，然后重新运行',
    },
  },
  'batch/stopped': {
    severity: 'info',
    en: { message: 'stopped with {left} editions left; the same command goes on from here' },
    zh: { message: '已停止，还剩 {left} 期；再次运行同一命令即可接着进行' },
  },
  'batch/in-use': {
    severity: 'error',
    en: {
      message: 'another run is at work on {file}',
      hint: 'wait for it to end, or write elsewhere with --out',
    },
    zh: { message: '另一个运行正在使用 {file}', hint: '请等它结束，或用 --out 写到别处' },
  },
  'batch/journal-damaged': {
    severity: 'error',
    en: {
      message: 'the journal {file} cannot be read ({reason})',
      hint: 'delete it: packages that are whole are found again and kept',
    },
    zh: { message: '日志 {file} 无法读取（{reason}）', hint: '请删除它：完好的存档包会重新认出并保留' },
  },
  'batch/unwatchable': {
    severity: 'warning',
    en: {
      message: 'the folder {folder} cannot be watched: {reason}',
      hint: 'raise fs.inotify.max_user_watches, or name a folder with fewer files',
    },
    zh: {
      message: '无法监视文件夹 {folder}：{reason}',
      hint: '请调高 fs.inotify.max_user_watches，或减少该文件夹中的文件',
    },
  },
} as const satisfies Entries;
