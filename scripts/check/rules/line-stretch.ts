/** White that justification has let in between characters. */
import { inkBox, round } from '../boxes.ts';
import { excerpt, isChinese, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { isJustified, widestGap } from '../stretch.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const least = limits['line.stretch.warning'];
  const loose = standing(layout)
    .filter(isJustified)
    .map((line) => ({ line, gap: widestGap(line) }))
    .filter(({ gap }) => gap > least + 2e-3)
    .sort((a, b) => b.gap - a.gap || a.line.baseline - b.line.baseline || a.line.box.x - b.line.box.x);
  // One finding a block: a page with a loose line has more of them.
  const blocks = Map.groupBy(loose, ({ line }) => line.block);
  return [...blocks.values()].map((own) => {
    const { line, gap } = own[0]!;
    const severity = gap > limits['line.stretch.error'] + 2e-3 ? 'error' : 'warning';
    const limit = limits[`line.stretch.${severity}`];
    const parameters = { lines: own.length, text: excerpt(line.text), gap: round(gap, 3), limit };
    return { parameters, severity, source: line.source, block: line.block, box: inkBox(line) };
  });
}

export const lineStretch: Rule = {
  id: 'line.stretch',
  description: {
    en: 'lines that are spaced out to fill their measure; an error where they gape',
    zh: '字距拉得过开的行；特别松的为错误',
  },
  source: { en: 'W3C CLREQ: squeeze before stretch', zh: 'W3C《中文排版需求》：先挤进、后推出' },
  find,
};
