import { textAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { specificationsOf } from '../pdf-a/6-8-embedded-files.ts';

export const uaEmbeddedFiles: Clause = {
  id: 'pdfua.7-11',
  tests: ['7.11-1'],
  description: { en: 'files inside the file without a name', zh: '附件没有名称' },
  find: (subject) =>
    specificationsOf(subject).flatMap((one) =>
      textAt(one, 'F') && textAt(one, 'UF')
        ? []
        : [breach('7.11-1', `${textAt(one, 'UF') ?? textAt(one, 'F') ?? '–'} /F /UF`)],
    ),
};
