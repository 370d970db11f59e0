import { distancesFromGrid } from '../baseline.ts';
import { around, inkBox, round } from '../boxes.ts';
import { excerpt } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

function lines({ layout, limits }: Subject): readonly Finding[] {
  const limit = limits['geo.baseline'] * layout.grid.pitch;
  const off = distancesFromGrid(layout, limit).filter((one) => Math.abs(one.off) > limit);
  return layout.frames.flatMap((frame, index): readonly Finding[] => {
    const own = off
      .filter((one) => one.frame === index)
      .sort((a, b) => a.line.baseline - b.line.baseline || b.line.box.x - a.line.box.x);
    const first = own[0]?.line;
    if (!first) return [];
    const furthest = Math.max(...own.map((one) => Math.abs(one.off)));
    const parameters = {
      lines: own.length,
      column: frame.column,
      text: excerpt(first.text),
      off: round(furthest),
      limit: round(limit),
    };
    const box = around(own.map(({ line }) => inkBox(line)));
    return [{ parameters, source: first.source, block: first.block, box }];
  });
}

export const geoBaseline: Rule = {
  id: 'geo.baseline',
  description: {
    en: 'body lines off the baseline grid of the page',
    zh: '正文行偏离版面的基线网格',
  },
  source: { en: 'newspaper practice: lines of all columns on common rows', zh: '报业惯例：各栏行行相对' },
  find: lines,
};
