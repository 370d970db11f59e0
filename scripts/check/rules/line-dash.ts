import { type Pt, ptToMm } from '../../core/units.ts';
import { inkBox, round } from '../boxes.ts';
import { excerpt, isSquare, standing } from '../lines.ts';
import { opening } from '../marks.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const em = (length: number, size: Pt): number => length / ptToMm(size);

function find({ layout, limits }: Subject): readonly Finding[] {
  const [limit, tolerance] = [limits['line.dash'], limits['line.dash.tolerance'] + 1e-3];
  return standing(layout).flatMap((line): readonly Finding[] => {
    if (!isSquare(layout, line)) return [];
    const off = [...line.text.matchAll(/(?<!—)——(?!—)|(?<!…)……(?!…)/gu)].flatMap(({ 0: mark, index }) => {
      const width = em(line.advances[index + 2]! - line.advances[index]!, line.size);
      // The white before an opening mark is taken from behind what stands there.
      const taken = opening.has(line.text[index + 2] ?? '') ? 0.5 : 0;
      return width > limit + tolerance || width < limit - taken - tolerance ? [{ mark, width }] : [];
    });
    const [first] = off;
    if (!first) return [];
    const parameters = { mark: first.mark, width: round(first.width), text: excerpt(line.text), limit };
    return [{ parameters, source: line.source, block: line.block, box: inkBox(line) }];
  });
}

export const lineDash: Rule = {
  id: 'line.dash',
  description: {
    en: 'a dash —— or an ellipsis …… that is not two characters long',
    zh: '破折号、省略号不占两字',
  },
  source: { en: 'GB/T 15834-2011; W3C CLREQ', zh: 'GB/T 15834-2011；W3C《中文排版需求》' },
  find,
};
