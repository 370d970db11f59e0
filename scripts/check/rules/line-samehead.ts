import type { Line } from '../../layout/model.ts';
import type { Rule } from '../rule.ts';
import { findRuns } from '../runs.ts';

/** First lines of paragraphs stand two characters in: nobody sees their first character as one of a row. */
const begins = (line: Line, square: boolean): string | undefined => {
  if (line.role !== 'body' || line.first) return undefined;
  const text = line.text.trim();
  return square ? [...text][0] : text.split(' ')[0];
};

export const lineSamehead: Rule = {
  id: 'line.samehead',
  description: {
    en: 'lines one under another that all begin with the same character, or word in Latin letters',
    zh: '连续多行以同一个字（西文为词）开头',
  },
  source: { en: 'house rule', zh: '本程序的规则' },
  find: (subject) => findRuns(subject, 'line.samehead', begins),
};
