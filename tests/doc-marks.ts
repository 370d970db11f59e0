/** Parts of the documentation that are made by code stand between `<!-- name -->` and `<!-- /name -->`. */
import { commandTable } from '../scripts/commands/command-table.ts';
import type { Language } from '../scripts/core/catalogue/index.ts';
import { phrase, type WordKey } from '../scripts/core/catalogue/words.ts';

/** The text with a marked part replaced. Throws when it has no such part. */
export function withMarked(text: string, name: string, part: string): string {
  const marked = new RegExp(`(?<=<!-- ${name} -->\n)[\\s\\S]*?(?=<!-- /${name} -->)`);
  if (!marked.test(text)) throw new Error(`there is no part marked ${name}`);
  return text.replace(marked, () => `\n${part.trim()}\n\n`);
}

/** As it was before the formatter padded the cells of tables. */
export const unpadded = (markdown: string): string => markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

const heads = {
  en: ['Command', 'What it does', 'Options'],
  zh: ['命令', '作用', '选项'],
} as const;

/** The commands with their options, from the table that the parser is built from. */
export function commandTables(language: Language): string {
  const say = (key: WordKey) => phrase(language, key).replaceAll('<', '\\<');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = commandTable.map(({ name, help, argument, second, options }) => {
    const told = options.map((option) => `\`${option.flags}\` ${say(option.help)}`);
    return row([
      `\`dayang ${[name, argument?.name, second?.name].filter(Boolean).join(' ')}\``,
      say(help),
      told.join('<br>'),
    ]);
  });
  return [row(heads[language]), row(heads[language].map(() => '---')), ...rows].join('\n');
}
