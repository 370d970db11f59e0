import type { Line } from '../../layout/model.ts';
import type { Rule } from '../rule.ts';
import { findRuns } from '../runs.ts';

/** First lines of paragraphs stand two characters in: nobody sees their first character as one of a row. */
const begins = (line: Line): string | undefined =>
  line.role === 'body' && !line.first ? [...line.text.trim()][0] : undefined;

export const lineSamehead: Rule = {
  id: 'line.samehead',
  description: {
    en: 'lines one under another that all begin with the same character',
    zh: '连续多行以同一个字开头',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find: (subject) => findRuns(subject, 'line.samehead', begins),
};
