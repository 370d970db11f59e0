import { dictAt, numberAt, objectAt, PDFName, type PDFObject } from '../../pdf/index.ts';
import type { Found, PressRule, Subject } from '../rule.ts';
import type { Reached } from '../walk/reach.ts';

const plainTransfer = (value: PDFObject | undefined): boolean =>
  value instanceof PDFName && (value.decodeText() === 'Default' || value.decodeText() === 'Identity');

function faultOf({ kind, dict, name }: Reached): string | undefined {
  if (kind !== 'state') return undefined;
  if (objectAt(dict, 'TR') !== undefined) return `/${name} /TR`;
  if (objectAt(dict, 'TR2') !== undefined && !plainTransfer(objectAt(dict, 'TR2'))) return `/${name} /TR2`;
  if (objectAt(dict, 'HTP') !== undefined) return `/${name} /HTP`;
  const halftone = objectAt(dict, 'HT');
  if (halftone === undefined || halftone instanceof PDFName) return undefined;
  const own = dictAt(dict, 'HT');
  const type = numberAt(own, 'HalftoneType');
  if (type !== 1 && type !== 5) return `/${name} /HalftoneType ${type ?? '–'}`;
  return objectAt(own, 'HalftoneName') !== undefined ? `/${name} /HalftoneName` : undefined;
}

function find({ pages }: Subject): readonly Found[] {
  return pages.flatMap(({ number, reached }) =>
    reached.flatMap((one): readonly Found[] => {
      const what = faultOf(one);
      return what ? [{ page: number, parameters: { page: number, what } }] : [];
    }),
  );
}

export const pdfxTransfer: PressRule = {
  id: 'pdfx.transfer',
  description: {
    en: 'transfer curves and halftones that the page brings along',
    zh: '页面自带的传递曲线与网点设置',
  },
  source: 'ISO 15930-7:2010, 6.7; ISO 15930-4:2003, 6.15',
  find,
};
