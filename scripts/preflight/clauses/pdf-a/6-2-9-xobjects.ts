import { key, nameAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

export const xobjects: Clause = {
  id: 'pdfa.6-2-9',
  tests: ['6.2.9-1', '6.2.9-2', '6.2.9-3'],
  description: {
    en: 'content that is PostScript, stands for other content (OPI), or lies in another file',
    zh: '内容为 PostScript、OPI 替代，或在其他文件中',
  },
  find: ({ pages }) =>
    pages.flatMap(({ number, reached }) =>
      reached.flatMap(({ kind, dict, name }) => {
        if (kind === 'postscript') return [breach('6.2.9-3', `/${name}`, number)];
        if (kind !== 'form') return [];
        const posts = dict.has(key('OPI')) || dict.has(key('PS')) || nameAt(dict, 'Subtype2') === 'PS';
        return [
          ...(posts ? [breach('6.2.9-1', `/${name}`, number)] : []),
          ...(dict.has(key('Ref')) ? [breach('6.2.9-2', `/${name} /Ref`, number)] : []),
        ];
      }),
    ),
};
