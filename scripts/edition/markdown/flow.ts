/** Markdown as blocks of runs: paragraphs, section heads and directives; everything else is a fault. */
import type { MarkdownIt, Token } from 'markdown-it';
import type { Code } from '../../core/catalogue/index.ts';
import { type Origin, positionAt } from '../../core/source.ts';
import type { Flow, Run } from '../model.ts';
import { type Reading, report } from '../reading.ts';
import { reportEscapedUnprintable } from '../text/characters.ts';
import { almostMarksOf } from './almost-marks.ts';
import { joinLines } from './join-lines.ts';
import { makeParser } from './parser.ts';
import { mapPassage, originIn, type Passage, type PassageMap, passageText } from './passage.ts';
import { type Piece, readInline } from './runs.ts';
import { readTable, type TableRows } from './table.ts';

export interface DirectiveBlock {
  readonly kind: 'directive';
  /** Its first line, and where that stands. */
  readonly line: string;
  readonly lineOrigin: Origin;
  /** False for one whose end is missing, which is told. */
  readonly closed: boolean;
  readonly content: readonly Flow[];
  /** In a `:::table` alone. */
  readonly tables: readonly TableRows[];
  readonly origin: Origin;
}

export type Block = Flow | DirectiveBlock;

/** Characters; ten times the longest paragraph that a newspaper prints. */
export const LONGEST_PARAGRAPH = 20_000;

let parser: MarkdownIt | undefined;

/** Reads a passage; its faults are noted, and what they concern is left out. */
export function readMarkdown(reading: Reading, passage: Passage): readonly Block[] {
  const bounded = withoutOverlongParagraphs(reading, passage);
  const map = mapPassage(bounded);
  parser ??= makeParser();
  // A carriage return alone, noted as a fault before, would be another line to the parser.
  const tokens = parser.parse(passageText(bounded).replaceAll('\r', ' '), {});
  return readBlocks({ reading, map, tokens });
}

/** Blanks paragraphs too long to parse, so that the rest is still read. */
function withoutOverlongParagraphs(reading: Reading, passage: Passage): Passage {
  const lines = [...passage.lines];
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    let count = 0;
    while (to < lines.length && lines[to]!.text.trim() !== '') count += lines[to++]!.text.length;
    if (count > LONGEST_PARAGRAPH) {
      const at = passage.whole ?? { file: passage.file, from: lines[from]!.at, to: lines[from]!.at };
      report(reading, 'edition/paragraph-too-long', { places: [at], with: { count, limit: LONGEST_PARAGRAPH } });
      for (let line = from; line < to; line += 1) lines[line] = { text: '', at: lines[line]!.at };
    }
    from = to;
  }
  return { ...passage, lines };
}

interface Parsed {
  readonly reading: Reading;
  readonly map: PassageMap;
  readonly tokens: readonly Token[];
  /** Takes up the tables of a directive that may hold them. */
  readonly tables?: TableRows[];
}

const refused: Readonly<Record<string, Code>> = {
  bullet_list_open: 'markdown/list',
  ordered_list_open: 'markdown/list',
  blockquote_open: 'markdown/quote',
  fence: 'markdown/code',
  code_block: 'markdown/code',
  table_open: 'markdown/table',
  hr: 'markdown/rule',
  directive_stray: 'markdown/directive-stray',
};

/** The lines of a token, less white space around them. */
function linesOrigin({ map }: Parsed, token: Token): Origin {
  const [first, end] = token.map!;
  const from = map.starts[first]! + /^\s*/.exec(map.passage.lines[first]!.text)![0].length;
  const last = Math.max(first, end - 1);
  return originIn(map, from, Math.max(from, map.starts[last]! + map.passage.lines[last]!.text.trimEnd().length));
}

/** The index after the token that closes the one at `index`. */
function after(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    depth += tokens[at]!.nesting;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

function readBlocks(parsed: Parsed): readonly Block[] {
  const { reading, tokens } = parsed;
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]!;
    const next = after(tokens, index);
    const code = refused[token.type];
    if (token.type === 'table_open' && parsed.tables) {
      const { map } = parsed;
      const read = (inline: Token, start: number) => readText(parsed, inline, { kind: 'paragraph', start })[0];
      parsed.tables.push(readTable(tokens.slice(index, next), { map, read }));
    } else if (code) report(reading, code, { places: [linesOrigin(parsed, token)] });
    else if (token.type === 'paragraph_open') {
      reportAlmostMarks(parsed, token);
      blocks.push(...readText(parsed, tokens[index + 1]!, { kind: 'paragraph' }));
    } else if (token.type === 'heading_open') blocks.push(...readHead(parsed, index));
    else if (token.type === 'directive_open')
      blocks.push(readDirective(parsed, token, tokens.slice(index + 1, next - 1)));
    else throw new Error(`A block token that no rule of the parser makes: ${token.type}`);
    index = next;
  }
  return blocks;
}

function reportAlmostMarks({ reading, map }: Parsed, paragraph: Token): void {
  const [first, end] = paragraph.map!;
  for (let line = first; line < end; line += 1) {
    for (const { found, instead, at } of almostMarksOf(map.passage.lines[line]!.text)) {
      const from = map.starts[line]! + at;
      const places = [originIn(map, from, from + found.length)];
      report(reading, 'markdown/almost-mark', { places, with: { found, instead } });
    }
  }
}

