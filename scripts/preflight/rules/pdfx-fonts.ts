import { arrayAt, dictAt, nameAt, PDFDict, resolve } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';

const files = ['FontFile', 'FontFile2', 'FontFile3'];

function embedded(font: PDFDict): boolean {
  const subtype = nameAt(font, 'Subtype');
  if (subtype === 'Type3') return true;
  const below = subtype === 'Type0' ? resolve(font.context, arrayAt(font, 'DescendantFonts')?.get(0)) : font;
  const descriptor = below instanceof PDFDict ? dictAt(below, 'FontDescriptor') : undefined;
  return files.some((file) => dictAt(descriptor, file) !== undefined);
}

function find({ pages }: Subject): readonly Found[] {
  const told = new Set<PDFDict>();
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap(({ kind, dict, name }): readonly Found[] => {
      if (kind !== 'font' || told.has(dict) || embedded(dict)) return [];
      told.add(dict);
      return [{ page: number, parameters: { page: number, font: nameAt(dict, 'BaseFont') ?? name } }];
    }),
  );
}

export const pdfxFonts: PressRule = {
  id: 'pdfx.fonts',
  description: {
    en: 'a font that is not embedded',
    zh: '未嵌入的字体',
  },
  source: 'ISO 15930-7:2010, 6.4; ISO 15930-4:2003, 6.5',
  find,
};
