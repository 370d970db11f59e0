/**
 * Makes the tables of characters out of the Unicode Character Database:
 * `node scripts/copy/write-tables.ts FOLDER`, with EquivalentUnifiedIdeograph.txt and the Unihan_*.txt files in it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2]!;
const linesOf = (name: string): readonly string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const characterOf = (name: string): string => String.fromCodePoint(Number.parseInt(name.replace('U+', ''), 16));

type Field = readonly (readonly [character: string, values: readonly string[]])[];

function unihan(file: string, ...fields: readonly string[]): Field {
  return linesOf(file)
    .map((line) => line.split('\t') as [string, string, string])
    .filter(([, field]) => fields.includes(field))
    .map(([name, , values]) => [characterOf(name), values.split(' ').map((one) => one.split('<')[0]!)] as const);
}

const named = (values: readonly string[]): readonly string[] => values.map(characterOf);
/** 通用规范汉字表, 2013. */
const general = new Set(
  [...unihan('Unihan_OtherMappings.txt', 'kTGH'), ...unihan('Unihan_DictionaryLikeData.txt', 'kTGH')].map(
    ([one]) => one,
  ),
);
const gb2312 = new Set(unihan('Unihan_OtherMappings.txt', 'kGB0').map(([one]) => one));
/** GB 2312 has it, for the pinyin of 皇后 and 然後; simplified copy never does. */
const never = new Set(['後']);

const pairs = new Map<string, string>();
const add = (from: string, to: string): void => {
  const inBlock = from >= '\u4e00' && from <= '\u9fff';
  if (!inBlock || general.has(from) || !general.has(to) || pairs.has(from)) return;
  if (gb2312.has(from) && !never.has(from)) return;
  pairs.set(from, to);
};
for (const [one, values] of unihan('Unihan_Variants.txt', 'kSimplifiedVariant'))
  for (const to of named(values)) add(one, to);
for (const [one, values] of unihan('Unihan_Variants.txt', 'kTraditionalVariant'))
  for (const from of named(values)) add(from, one);
// 裏 is a variant of 裡, whose simplified form is 里.
for (const [one, values] of unihan('Unihan_Variants.txt', 'kSemanticVariant', 'kZVariant'))
  for (const to of named(values)) add(one, pairs.get(to) ?? to);

const radicals = new Map<string, string>();
for (const line of linesOf('EquivalentUnifiedIdeograph.txt')) {
  const [, first, last, to] = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/.exec(line)!;
  for (let at = Number.parseInt(first!, 16); at <= Number.parseInt(last ?? first!, 16); at += 1)
    if (at >= 0x2e80 && at <= 0x2fdf) radicals.set(String.fromCodePoint(at), characterOf(to!));
}

function write(name: string, about: string, table: ReadonlyMap<string, string>): void {
  const text = [...table].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
  const rows: string[] = [];
  for (let at = 0; at < text.length; at += 80) rows.push(text.slice(at, at + 80).join(''));
  const constant = name.toUpperCase();
  writeFileSync(
    new URL(`tables/${name}.ts`, import.meta.url),
    `/**\n * ${about}\n * Made by write-tables.ts from the Unicode Character Database 15.0, under the Unicode License V3 (see NOTICE).\n */\n` +
      `export const ${constant} = \`\n${rows.join('\n')}\n\`;\n`,
  );
}

write(
  'variants',
  'Traditional and variant forms outside the table of 2013, each before its form in that table.',
  pairs,
);
write('radicals', 'Radicals, each before the character that looks the same (Equivalent_Unified_Ideograph).', radicals);
