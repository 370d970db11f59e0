/** The rules of preflight as a table for the documentation. */
import type { Language } from '../core/catalogue/index.ts';
import { limitsText, markdownTable, ruleCells } from '../core/rule-table.ts';
import { pressRules } from './rules.ts';
import { pressThresholds } from './thresholds.ts';

const heads = {
  en: ['rule', 'severity', 'what it finds', 'limits', 'source'],
  zh: ['规则', '级别', '查什么', '限度', '依据'],
} as const;

/** Figures of the preset that rules measure against. */
const ofPreset: Readonly<Record<string, string>> = {
  'ink.tac': 'tac',
  'ink.reverse-min': 'type.reversed, type.reversedMulti',
  'ink.multi-min': 'type.multi',
  'ink.black-min': 'type.black, type.latin',
  'ink.hairline': 'line.single, line.multi',
  'ink.highlight': 'highlight',
  'img.ppi': 'ppi.least, ppi.target',
};

function limitsOf(id: string): string {
  const preset = ofPreset[id];
  return [preset && `preset \`${preset}\``, limitsText(id, pressThresholds)].filter(Boolean).join(', ');
}

export function pressRuleTable(language: Language): string {
  return markdownTable(
    heads[language],
    pressRules.map((rule) => [...ruleCells(rule, language), limitsOf(rule.id), rule.source]),
  );
}
