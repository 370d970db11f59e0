/** The rules as a Markdown table for the documentation, made from the code so that it cannot lag behind. */
import { catalogue, type Language } from '../core/catalogue/index.ts';
import { pressRules } from './rules.ts';
import { type PressThreshold, pressThresholds } from './thresholds.ts';

const words = {
  en: {
    head: ['rule', 'severity', 'what it finds', 'limits', 'source'],
    severity: { error: 'error', warning: 'warning', info: 'note' },
  },
  zh: {
    head: ['规则', '级别', '查什么', '限度', '依据'],
    severity: { error: '错误', warning: '警告', info: '提示' },
  },
} as const;

/** Figures of the preset that rules measure against. */
const ofPreset: Readonly<Record<string, string>> = {
  'ink.tac': 'tac',
  'ink.reverse-min': 'type.reversed, type.reversedMulti',
  'ink.multi-min': 'type.multi',
  'ink.black-min': 'type.black',
  'ink.hairline': 'line.single, line.multi',
  'ink.highlight': 'highlight',
  'img.ppi': 'ppi.least, ppi.target',
};

function limitsOf(id: string): string {
  const preset = ofPreset[id];
  const own = Object.entries(pressThresholds).filter(([name]) => name === id || name.startsWith(`${id}.`));
  const figures = own.map(([name, { value, unit }]: readonly [string, PressThreshold]) => {
    const label = name.slice(id.length + 1);
    return `${label && `\`${label}\` `}${value} ${unit}`;
  });
  return [...(preset ? [`preset \`${preset}\``] : []), ...figures].join(', ');
}

export function pressRuleTable(language: Language): string {
  const { head, severity } = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = pressRules.map(({ id, description, source }) =>
    row([`\`${id}\``, severity[catalogue[id].severity], description[language], limitsOf(id), source]),
  );
  return [row(head), row(head.map(() => '---')), ...body].join('\n');
}
