import { dictAt, objectAt, PDFBool } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const uaConformance: Clause = {
  id: 'pdfua.6',
  tests: ['6.1-1', '6.2-1'],
  description: {
    en: 'a file that is no PDF 1.x, or does not say that it is tagged',
    zh: '文件不是 PDF 1.x，或没有标明已加标签',
  },
  find: ({ syntax, catalog }) => {
    const marked = objectAt(dictAt(catalog, 'MarkInfo'), 'Marked');
    return [
      ...(/^%PDF-1\.[0-7]$/.test(syntax.header) ? [] : [breach('6.1-1', syntax.header.slice(0, 20))]),
      ...(marked instanceof PDFBool && marked.asBoolean() ? [] : [breach('6.2-1', '/MarkInfo /Marked')]),
    ];
  },
};