function readHead(parsed: Parsed, index: number): readonly Flow[] {
  const { reading, tokens } = parsed;
  const open = tokens[index]!;
  const inline = tokens[index + 1]!;
  const places = [linesOrigin(parsed, open)];
  if (!open.markup.startsWith('#')) report(reading, 'markdown/heading-underline', { places });
  else if (open.markup !== '##')
    report(reading, 'markdown/heading-level', { places, with: { level: open.markup.length } });
  else if (inline.content === '') report(reading, 'markdown/empty-heading', { places });
  return readText(parsed, inline, { kind: 'section-head' });
}

function readDirective(parsed: Parsed, open: Token, tokens: readonly Token[]): DirectiveBlock {
  const { reading, map } = parsed;
  const [first, end] = open.map!;
  const line = map.passage.lines[first]!.text;
  const lineOrigin = originIn(map, map.starts[first]!, map.starts[first]! + line.length);
  const name = /^[^\s{]*/.exec(line.replace(/^[\s:]*/, ''))![0];
  const closed = open.meta?.['closed'] !== false;
  if (!closed) {
    // The end as the editor counts lines: the passage may begin far down its file.
    const endAt = map.passage.lines[Math.min(end, map.passage.lines.length - 1)]!;
    const source = reading.sources.get(map.passage.file);
    report(reading, 'markdown/directive-unclosed', {
      places: [lineOrigin],
      with: { name, line: source && positionAt(source, endAt.at).line },
    });
  }
  const tables: TableRows[] = [];
  const inside = name === 'table' ? { ...parsed, tokens, tables } : { ...parsed, tokens };
  const content = readBlocks(inside).filter((one) => one.kind !== 'directive');
  return { kind: 'directive', line, lineOrigin, closed, content, tables, origin: linesOrigin(parsed, open) };
}

/** Where the content of an inline token begins in the passage. */
function contentStart({ map }: Parsed, inline: Token): number {
  const first = inline.map![0];
  const line = map.passage.lines[first]!.text;
  return map.starts[first]! + /^ {0,3}(#{1,6}(?=[ \t]|$))?[ \t]*/.exec(line)![0].length;
}

interface TextWish {
  readonly kind: Flow['kind'];
  /** Where its content begins in the passage, if not at the head of a line. */
  readonly start?: number;
}

function readText(
  parsed: Parsed,
  inline: Token,
  { kind, start = contentStart(parsed, inline) }: TextWish,
): readonly Flow[] {
  const { reading, map } = parsed;
  const { pieces, faults } = readInline(inline.content, inline.children ?? []);
  for (const one of faults) {
    report(reading, one.code, {
      places: [originIn(map, start + one.from, start + one.to)],
      ...(one.with && { with: one.with }),
    });
  }
  const runs = mergePieces(trimEnds(joinLines(pieces))).map((piece) => runOf(parsed, piece, start));
  if (runs.length === 0) return [];
  for (const run of runs) if (!run.exact) reportEscapedUnprintable(reading, run.text, run.origin);
  const origin = originIn(map, start, start + inline.content.length);
  // A paragraph whose words are all of one other language is of that language.
  const language = runs[0]!.language;
  if (language === undefined || runs.some((run) => run.language !== language)) return [{ kind, runs, origin }];
  return [{ kind, language, runs: runs.map(({ language: _language, ...run }) => run), origin }];
}

/** The pieces without white space at either end: wide spaces there are a typist's indent, which the page sets itself. */
function trimEnds(pieces: readonly Piece[]): readonly Piece[] {
  const kept = [...pieces];
  while (kept[0]?.text.trim() === '') kept.shift();
  while (kept.at(-1)?.text.trim() === '') kept.pop();
  const first = kept[0];
  if (first?.exact) {
    const text = first.text.trimStart();
    kept[0] = { ...first, text, from: first.to - text.length };
  }
  const last = kept.at(-1);
  if (last?.exact) {
    const text = last.text.trimEnd();
    kept[kept.length - 1] = { ...last, text, to: last.from + text.length };
  }
  return kept;
}

/** Neighbours of one style that stand beside one another in the source become one piece. */
function mergePieces(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const same =
      last?.exact &&
      piece.exact &&
      last.to === piece.from &&
      last.strong === piece.strong &&
      last.emphasis === piece.emphasis &&
      last.href === piece.href &&
      last.mark === piece.mark &&
      last.language === piece.language &&
      !piece.opens &&
      !last.reading &&
      !piece.reading;
    if (same) merged[merged.length - 1] = { ...last, text: last.text + piece.text, to: piece.to };
    else merged.push(piece);
  }
  return merged;
}

function runOf({ map }: Parsed, piece: Piece, start: number): Run {
  const exact = !map.passage.whole;
  const placed = ({ from, to }: { from: number; to: number }): Origin => originIn(map, start + from, start + to);
  const { reading } = piece;
  return {
    text: piece.text,
    origin: placed(piece),
    exact: piece.exact && exact,
    ...(piece.strong && { strong: true as const }),
    ...(piece.emphasis && { emphasis: true as const }),
    ...(piece.href !== undefined && { href: piece.href }),
    ...(piece.mark && { mark: piece.mark, ...(piece.opens && { opens: true as const }) }),
    ...(piece.language !== undefined && { language: piece.language }),
    ...(reading && { reading: { text: reading.text, origin: placed(reading), exact: reading.exact && exact } }),
  };
}
