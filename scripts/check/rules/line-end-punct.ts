/**
 * A note: where lines fall is chance, and only an edit moves it. Last lines of paragraphs end short of the column's
 * edge, where their full stop is not seen as one of a row.
 */
import type { Line } from '../../layout/model.ts';
import { around, inkBox } from '../boxes.ts';
import { legs } from '../legs.ts';
import { excerpt, isChinese } from '../lines.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { runsOf } from '../runs.ts';

const mark = /[，。、；：！？…—”’」』）》〉】〕,.;:!?)\]]$/u;

const marked = (line: Line): string | undefined =>
  line.role === 'body' && !line.last && mark.test(line.text.trim()) ? 'mark' : undefined;

function find({ layout, limits }: Subject): readonly Finding[] {
  if (!isChinese(layout)) return [];
  const limit = limits['line.end-punct'];
  return legs(layout).flatMap(({ lines, frames }) =>
    runsOf(lines, marked)
      .filter((run) => run.length >= limit)
      .map((run) => {
        const [first] = run;
        const parameters = {
          lines: run.length,
          column: frames[0]!.column,
          text: excerpt(first!.text),
          limit: limit - 1,
        };
        return { parameters, source: first!.source, block: first!.block, box: around(run.map(inkBox)) };
      }),
  );
}

export const lineEndPunct: Rule = {
  id: 'line.end-punct',
  description: {
    en: 'lines one under another that all end in punctuation',
    zh: '连续多行以标点收尾',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find,
};
