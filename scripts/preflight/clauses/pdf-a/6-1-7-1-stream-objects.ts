import { key, PDFStream } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

const external = ['F', 'FFilter', 'FDecodeParms'];

export const streamObjects: Clause = {
  id: 'pdfa.6-1-7-1',
  tests: ['6.1.7.1-1', '6.1.7.1-2', '6.1.7.1-3'],
  description: {
    en: 'streams whose length is wrong, that do not begin and end on lines of their own, or that lie in another file',
    zh: '流的长度不符、首尾换行不合要求，或内容在其他文件中',
  },
  find: ({ syntax, objects }) => [
    ...syntax.lengths.map(({ object, what }) => breach('6.1.7.1-1', `${object}: ${what}`)),
    ...syntax.streamEnds.map(({ object, what }) => breach('6.1.7.1-2', `${object}: ${what}`)),
    ...objects.flatMap(([ref, object]) =>
      object instanceof PDFStream
        ? external
            .filter((name) => object.dict.has(key(name)))
            .map((name) => breach('6.1.7.1-3', `${ref.objectNumber}: /${name}`))
        : [],
    ),
  ],
};
