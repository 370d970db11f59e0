/**
 * Where the copy says to let it stand: `<!-- stet copy.range -->` in Markdown, `# stet copy.range` in YAML.
 *
 * A mark with its end, `<!-- /stet -->`, holds between the two. Without one it holds to the end of its paragraph; at the
 * start or the end of a paragraph, or on a line above it, for all of it. In YAML it holds for the text of its line, or of
 * the next one. Without rules it holds for all of them.
 */
import { readStet } from '../edition/index.ts';
import type { CopyFile, Found, Piece } from './model.ts';

export interface Stet {
  /** Where the mark stands in the file. */
  readonly at: number;
  /** What it holds for: offsets in the file, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly rules: readonly string[];
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly close: boolean;
  readonly rules: readonly string[];
  readonly yaml: boolean;
}

// An escaped sign is copy: `\<!-- stet -->` is printed.
const COMMENT = /(?<!\\)<!--[\s\S]{0,400}?-->/g;
const YAML_COMMENT = /(?<=^|\s)#[ \t]*(stet\b[^\n]*)$/gm;

function marksIn({ source: { text }, kind }: CopyFile): readonly Mark[] {
  if (kind === 'text') return [];
  const marks: Mark[] = [];
  // In a story YAML stands between the first two lines of hyphens only.
  const front = kind !== 'story' ? text.length : (/^---[ \t]*\r?\n[\s\S]*?^---[ \t]*\r?$/m.exec(text)?.[0].length ?? 0);
  if (kind === 'story') {
    for (const { 0: comment, index: from } of text.matchAll(COMMENT)) {
      const stet = readStet(comment);
      if (stet) marks.push({ from, to: from + comment.length, ...stet, yaml: false });
    }
  }
  for (const { 0: comment, 1: words, index: from } of text.slice(0, front).matchAll(YAML_COMMENT)) {
    const stet = readStet(`<!-- ${words!.trim()} -->`);
    if (stet) marks.push({ from, to: from + comment.length, ...stet, yaml: true });
  }
  return marks.sort((a, b) => a.from - b.from);
}

const blank = (text: string): boolean => text.replaceAll(COMMENT, '').trim() === '';

function holdsFor(
  mark: Mark,
  marks: readonly Mark[],
  { source: { text }, pieces }: CopyFile,
): Omit<Stet, 'at' | 'rules'> | undefined {
  const own = pieces.find(({ origin }) => origin.from <= mark.from && mark.from < origin.to);
  const whole = (piece: Piece | undefined) => piece && { from: piece.origin.from, to: piece.origin.to };
  if (own && !mark.yaml) {
    const end = marks.find(({ close, from }) => close && from >= mark.to && from < own.origin.to);
    const next = marks.find(({ close, from, yaml }) => !close && !yaml && from > mark.from);
    if (end && (!next || next.from > end.from)) return { from: mark.to, to: end.from };
    const alone = blank(text.slice(own.origin.from, mark.from)) || blank(text.slice(mark.to, own.origin.to));
    return alone ? whole(own) : { from: mark.to, to: own.origin.to };
  }
  const lineStart = text.lastIndexOf('\n', mark.from - 1) + 1;
  const sameLine = mark.yaml ? pieces.filter(({ origin }) => origin.from >= lineStart && origin.from < mark.from) : [];
  if (sameLine.length > 0) return { from: sameLine[0]!.origin.from, to: mark.from };
  return whole(pieces.find(({ origin }) => origin.from >= mark.to));
}

export function stetsIn(file: CopyFile): readonly Stet[] {
  const marks = marksIn(file);
  return marks
    .filter(({ close }) => !close)
    .map((mark) => {
      const { from, to } = holdsFor(mark, marks, file) ?? { from: mark.to, to: mark.to };
      return { at: mark.from, from, to, rules: mark.rules };
    });
}

export const lets = ({ from, to, rules }: Stet, one: Pick<Found, 'at' | 'rule'>): boolean =>
  one.at >= from && one.at < to && (rules.length === 0 || rules.includes(one.rule));
