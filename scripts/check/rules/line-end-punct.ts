/** Last lines of paragraphs end short of the column's edge, where their full stop is not seen as one of a row. */
import type { Line } from '../../layout/model.ts';
import type { Rule } from '../rule.ts';
import { findRuns } from '../runs.ts';

const mark = /[，。、；：！？…—”’」』）》〉】〕,.;:!?)\]]$/u;

const marked = (line: Line): string | undefined =>
  line.role === 'body' && !line.last && mark.test(line.text.trim()) ? 'mark' : undefined;

export const lineEndPunct: Rule = {
  id: 'line.end-punct',
  description: {
    en: 'lines one under another that all end in punctuation',
    zh: '连续多行以标点收尾',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find: (subject) => findRuns(subject, 'line.end-punct', marked),
};
