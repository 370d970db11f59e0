import { nameAt, numberAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';
import { annotationsOf } from '../subject/read-subject.ts';

/** Table 165: invisible, hidden, no view, toggle no view must be off; print must be on. */
const [off, on] = [1 | 2 | 32 | 256, 4];

export const annotationFlags: Clause = {
  id: 'pdfa.6-3-2',
  tests: ['6.3.2-1', '6.3.2-2'],
  description: { en: 'annotations that are hidden or do not print', zh: '注释被隐藏或不可打印' },
  find: ({ pages }) =>
    pages.flatMap(({ number, node }) =>
      annotationsOf(node).flatMap((dict) => {
        const subtype = nameAt(dict, 'Subtype') ?? '–';
        const flags = numberAt(dict, 'F');
        if (flags === undefined) return subtype === 'Popup' ? [] : [breach('6.3.2-1', `/${subtype} /F –`, number)];
        return (flags & off) === 0 && (flags & on) !== 0 ? [] : [breach('6.3.2-2', `/${subtype} /F ${flags}`, number)];
      }),
    ),
};
