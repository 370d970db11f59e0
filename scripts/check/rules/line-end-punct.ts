/** Last lines of paragraphs end short of the column's edge, where their full stop is not seen as one of a row. */
import type { Line } from '../../layout/model.ts';
import type { Rule } from '../rule.ts';
import { findRuns } from '../runs.ts';

const mark = /[，。、；：！？…—”’」』）》〉】〕,.;:!?)\]]$/u;

/** Half-width points of words are too small to be seen so; hyphens are not. */
const marked = (line: Line, square: boolean): string | undefined =>
  line.role === 'body' && !line.last && (line.hyphen !== undefined || (square && mark.test(line.text.trim())))
    ? 'mark'
    : undefined;

export const lineEndPunct: Rule = {
  id: 'line.end-punct',
  description: {
    en: 'lines one under another that all end in punctuation or a hyphen',
    zh: '连续多行以标点或连字符收尾',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find: (subject) => findRuns(subject, 'line.end-punct', marked),
};
