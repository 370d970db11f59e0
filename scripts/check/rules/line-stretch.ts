/**
 * White that justification has let in between characters. Measured between two Han characters, which by themselves
 * stand solid; beside marks and Latin letters other spaces come into it. A note: what the lines of a paragraph can do
 * depends on its words, and nobody refuses a page for a loose line.
 */
import { ptToMm } from '../../core/units.ts';
import type { Line, Role } from '../../layout/model.ts';
import { inkBox, round } from '../boxes.ts';
import { excerpt, isChinese, standing } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

const running: ReadonlySet<Role> = new Set<Role>(['body', 'lede', 'sidebar']);
const han = /\p{Script=Han}/u;

/** The widest gap between two Han characters of a line, em. */
function widest({ text, advances, size }: Line): number {
  const em = ptToMm(size);
  const gaps = Array.from({ length: Math.max(0, text.length - 1) }, (_, at) =>
    han.test(text[at]!) && han.test(text[at + 1]!) ? (advances[at + 1]! - advances[at]!) / em - 1 : 0,
  );
  return Math.max(0, ...gaps);
}

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const limit = limits['line.stretch'];
  const loose = standing(layout)
    .filter((line) => running.has(line.role) && !line.last && !line.vertical)
    .map((line) => ({ line, gap: widest(line) }))
    .filter(({ gap }) => gap > limit + 2e-3)
    .sort((a, b) => b.gap - a.gap || a.line.baseline - b.line.baseline || a.line.box.x - b.line.box.x);
  // One finding a block: a page with a loose line has more of them.
  const blocks = Map.groupBy(loose, ({ line }) => line.block);
  return [...blocks.values()].map((own) => {
    const { line, gap } = own[0]!;
    const parameters = { lines: own.length, text: excerpt(line.text), gap: round(gap, 3), limit };
    return { parameters, source: line.source, block: line.block, box: inkBox(line) };
  });
}

export const lineStretch: Rule = {
  id: 'line.stretch',
  description: {
    en: 'lines that are spaced out to fill their measure',
    zh: '字距拉得过开的行',
  },
  source: { en: 'W3C CLREQ: squeeze before stretch', zh: 'W3C《中文排版需求》：先挤进、后推出' },
  find,
};
