import { nameAt } from '../../../pdf/index.ts';
import { breach, type Clause } from '../clause.ts';

const known = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']);

export const renderingIntents: Clause = {
  id: 'pdfa.6-2-6',
  tests: ['6.2.6-1'],
  description: { en: 'rendering intents that the format does not have', zh: '未定义的呈现意图' },
  find: ({ pages }) =>
    pages.flatMap(({ number, content, reached }) => {
      const told = [
        ...content.intents,
        ...content.inlineImages.flatMap(({ intent }) => intent ?? []),
        ...reached.flatMap(({ kind, dict }) =>
          kind === 'image' ? (nameAt(dict, 'Intent') ?? []) : kind === 'state' ? (nameAt(dict, 'RI') ?? []) : [],
        ),
      ];
      return [...new Set(told)].filter((name) => !known.has(name)).map((name) => breach('6.2.6-1', `/${name}`, number));
    }),
};
