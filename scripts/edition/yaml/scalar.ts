/** Text values of YAML as copy: each with the place that its characters stand in. */
import { isScalar, type Scalar } from 'yaml';
import { isWide } from '../markdown/join-lines.ts';
import type { Passage, PassageLine } from '../markdown/passage.ts';
import type { Copy } from '../model.ts';
import { type Reading, report } from '../reading.ts';
import { reportEscapedUnprintable } from '../text/characters.ts';
import { nodeAt, type Path, valueOrigin, type YamlFile } from './document.ts';

/** YAML folds a line end into a space; between Chinese characters that the file has in two lines none is wanted. */
const unfold = (text: string, raw: string): string =>
  text.replace(/(\S) (?=(\S))/gu, (all, before: string, next: string) =>
    isWide(before) && isWide(next) && !raw.includes(`${before} ${next}`) ? before : all,
  );

/** A text that the schema has let through, white space around it cut off. */
export function copyAt(reading: Reading, file: YamlFile, path: Path): Copy {
  const node = nodeAt(file, path);
  const origin = valueOrigin(file, path);
  const raw = file.source.text.slice(origin.from, origin.to);
  const text = unfold(String(isScalar(node) ? node.value : ''), raw);
  reportEscapedUnprintable(reading, text, origin);
  const comment = isScalar(node) ? (node.comment ?? '') : '';
  if (/^\S/.test(comment)) report(reading, 'edition/yaml-comment', { places: [origin], with: { comment } });
  return { text: text.trim(), origin };
}

/** A text of several lines as a passage of Markdown. */
export function passageAt(file: YamlFile, path: Path): Passage {
  const node = nodeAt(file, path) as Scalar;
  const value = String(node.value);
  const origin = valueOrigin(file, path);
  const name = file.source.file;
  const raw = file.source.text.slice(origin.from, origin.to);
  if (raw === value) return { file: name, lines: [{ text: value, at: origin.from }] };
  const lines = node.type === 'BLOCK_LITERAL' ? literalLines(file, origin, value) : undefined;
  if (lines) return { file: name, lines };
  return {
    file: name,
    lines: unfold(value, raw)
      .split('\n')
      .map((text) => ({ text, at: origin.from })),
    whole: origin,
  };
}

/** The lines of a `|` block, found in the file; undefined if they do not stand there as they were read. */
function literalLines(file: YamlFile, origin: { from: number; to: number }, value: string): PassageLine[] | undefined {
  const { text } = file.source;
  const wanted = value.replace(/\n+$/, '').split('\n');
  const lines: PassageLine[] = [];
  let at = text.indexOf('\n', origin.from) + 1;
  let indent: number | undefined;
  for (const want of wanted) {
    const stop = text.indexOf('\n', at);
    const row = text.slice(at, stop < 0 ? text.length : stop).replace(/\r$/, '');
    if (row.trim() !== '') indent ??= row.length - row.trimStart().length;
    const skip = Math.min(indent ?? row.length, row.length);
    if (row.slice(skip) !== want) return undefined;
    lines.push({ text: want, at: at + skip });
    at = stop < 0 ? text.length : stop + 1;
  }
  return lines;
}
