import { arrayAt, dictAt, key, nameAt, PDFDict, PDFStream, resolve } from '../../../pdf/index.ts';
import { filtersOf } from '../../walk/colour-space.ts';
import { breach, type Clause } from '../clause.ts';

/** ISO 32000-1:2008, table 6, without LZWDecode. */
const allowed = new Set(
  'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode'.split(' '),
);

/** A crypt filter that does nothing may stand. */
function isIdentity(dict: PDFDict, at: number): boolean {
  const list = arrayAt(dict, 'DecodeParms');
  const one = list ? resolve(dict.context, list.get(at)) : dictAt(dict, 'DecodeParms');
  return one instanceof PDFDict && nameAt(one, 'Name') === 'Identity';
}

export const filters: Clause = {
  id: 'pdfa.6-1-7-2',
  tests: ['6.1.7.2-1'],
  description: {
    en: 'streams in a compression that PDF/A does not take, such as LZW',
    zh: '使用 PDF/A 不允许的压缩方式（如 LZW）',
  },
  find: ({ objects }) =>
    objects.flatMap(([ref, object]) => {
      if (!(object instanceof PDFStream) || !object.dict.has(key('Filter'))) return [];
      return filtersOf(object.dict).flatMap((name, at) =>
        allowed.has(name) || (name === 'Crypt' && isIdentity(object.dict, at))
          ? []
          : [breach('6.1.7.2-1', `${ref.objectNumber}: /${name}`)],
      );
    }),
};
