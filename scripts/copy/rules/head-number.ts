import type { Finding, Piece, Role, Spot } from '../model.ts';
import { countedIn } from '../numbers.ts';
import type { CopyRule } from '../rule.ts';

const titles: ReadonlySet<Role> = new Set<Role>(['kicker', 'headline', 'deck']);
const body: ReadonlySet<Role> = new Set<Role>(['lede', 'paragraph', 'sidebar']);

interface Said extends Spot {
  readonly value: number;
  readonly what: string;
  readonly rough: boolean;
}

const saidIn = (piece: Piece): Said[] => countedIn(piece).map((one) => ({ piece, ...one }));

/** 2016年 names a year, it counts nothing. */
const isYear = ({ value, what }: Said): boolean => what.startsWith('年') && value >= 1900 && value < 2100;

const MEASURES = /^[年月日个名人位家户次台辆件条只头棵株座栋层间套米里亩吨项种]/u;

/** The same thing is counted: 名党员 and 名党员, 公里栈 and 公里栈; one measure alone says too little. */
function sameThing(a: string, b: string): boolean {
  const needed = MEASURES.test(a) ? 3 : 2;
  return a.length >= needed && a.slice(0, needed) === b.slice(0, needed);
}

export const headNumber: CopyRule = {
  id: 'copy.head-number',
  description: { en: 'a number in the headline that the body gives otherwise', zh: '标题里的数字与正文不符' },
  source: { en: 'newspaper practice', zh: '报业惯例：题文相符' },
  counts: 'fact',
  find({ pieces }) {
    const told = pieces.filter(({ role }) => body.has(role)).flatMap(saidIn);
    return pieces
      .filter(({ role }) => titles.has(role))
      .flatMap(saidIn)
      .flatMap((one): Finding[] => {
        if (one.rough || isYear(one) || told.some(({ value }) => value === one.value)) return [];
        const other = told.find((said) => !isYear(said) && sameThing(one.what, said.what));
        if (!other) return [];
        const decodeCopy = ({ piece, from, to, what }: Said): string => piece.text.slice(from, to) + what;
        const { piece, from, to } = one;
        return [
          { piece, from, to, parameters: { found: decodeCopy(one), other: decodeCopy(other) }, related: [other] },
        ];
      });
  },
};
