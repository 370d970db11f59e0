/** The layout rules as a table for the documentation. */
import type { Language } from '../core/catalogue/index.ts';
import { limitsText, markdownTable, ruleCells } from '../core/rule-table.ts';
import { rules } from './rules.ts';
import { thresholds } from './thresholds.ts';

const words = {
  en: { head: ['rule', 'severity', 'what it finds', 'limits', 'source'], units: {} },
  zh: {
    head: ['规则', '级别', '查什么', '限度', '依据'],
    units: {
      ...{ rows: '行', characters: '字', lines: '行', times: '倍', columns: '栏', em: '字宽' },
      ...{ families: '种', headlines: '条', logos: '个' },
    },
  },
} as const;

export function ruleTable(language: Language): string {
  const { head, units } = words[language];
  return markdownTable(
    head,
    rules.map((rule) => [...ruleCells(rule, language), limitsText(rule.id, thresholds, units), rule.source[language]]),
  );
}
