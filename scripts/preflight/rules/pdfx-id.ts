import { PDFArray, resolve } from '../../pdf/index.ts';
import { onFile, type PressRule } from '../rule.ts';

export const pdfxId: PressRule = {
  id: 'pdfx.id',
  description: {
    en: 'a file without an identifier',
    zh: '文件没有标识符（ID）',
  },
  source: 'ISO 15930-7:2010, 6.1; ISO 15930-4:2003, 6.13',
  find: ({ context }) => {
    const id = resolve(context, context.trailerInfo.ID);
    return id instanceof PDFArray && id.size() === 2 ? [] : [onFile()];
  },
};
