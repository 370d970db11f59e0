/** Tables of rules as Markdown for the documentation, made from the code so that they cannot lag behind. */
import { type Code, catalogue, type Language } from './catalogue/index.ts';

export interface TableRule {
  /** Code of its diagnostics; the severity stands in the catalogue under it. */
  readonly id: Code;
  readonly description: Readonly<Record<Language, string>>;
}

const severities = {
  en: { error: 'error', warning: 'warning', info: 'note' },
  zh: { error: '错误', warning: '警告', info: '提示' },
} as const;

/** The cells that every table begins with: id, severity, what the rule finds. */
export const ruleCells = ({ id, description }: TableRule, language: Language): readonly string[] => [
  `\`${id}\``,
  severities[language][catalogue[id].severity],
  description[language],
];

/** The thresholds of one rule, its own and those that begin with its id: `` `cell` 5 mm``, parted by commas. */
export function limitsText(
  id: string,
  thresholds: Readonly<Record<string, { readonly value: number; readonly unit: string }>>,
  units: Readonly<Record<string, string>> = {},
): string {
  return Object.entries(thresholds)
    .filter(([name]) => name === id || name.startsWith(`${id}.`))
    .map(([name, { value, unit }]) => {
      const label = name.slice(id.length + 1);
      return `${label && `\`${label}\` `}${value} ${units[unit] ?? unit}`;
    })
    .join(', ');
}

export function markdownTable(head: readonly string[], body: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...body.map(row)].join('\n');
}
