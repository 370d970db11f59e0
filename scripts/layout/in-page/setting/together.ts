/** What a line break does not part: a number and its unit, a date, a short title. GB/T 15835 and newspaper practice. */

const unit =
  '(?:平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|公分|小时|分钟|个月|百分点|[万亿千百兆]{1,2}[余多]?[元人吨亩米户]?|[年月日时分秒点岁人名位个只条件家户元角吨米里亩克升度届期次号层楼版页折倍成天周棵株级辆艘座所项台套片块世时口村站处批斤头尾])';

/** What a break would part: a number from what it counts, a title in itself; or the parts of a date. */
export type Together = 'unit' | 'date';

const patterns: readonly (readonly [Together, RegExp])[] = [
  ['date', /\d{4}年\d+月(?:\d+日)?|\d+月\d+日|\d+时\d+分/gu],
  ['unit', new RegExp(`[第约近]?[￥$€]?\\d[\\d.,]*(?:[余多])?${unit}`, 'gu')],
  ['unit', /第\d+/gu],
  ['unit', /《[^《》]{1,4}》|〈[^〈〉]{1,4}〉/gu],
];

/** By the offset in the text before which a break would part it; of two the graver. */
export function keptTogether(text: string): ReadonlyMap<number, Together> {
  const found = new Map<number, Together>();
  for (const [together, pattern] of patterns) {
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      for (let at = index + 1; at < index + whole.length; at += 1) found.set(at, together);
    }
  }
  return found;
}
