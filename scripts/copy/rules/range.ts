import { around, inPieces } from '../in-pieces.ts';
import type { Finding, Piece } from '../model.ts';
import type { CopyRule, Desk } from '../rule.ts';

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const DATES = '年月日时点';
/** A year before a hyphen and no year behind it is a number of an issue or of a paper: 2021-3期. */
const YEAR = /^(?:19|20)\d\d$/;

interface Patterns {
  readonly range: RegExp;
}

const made = new WeakMap<readonly string[], Patterns>();

/**
 * Two numbers that a hyphen, a tilde or an en dash joins, with a word of measure behind the second or behind both. What
 * stands in a longer chain (2021-06-30, 0772-3000000) is a date or a code.
 */
function patternsOf(measures: readonly string[]): Patterns {
  const known = made.get(measures);
  if (known) return known;
  const words = [...measures]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const number = '[0-9０-９]+(?:\\.[0-9]+)?[万亿]?';
  const range = new RegExp(
    `(?<![-–~～—－0-9０-９A-Za-z./:：])(${number}(?:${words})?)( ?[-–－~〜] ?)(?=(${number})(${words})?)(?![0-9０-９.]+[-–－~/:])`,
    'g',
  );
  const patterns = { range };
  made.set(measures, patterns);
  return patterns;
}

function find(piece: Piece, { house }: Desk): Finding[] {
  return [...piece.text.matchAll(patternsOf(house.measures).range)].flatMap((match): Finding[] => {
    const [whole, first, sign, second, measure = ''] = match as unknown as [string, string, string, string, string?];
    const unit = /[^0-9０-９.万亿]+$/.exec(first)?.[0] ?? measure;
    const wave = sign.includes('~') || sign.includes('〜');
    // A hyphen without a measure may stand in a code, a score or a difference.
    if (unit === '' && !wave) return [];
    if (YEAR.test(first) && unit !== '年') return [];
    // A unit of letters belongs to no Chinese word: 3-5m is a range, 3-5mm too, F-16 was left out above.
    if (
      /^[a-z]/i.test(measure) &&
      /^[a-z]/i.test(piece.text.slice(match.index + whole.length + second.length + measure.length))
    )
      return [];
    const instead = unit !== '' && DATES.includes(unit) ? house.ranges.dates : house.ranges.values;
    if (sign === instead) return [];
    const from = match.index + first.length;
    const to = from + sign.length;
    const parameters = { found: sign.trim(), instead, around: around(piece, from, to) };
    return [{ piece, from, to, parameters, mend: instead }];
  });
}

export const range: CopyRule = {
  id: 'copy.range',
  description: {
    en: 'a hyphen or a half-width tilde between the numbers of a range with its unit',
    zh: '数值或时间的起止之间用了短横线、半角波浪号',
  },
  source: {
    en: 'GB/T 15834-2011, 4.13; GB/T 15835-2011, 5.1.3',
    zh: 'GB/T 15834-2011 第 4.13 条；GB/T 15835-2011 第 5.1.3 条',
  },
  counts: 'punctuation',
  mends: true,
  find: (desk) => inPieces(desk, (piece) => find(piece, desk)),
};
