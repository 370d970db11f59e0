import { key, textAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { configurationsOf } from '../pdf-a/6-9-optional-content.ts';

export const uaOptionalContent: Clause = {
  id: 'pdfua.7-10',
  tests: ['7.10-1', '7.10-2'],
  description: { en: 'layers without a name, or switched by themselves', zh: '图层配置无名，或自动切换' },
  find: (subject) =>
    configurationsOf(subject).flatMap((one) => [
      ...(textAt(one, 'Name') ? [] : [breach('7.10-1', '/Name –')]),
      ...(one.has(key('AS')) ? [breach('7.10-2', '/AS')] : []),
    ]),
};
