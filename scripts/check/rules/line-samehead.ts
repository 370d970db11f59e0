import type { Line } from '../../layout/model.ts';
import { around, inkBox } from '../boxes.ts';
import { legs } from '../legs.ts';
import { excerpt, isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { runsOf } from '../runs.ts';

/** First lines of paragraphs stand two characters in: nobody sees their first character as one of a row. */
const begins = (line: Line): string | undefined =>
  line.role === 'body' && !line.first ? [...line.text.trim()][0] : undefined;

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const limit = limits['line.samehead'];
  return legs(layout).flatMap(({ lines, frames }) =>
    runsOf(lines, begins)
      .filter((run) => run.length >= limit)
      .map((run) => {
        const [first] = run;
        const parameters = {
          lines: run.length,
          column: frames[0]!.column,
          mark: begins(first!),
          text: excerpt(first!.text),
          limit: limit - 1,
        };
        return { parameters, source: first!.source, block: first!.block, box: around(run.map(inkBox)) };
      }),
  );
}

export const lineSamehead: Rule = {
  id: 'line.samehead',
  description: {
    en: 'lines one under another that all begin with the same character',
    zh: '连续多行以同一个字开头',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find,
};
