import type { PressRule } from '../rule.ts';

export const pdfResources: PressRule = {
  id: 'pdf.resources',
  description: {
    en: 'content that uses what the file does not hold',
    zh: '页面内容引用了文件中没有的资源',
  },
  source: 'ISO 32000-1:2008, 7.8.3',
  find: ({ pages }) =>
    pages.flatMap(({ number, missing }) =>
      missing.length === 0
        ? []
        : [{ page: number, parameters: { page: number, names: missing.slice(0, 5).join(' ') } }],
    ),
};
