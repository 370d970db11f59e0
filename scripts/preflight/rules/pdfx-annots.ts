import { arrayAt, type Bounds, dictAt, nameAt, numbersAt, PDFDict, resolve } from '../../pdf/index.ts';
import { boxInMm, type Found, onFile, type PressRule, type Subject, type SubjectPage } from '../rule.ts';

const printable = ({ node: { boxes } }: SubjectPage): readonly number[] =>
  boxes.BleedBox ?? boxes.TrimBox ?? boxes.MediaBox!;

const meets = (a: readonly number[], b: readonly number[]): boolean =>
  a[0]! < b[2]! && a[2]! > b[0]! && a[1]! < b[3]! && a[3]! > b[1]!;

function find({ pages, catalog }: Subject): readonly Found[] {
  const found = pages.flatMap((page) =>
    (arrayAt(page.node.dict, 'Annots')?.asArray() ?? []).slice(0, 1000).flatMap((one): readonly Found[] => {
      const dict = resolve(page.node.dict.context, one);
      const rect = dict instanceof PDFDict ? numbersAt(dict, 'Rect') : undefined;
      if (!(dict instanceof PDFDict) || rect?.length !== 4) return [];
      const [a, b, c, d] = rect as [number, number, number, number];
      const box: Bounds = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
      const kind = nameAt(dict, 'Subtype') ?? '–';
      if (kind === 'TrapNet' || kind === 'PrinterMark' || !meets(box, printable(page))) return [];
      return [{ page: page.number, box: boxInMm(page, box), parameters: { page: page.number, kind } }];
    }),
  );
  const form = dictAt(catalog, 'AcroForm');
  return form && (arrayAt(form, 'Fields')?.size() ?? 0) > 0 && found.length === 0
    ? [onFile({ kind: 'AcroForm' })]
    : found;
}

export const pdfxAnnots: PressRule = {
  id: 'pdfx.annots',
  description: {
    en: 'annotations (links, notes, form fields) on the printed area',
    zh: '印刷范围内的注释（链接、批注、表单域）',
  },
  source: 'ISO 15930-7:2010, 6.14; ISO 15930-4:2003, 6.16',
  find,
};
