/** The codes of the catalogue as Markdown for the documentation, made from the entries so that it cannot lag behind. */
import { catalogue, type Entry, type Language } from './index.ts';

const words = {
  en: {
    head: ['Code', 'Level', 'What it says', 'What mends it'],
    severity: { error: 'error', warning: 'warning', info: 'note' },
  },
  zh: {
    head: ['代码', '级别', '说明', '改法'],
    severity: { error: '错误', warning: '警告', info: '说明' },
  },
} as const;

/** The groups in the order in which a page meets them, by the first part of their codes. */
const groups: readonly { readonly of: readonly string[]; readonly en: string; readonly zh: string }[] = [
  { of: ['command'], en: 'The command line', zh: '命令行' },
  { of: ['file'], en: 'Files and disks', zh: '文件与磁盘' },
  { of: ['edition'], en: 'The edition', zh: '报纸文件夹' },
  { of: ['kind'], en: 'Kinds of page', zh: '版式' },
  { of: ['markdown'], en: 'Copy', zh: '稿件' },
  { of: ['photo'], en: 'Pictures', zh: '图片' },
  { of: ['advertisement'], en: 'Advertisements', zh: '广告' },
  { of: ['html', 'font'], en: 'Fonts', zh: '字体' },
  { of: ['layout'], en: 'Fitting the page', zh: '排满' },
  { of: ['make'], en: 'Making pages', zh: '组版' },
  { of: ['pdf'], en: 'The PDF and its text', zh: 'PDF 与文字核对' },
  { of: ['press'], en: 'The PDF for the press', zh: '付印 PDF' },
  { of: ['archive', 'verapdf'], en: 'The archive', zh: '存档' },
  { of: ['batch'], en: 'Many editions', zh: '批量存档' },
  { of: ['store'], en: 'Where packages go', zh: '存档包的去处' },
  { of: ['queue'], en: 'The queue', zh: '队列' },
  { of: ['copy'], en: 'Copy desk', zh: '审校' },
  { of: ['import'], en: 'Import', zh: '导入' },
  { of: ['compare'], en: 'Comparing pages', zh: '比对版面' },
  { of: ['studio'], en: 'The studio', zh: '工作室' },
];

const groupOf = (code: string): string => code.split('/')[0]!;
const isRule = (code: string): boolean => !code.includes('/');

// What Markdown would take for a mark, or GitHub for a tag.
const cell = (text: string): string => text.replace(/[\\<>*|~[\]]/g, '\\$&');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/**
 * A heading of level four and a table for each group. The rules of layout, whose codes have a dot, are left out:
 * scripts/check/README.md has them, with their limits.
 * @throws when a code belongs to no group
 */
export function codeTables(language: Language): string {
  const { head, severity } = words[language];
  const codes = Object.entries(catalogue).filter(([code]) => !isRule(code)) as [string, Entry][];
  const stray = codes.find(([code]) => !groups.some(({ of }) => of.includes(groupOf(code))));
  if (stray) throw new Error(`${stray[0]} belongs to no group of the table of codes`);
  const tables = groups.flatMap(({ of, [language]: title }) => {
    const own = codes.filter(([code]) => of.includes(groupOf(code)));
    if (own.length === 0) return [];
    const rows = own.map(([code, entry]) => {
      const { message, hint = '' } = entry[language];
      return row([`\`${code}\``, severity[entry.severity], cell(message), cell(hint)]);
    });
    return [`#### ${title}`, '', row(head), row(head.map(() => '---')), ...rows].join('\n');
  });
  return `${tables.join('\n\n')}\n`;
}
