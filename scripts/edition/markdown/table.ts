/** A table of GitHub's Markdown, cell by cell. GFM 0.29, 4.10. */
import type { Token } from 'markdown-it';
import type { Origin } from '../../core/source.ts';
import type { ColumnAlign } from '../directives.ts';
import type { Flow, Paragraph } from '../model.ts';
import { originIn, type PassageMap } from './passage.ts';

export interface TableRows {
  readonly columns: readonly ColumnAlign[];
  readonly heads: readonly Paragraph[];
  readonly rows: readonly (readonly Paragraph[])[];
  /** All its lines. */
  readonly origin: Origin;
}

interface Desk {
  readonly map: PassageMap;
  /** The words of a cell whose content begins at `start` of the passage. */
  readonly read: (inline: Token, start: number) => Flow | undefined;
}

/** Where the content of each cell of a row begins in its line; a bar behind a backslash is no bar. */
export function cellStarts(line: string): readonly number[] {
  const inside = /^\s*\|?/.exec(line)![0].length;
  const starts: number[] = [];
  for (let at = inside; at <= line.length; ) {
    const blank = /^[^\S\n]*/.exec(line.slice(at))![0].length;
    starts.push(at + blank);
    let end = at;
    while (end < line.length && (line[end] !== '|' || line[end - 1] === '\\')) end += 1;
    at = end + 1;
  }
  return starts;
}

const alignOf = (token: Token): ColumnAlign =>
  (/text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1] as ColumnAlign) ?? 'auto';

/** A bar in a cell is written with a backslash, which its content does not have: no character is then in its place. */
function cellOf(inline: Token, { at, map, read }: Desk & { readonly at: number }): Paragraph {
  const cell = read(inline, at);
  if (!cell) return { kind: 'paragraph', runs: [], origin: originIn(map, at, at) };
  const bars = inline.content.match(/\|/g)?.length ?? 0;
  if (bars === 0) return { ...cell, kind: 'paragraph' };
  const origin = originIn(map, at, at + inline.content.length + bars);
  return { ...cell, kind: 'paragraph', origin, runs: cell.runs.map((run) => ({ ...run, exact: false, origin })) };
}

/** @param tokens from the table's opening to its closing */
export function readTable(tokens: readonly Token[], { map, read }: Desk): TableRows {
  const [first, end] = tokens[0]!.map!;
  const last = Math.max(first, end - 1);
  const lines: Paragraph[][] = [];
  const columns: ColumnAlign[] = [];
  let starts: readonly number[] = [];
  let line = first;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') {
      line = token.map![0];
      starts = cellStarts(map.passage.lines[line]!.text);
      lines.push([]);
    }
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    if (token.type === 'th_open') columns.push(alignOf(token));
    const row = lines.at(-1)!;
    // Cells that a row leaves out stand at its end.
    const at =
      map.starts[line]! + Math.min(starts[row.length] ?? Number.MAX_SAFE_INTEGER, map.passage.lines[line]!.text.length);
    row.push(cellOf(tokens[index + 1]!, { at, map, read }));
  }
  const [heads = [], ...rows] = lines;
  const endOf = map.starts[last]! + map.passage.lines[last]!.text.length;
  return { columns, heads, rows, origin: originIn(map, map.starts[first]!, endOf) };
}
