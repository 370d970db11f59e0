/** The rules as a Markdown table for the documentation, made from the code so that it cannot lag behind. */
import { catalogue, type Language } from '../core/catalogue/index.ts';
import { rules } from './rules.ts';
import { type Threshold, thresholds } from './thresholds.ts';

const words = {
  en: {
    head: ['rule', 'severity', 'what it finds', 'limits', 'source'],
    severity: { error: 'error', warning: 'warning', info: 'note' },
    units: {},
  },
  zh: {
    head: ['规则', '级别', '查什么', '限度', '依据'],
    severity: { error: '错误', warning: '警告', info: '提示' },
    units: {
      ...{ rows: '行', characters: '字', lines: '行', times: '倍', columns: '栏', em: '字宽' },
      ...{ families: '种', headlines: '条', logos: '个' },
    },
  },
} as const;

function limitsOf(id: string, language: Language): string {
  const units: Readonly<Record<string, string>> = words[language].units;
  const own = Object.entries(thresholds).filter(([name]) => name === id || name.startsWith(`${id}.`));
  return own
    .map(([name, one]: readonly [string, Threshold]) => {
      const label = name.slice(id.length + 1);
      return `${label && `\`${label}\` `}${one.value} ${units[one.unit] ?? one.unit}`;
    })
    .join(', ');
}

export function ruleTable(language: Language): string {
  const { head, severity } = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rules.map(({ id, description, source }) =>
    row([
      `\`${id}\``,
      severity[catalogue[id].severity],
      description[language],
      limitsOf(id, language),
      source[language],
    ]),
  );
  return [row(head), row(head.map(() => '---')), ...body].join('\n');
}
