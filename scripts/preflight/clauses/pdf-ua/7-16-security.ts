import { numberAt, PDFDict, resolve } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

/** Table 22: bit 10 lets readers hand text to those who cannot see it. */
export const forReaders = 512;

export const security: Clause = {
  id: 'pdfua.7-16',
  tests: ['7.16-1'],
  description: { en: 'encryption that keeps the text from reading programs', zh: '加密设置阻止辅助阅读' },
  find: ({ context }) => {
    const encryption = resolve(context, context.trailerInfo.Encrypt);
    if (!(encryption instanceof PDFDict)) return [];
    const rights = numberAt(encryption, 'P');
    return rights !== undefined && (rights & forReaders) !== 0 ? [] : [breach('7.16-1', `/P ${rights ?? '–'}`)];
  },
};
