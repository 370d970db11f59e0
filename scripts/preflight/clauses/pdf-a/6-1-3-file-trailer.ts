import { PDFArray, PDFHexString, PDFString, resolve } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';

function hasId({ context }: ClauseSubject): boolean {
  const id = resolve(context, context.trailerInfo.ID);
  const first = id instanceof PDFArray ? resolve(context, id.get(0)) : undefined;
  return (first instanceof PDFString || first instanceof PDFHexString) && first.asBytes().length > 0;
}

export const fileTrailer: Clause = {
  id: 'pdfa.6-1-3',
  tests: ['6.1.3-1', '6.1.3-2', '6.1.3-3'],
  description: {
    en: 'a file without an identifier, an encrypted one, or bytes behind its end',
    zh: '文件没有标识符、已加密，或文件末尾之后还有数据',
  },
  find: (subject) => [
    ...(hasId(subject) ? [] : [breach('6.1.3-1', '/ID –')]),
    ...(subject.context.trailerInfo.Encrypt ? [breach('6.1.3-2', '/Encrypt')] : []),
    ...(subject.syntax.afterEnd > 0 ? [breach('6.1.3-3', `%%EOF + ${subject.syntax.afterEnd} B`)] : []),
  ],
};
