import { PDFRawStream, PDFStream } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';
import { filtersOf } from '../walk/colour-space.ts';

const refused = {
  'PDF/X-4': new Set(['LZWDecode', 'LZW', 'Crypt']),
  'PDF/X-1a:2003': new Set(['LZWDecode', 'LZW', 'Crypt', 'JBIG2Decode', 'JPXDecode']),
} as const;

function find({ context, conformance, bytes }: Subject): readonly Found[] {
  const counts = new Map<string, number>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFStream)) continue;
    for (const filter of object instanceof PDFRawStream ? filtersOf(object.dict) : []) {
      if (refused[conformance].has(filter)) counts.set(filter, (counts.get(filter) ?? 0) + 1);
    }
  }
  // The reader takes object streams apart as it opens a file, so they are looked for in its bytes.
  if (
    conformance !== 'PDF/X-4' &&
    /\/Type\s*\/(?:ObjStm|XRef)\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
  ) {
    counts.set('ObjStm', 1);
  }
  return [...counts].map(([filter, count]) => onFile({ filter, count }));
}

export const pdfxCompression: PressRule = {
  id: 'pdfx.compression',
  description: {
    en: 'a compression that the standard does not take',
    zh: '标准不允许的压缩方式',
  },
  source: 'ISO 15930-7:2010, 6.5; ISO 15930-4:2003, 6.3',
  find,
};
