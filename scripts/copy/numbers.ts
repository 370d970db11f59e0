/** Numbers in Chinese copy, in digits or in Han, with what they count. */
import type { Piece } from './model.ts';

export interface Counted {
  readonly value: number;
  /** Up to three characters behind the number, less 多 and 余: 名党员. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** 近, 约, 超, 多, 余: the number is no exact one. */
  readonly rough: boolean;
  readonly digits: boolean;
}

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const ones = '零一二三四五六七八九';

/** The value of a number in Han: 一百二十六, 两千, 〇. */
export function hanValue(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const one of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const scale = scales[one];
    if (scale === undefined) digit = ones.indexOf(one);
    else if (scale >= 1e4) {
      total = (total + section + digit) * scale;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + section + digit;
}

const PATTERN =
  /(近|约|超|逾|过|达)?(?:(\d[\d,]*(?:\.\d+)?)([万亿千百]+)?|([零〇一二两三四五六七八九十百千万亿]+))(多|余|来)?([\p{Script=Han}%％℃]{1,3})?/gu;

export function countedIn({ text }: Piece): readonly Counted[] {
  return [...text.matchAll(PATTERN)].map((match): Counted => {
    const [whole, before, digits, scale, han, after, what = ''] = match;
    const value =
      digits === undefined
        ? hanValue(han!)
        : Number(digits.replaceAll(',', '')) * [...(scale ?? '')].reduce((product, one) => product * scales[one]!, 1);
    const from = match.index + (before?.length ?? 0);
    return {
      value,
      what,
      from,
      to: match.index + whole.length - what.length,
      rough: before !== undefined || after !== undefined,
      digits: digits !== undefined,
    };
  });
}
