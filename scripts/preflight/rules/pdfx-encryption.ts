import { onFile, type PressRule } from '../rule.ts';

export const pdfxEncryption: PressRule = {
  id: 'pdfx.encryption',
  description: {
    en: 'an encrypted file',
    zh: '加密的文件',
  },
  source: 'ISO 15930-7:2010, 6.20; ISO 15930-4:2003, 6.14',
  find: ({ context }) => (context.trailerInfo.Encrypt ? [onFile()] : []),
};
