/** The clauses as a table for the documentation: what each finds, and which tests of veraPDF's profiles it stands for. */
import type { Language } from '../../core/catalogue/index.ts';
import { markdownTable } from '../../core/rule-table.ts';
import { pdfaClauses, pdfuaClauses } from './clauses.ts';

const heads = {
  en: ['clause', 'what it finds', 'tests of veraPDF'],
  zh: ['条款', '查什么', 'veraPDF 的测试号'],
} as const;

/** `6.1.2-1`, `6.1.2-2`, `6.1.3-1` as `6.1.2-1, 2; 6.1.3-1`. */
function inShort(tests: readonly string[]): string {
  const groups = Map.groupBy(tests, (test) => test.slice(0, test.lastIndexOf('-')));
  return [...groups]
    .map(([clause, list]) => `${clause}-${list.map((test) => test.slice(clause.length + 1)).join(', ')}`)
    .join('; ');
}

export function clauseTable(language: Language): string {
  const rows = [...pdfaClauses, ...pdfuaClauses].map(({ id, description, tests }) => [
    `\`${id}\``,
    description[language],
    inShort(tests),
  ]);
  return markdownTable(heads[language], rows);
}
