import { onFile, type PressRule } from '../rule.ts';

export const pdfPages: PressRule = {
  id: 'pdf.pages',
  description: {
    en: 'a file with no page, or with more than one spread',
    zh: '文件没有页面，或多于一个对开',
  },
  source: 'house rule',
  find: ({ pages, limits }) => {
    const limit = limits['pdf.pages'];
    return pages.length >= 1 && pages.length <= limit
      ? []
      : [{ ...onFile({ value: pages.length, limit }), value: pages.length, limit }];
  },
};
