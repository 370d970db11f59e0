import { type Breach, breach, type Clause } from '../clause.ts';
import { tableFaults } from '../subject/table-grid.ts';
import { nameOfElement, type Tagged } from '../subject/tag-facts.ts';

interface Rule {
  /** Tests for what may stand around the type, and what may stand in it. */
  readonly around?: readonly [test: string, types: readonly string[]];
  readonly inside?: readonly [test: string, types: readonly string[]];
}

const cells = ['TH', 'TD'];
const groups = ['THead', 'TBody', 'TFoot'];
/** ISO 32000-1:2008, 14.8.4.2 and 14.8.4.3. */
const rules: Readonly<Record<string, Rule>> = {
  Table: { inside: ['7.2-3', ['TR', ...groups, 'Caption']] },
  TR: { around: ['7.2-4', ['Table', ...groups]], inside: ['7.2-10', cells] },
  THead: { around: ['7.2-5', ['Table']], inside: ['7.2-36', ['TR']] },
  TBody: { around: ['7.2-6', ['Table']], inside: ['7.2-37', ['TR']] },
  TFoot: { around: ['7.2-7', ['Table']], inside: ['7.2-38', ['TR']] },
  TH: { around: ['7.2-8', ['TR']] },
  TD: { around: ['7.2-9', ['TR']] },
  LI: { around: ['7.2-17', ['L']], inside: ['7.2-20', ['Lbl', 'LBody']] },
  LBody: { around: ['7.2-18', ['LI']] },
  L: { inside: ['7.2-19', ['L', 'LI', 'Caption']] },
  TOCI: { around: ['7.2-26', ['TOC']] },
  TOC: { inside: ['7.2-27', ['TOC', 'TOCI', 'Caption']] },
};

function nesting(one: Tagged): readonly Breach[] {
  const { around, inside } = rules[one.standard ?? ''] ?? {};
  const above = one.parent?.standard;
  const strange = inside
    ? one.kids.filter((kid) => kid.standard !== undefined && !inside[1].includes(kid.standard))
    : [];
  return [
    ...(around && !(above && around[1].includes(above))
      ? [breach(around[0], `${above ?? '–'} > ${nameOfElement(one)}`)]
      : []),
    ...strange.map((kid) => breach(inside![0], `${one.standard} > ${nameOfElement(kid)}`)),
  ];
}

/** Where captions may stand, and how many heads, feet and bodies a table may have. */
function counts(one: Tagged): readonly Breach[] {
  const kids = one.kids.flatMap(({ standard }) => standard ?? []);
  const number = (type: string): number => kids.filter((kid) => kid === type).length;
  const tell = (test: string, what: string): Breach => breach(test, `${nameOfElement(one)} ${what}`);
  const late = kids.slice(1).includes('Caption');
  if (one.standard === 'L') return late ? [tell('7.2-40', 'Caption')] : [];
  if (one.standard === 'TOC') return late ? [tell('7.2-28', 'Caption')] : [];
  if (one.standard !== 'Table') return [];
  return [
    ...(number('THead') > 1 ? [tell('7.2-11', `THead × ${number('THead')}`)] : []),
    ...(number('TFoot') > 1 ? [tell('7.2-12', `TFoot × ${number('TFoot')}`)] : []),
    ...(number('TFoot') > 0 && number('TBody') === 0 ? [tell('7.2-13', 'TFoot, TBody –')] : []),
    ...(number('THead') > 0 && number('TBody') === 0 ? [tell('7.2-14', 'THead, TBody –')] : []),
    ...(kids.slice(1, -1).includes('Caption') ? [tell('7.2-16', 'Caption')] : []),
    ...(number('Caption') > 1 ? [tell('7.2-39', `Caption × ${number('Caption')}`)] : []),
    ...tableFaults(one).map(({ test, what }) => tell(test, what)),
  ];
}

export const nestingOfElements: Clause = {
  id: 'pdfua.7-2',
  tests: [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 26, 27, 28, 36, 37, 38, 39, 40, 41, 42, 43,
  ].map((test) => `7.2-${test}`),
  description: {
    en: 'lists, tables and contents whose parts stand where they do not belong',
    zh: '列表、表格、目录的结构元素嵌套有误',
  },
  find: ({ tags }) => tags.elements.flatMap((one) => [...nesting(one), ...counts(one)]),
};
