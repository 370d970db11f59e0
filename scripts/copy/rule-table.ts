/** The rules of the copy desk as a table for the documentation. */
import type { Language } from '../core/catalogue/index.ts';
import { limitsText, markdownTable, ruleCells } from '../core/rule-table.ts';
import { rules } from './rules.ts';
import { thresholds } from './thresholds.ts';

const words = {
  en: { head: ['rule', 'severity', 'what it finds', 'fix', 'limits', 'source'], units: {}, mends: 'yes' },
  zh: { head: ['规则', '级别', '查什么', '自动改', '限度', '依据'], units: { characters: '字' }, mends: '是' },
} as const;

export function ruleTable(language: Language): string {
  const { head, units, mends } = words[language];
  return markdownTable(
    head,
    rules.map((rule) => [
      ...ruleCells(rule, language),
      rule.mends ? mends : '',
      limitsText(rule.id, thresholds, units),
      rule.source[language],
    ]),
  );
}
