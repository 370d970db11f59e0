/** White that justification has let in between characters. */

import type { Line } from '../../layout/model.ts';
import { inkBox, round } from '../boxes.ts';
import { excerpt, isSquare, scriptAt, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { isJustified, widestGap, widestSpace } from '../stretch.ts';

function find({ layout, limits }: Subject): readonly Finding[] {
  const limitOf = (line: Line, severity: 'warning' | 'error'): number =>
    isSquare(layout, line) ? limits[`line.stretch.${severity}`] : limits[`line.stretch.words.${severity}`];
  const loose = standing(layout)
    .filter((line) => isJustified(line) && scriptAt(layout, line) !== undefined)
    .map((line) => ({ line, gap: isSquare(layout, line) ? widestGap(line) : widestSpace(line) }))
    .filter(({ line, gap }) => gap > limitOf(line, 'warning') + 2e-3)
    .sort((a, b) => b.gap - a.gap || a.line.baseline - b.line.baseline || a.line.box.x - b.line.box.x);
  // One finding a block: a page with a loose line has more of them.
  const blocks = Map.groupBy(loose, ({ line }) => line.block);
  return [...blocks.values()].map((own) => {
    const { line, gap } = own[0]!;
    const severity = gap > limitOf(line, 'error') + 2e-3 ? 'error' : 'warning';
    const limit = limitOf(line, severity);
    const parameters = { lines: own.length, text: excerpt(line.text), gap: round(gap, 3), limit };
    return { parameters, severity, source: line.source, block: line.block, box: inkBox(line) };
  });
}

export const lineStretch: Rule = {
  id: 'line.stretch',
  description: {
    en: 'lines that are spaced out to fill their measure, between characters, or between words in Latin letters; an error where they gape',
    zh: '字距（西文为词距）拉得过开的行；特别松的为错误',
  },
  source: { en: 'W3C CLREQ: squeeze before stretch', zh: 'W3C《中文排版需求》：先挤进、后推出' },
  find,
};
