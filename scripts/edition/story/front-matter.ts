/** The YAML between two lines of three hyphens at the head of a story. */
import type { SourceFile } from '../../core/source.ts';
import { type Reading, report } from '../reading.ts';
import { readYaml, type YamlFile } from '../yaml/document.ts';

export interface Split {
  /** Missing if there is no front matter, or if it is not YAML. */
  readonly yaml?: YamlFile;
  readonly bodyFrom: number;
  /** True if there is front matter that could not be read. */
  readonly broken: boolean;
}

export function splitFrontMatter(reading: Reading, source: SourceFile): Split {
  const { text, file } = source;
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (!open) return { bodyFrom: 0, broken: false };
  const from = open[0].length;
  const close = /^---[ \t]*\r?$/gm;
  close.lastIndex = from;
  const end = close.exec(text);
  if (!end) {
    report(reading, 'edition/front-matter', { places: [{ file, from: 0, to: 3 }] });
    return { bodyFrom: text.length, broken: true };
  }
  const bodyFrom = Math.min(text.length, end.index + end[0].length + 1);
  if (text.slice(from, end.index).trim() === '') return { bodyFrom, broken: false };
  const yaml = readYaml(reading, source, { from, to: end.index });
  return yaml ? { yaml, bodyFrom, broken: false } : { bodyFrom, broken: true };
}
