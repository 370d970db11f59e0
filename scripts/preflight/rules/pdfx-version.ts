import { textAt } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

function find({ version, xmp, info, conformance }: Subject): readonly Found[] {
  const highest = conformance === 'PDF/X-4' ? 1.6 : 1.4;
  const told = conformance === 'PDF/X-4' ? xmp?.get('pdfxid:GTS_PDFXVersion') : textAt(info, 'GTS_PDFXVersion');
  const found: Found[] = [];
  if (!(Number(version) <= highest)) found.push(onFile({ what: `%PDF-${version}`, wanted: `%PDF-${highest}` }));
  if (told !== conformance) found.push(onFile({ what: told || '–', wanted: conformance }));
  return found;
}

export const pdfxVersion: PressRule = {
  id: 'pdfx.version',
  description: {
    en: 'a header or version key that is not the one of the standard',
    zh: '文件头或版本键与标准不符',
  },
  source: 'ISO 15930-7:2010, 6.1 and 6.16; ISO 15930-4:2003, 6.1 and 6.11',
  find,
};
