import type { Entries } from './message.ts';

export const verapdfEntries = {
  'verapdf/finding': {
    severity: 'error',
    en: { message: 'veraPDF: {what} ({standard} {test}, {count})', hint: 'it stands at {context}' },
    zh: { message: 'veraPDF：{what}（{standard} {test}，{count} 处）', hint: '位置：{context}' },
  },
  'verapdf/missing': {
    severity: 'error',
    en: { message: 'veraPDF cannot be run as {tool}: {reason}', hint: 'give the path of its program: --verapdf PATH' },
    zh: { message: '无法运行 veraPDF（{tool}）：{reason}', hint: '请用 --verapdf 给出其程序的路径' },
  },
  'verapdf/no-report': {
    severity: 'error',
    en: { message: '{tool} gives no report of veraPDF: {reason}', hint: 'run it by hand on the file to see why' },
    zh: { message: '{tool} 没有给出 veraPDF 的报告：{reason}', hint: '请手动对该文件运行一次，查看原因' },
  },
} satisfies Entries;
