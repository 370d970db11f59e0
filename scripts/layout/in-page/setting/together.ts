/** What a line break does not part: a number and its unit, a date, a short title. GB/T 15835 and newspaper practice. */

const unit =
  '(?:平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|公分|小时|分钟|个月|百分点|[万亿千百兆]{1,2}[余多]?[元人吨亩米户]?|[年月日时分秒点岁人名位个只条件家户元角吨米里亩克升度届期次号层楼版页折倍成天周棵株级辆艘座所项台套片块世时口村站处批斤头尾])';

const patterns = [
  new RegExp(`[第约近]?[￥$€]?\\d[\\d.,]*(?:[余多])?${unit}`, 'gu'),
  /\d{4}年\d+月(?:\d+日)?|\d+月\d+日|\d+时\d+分|第\d+/gu,
  /《[^《》]{1,4}》|〈[^〈〉]{1,4}〉/gu,
];

/** Offsets in the text before which a break would part such a thing. */
export function keptTogether(text: string): Set<number> {
  const found = new Set<number>();
  for (const pattern of patterns) {
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      for (let at = index + 1; at < index + whole.length; at += 1) found.add(at);
    }
  }
  return found;
}
