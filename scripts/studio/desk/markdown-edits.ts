/** One value of a story's front matter, or one attribute of a directive, set by the smallest edit. */
import type { Edit } from '../protocol.ts';
import { type YamlPath, yamlEdit } from './yaml-edits.ts';

/** Where the front matter's YAML stands; undefined for a story without. */
export function frontMatter(text: string): { readonly from: number; readonly to: number } | undefined {
  const found = /---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/my.exec(text);
  if (!found) return undefined;
  const from = found[0].indexOf('\n') + 1;
  return { from, to: from + found[1]!.length };
}

export function frontMatterEdit(text: string, path: YamlPath, value: unknown): Edit | undefined {
  const part = frontMatter(text);
  if (!part) return undefined;
  const edit = yamlEdit(text.slice(part.from, part.to), path, value);
  return edit && [edit[0] + part.from, edit[1] + part.from, edit[2]];
}

const written = (key: string, value: string): string => `${key}=${value.includes('"') ? `'${value}'` : `"${value}"`}`;

/** Sets an attribute of the directive whose line begins at `at`. */
export function attributeEdit(
  text: string,
  at: number,
  { key, value }: { key: string; value: string },
): Edit | undefined {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? undefined : end);
  const known = new RegExp(`(?<=[\\s{])${key}=(?:"[^"]*"|'[^']*')`).exec(line);
  if (known) return [at + known.index, at + known.index + known[0].length, written(key, value)];
  const close = line.lastIndexOf('}');
  return close < 0 ? undefined : [at + close, at + close, ` ${written(key, value)}`];
}

/** Where the line of a directive begins in a text as it now stands; the last one of its kind where no id is named. */
export function directiveAt(text: string, name: string, id?: string): number | undefined {
  const lines = text.matchAll(new RegExp(`^[ \\t]*:::+[ \\t]*${name}[ \\t]*\\{([^\\n]*)\\}[ \\t]*\\r?$`, 'gm'));
  const found = [...lines].filter(([, inner = '']) => id === undefined || inner.split(/\s/).includes(`#${id}`));
  return found.at(-1)?.index;
}
