/** Views of what listings are made of: names in even columns, tables, notices. */
import type { ColumnAlign, Copy, Edition, Paragraph } from '../edition/model.ts';
import { storyLanguage } from './picture-views.ts';
import { copyRun, type Piece, pieceText } from './piece.ts';
import { ems, headPiece, type Manner, paragraphPiece } from './story-views.ts';

/** Of a list of names. */
export interface NamesRoom {
  /** Ems across. */
  readonly ems: number;
  /** Rows down, at most. */
  readonly rows: number;
}

/** Three characters: names of two are spaced to as many, as compositors do. */
const usualName = 3;
/** Ems between two columns of names, at least. */
const leastGap = 1.25;
/** Fewer columns than this part of what there is room for leave holes between them. */
const leastPart = 0.6;
const headRows = 2;

export interface NameGroupSize {
  readonly head: boolean;
  readonly names: number;
}

const rowsOf = (groups: readonly NameGroupSize[], columns: number): number =>
  groups.reduce((sum, { head, names }) => sum + (head ? headRows : 0) + Math.ceil(names / columns), 0);

/** Places that the last columns of all groups leave empty. */
const emptyOf = (groups: readonly NameGroupSize[], columns: number): number =>
  groups.reduce((sum, { names }) => sum + Math.ceil(names / columns) * columns - names, 0);

/** How many columns of names stand side by side: those that come out most even, of the numbers that fit. */
export function namesColumns(
  groups: readonly NameGroupSize[],
  { ems: across, rows }: NamesRoom,
  width: number,
): number {
  const most = Math.max(1, Math.floor((across + leastGap) / (width + leastGap)));
  const counts = Array.from({ length: most }, (_, index) => most - index).filter(
    (count) => count >= most * leastPart && rowsOf(groups, count) <= rows,
  );
  return counts.toSorted((a, b) => emptyOf(groups, a) - emptyOf(groups, b) || b - a)[0] ?? most;
}

const isShort = (text: string): boolean => /^\p{Script=Han}{2}$/u.test(text);

function namePiece(edition: Edition, copy: Copy, language: Pick<Piece, 'language'>) {
  const piece: Piece = {
    ...language,
    role: 'names',
    face: 'names',
    runs: [copyRun(copy, edition.sources)],
    origin: copy.origin,
  };
  return { piece, spaced: isShort(copy.text) };
}

export function namesView(edition: Edition, id: string, room: NamesRoom) {
  const list = edition.nameLists.get(id);
  if (!list) throw new Error(`The edition holds no names "${id}".`);
  const own = storyLanguage(edition, list);
  const width = Math.max(usualName, ...list.groups.flatMap(({ names }) => names.map(({ text }) => ems(text))));
  const sizes = list.groups.map(({ head, names }) => ({ head: head !== undefined, names: names.length }));
  const columns = namesColumns(sizes, room, width);
  const groups = list.groups.map(({ head, names }) => ({
    head: head ? paragraphPiece(head, 'names-head', own) : null,
    rows: Math.ceil(names.length / columns),
    names: names.map((name) => namePiece(edition, name, own)),
  }));
  return {
    columns,
    width,
    groups,
    pieces: groups.flatMap(({ head, names }) => [...(head ? [head] : []), ...names.map(({ piece }) => piece)]),
  };
}

/** 12,345.6 or −3.5 or 98.2% or —: what a column of figures holds. */
const FIGURE = /^[+\-−–]?[\d,， ]*\d(?:\.(\d+))?\s*[%％]?$/;
const NOTHING = /^(?:|[—–\-－/]+)$/;

/** How a column stands, and how many decimals its figures have at most. */
export function columnManner(align: ColumnAlign, texts: readonly string[]): { align: string; decimals: number } {
  const told = texts.filter((text) => !NOTHING.test(text));
  const figures = told.length > 0 && told.every((text) => FIGURE.test(text));
  const decimals = figures ? Math.max(0, ...told.map(decimalsOf)) : 0;
  return { align: align === 'auto' ? (figures ? 'right' : 'left') : align, decimals };
}

const decimalsOf = (text: string): number => FIGURE.exec(text)?.[1]?.length ?? 0;

export function tableView(edition: Edition, id: string, manner: Manner) {
  const table = edition.tables.get(id);
  if (!table) throw new Error(`The edition holds no table "${id}".`);
  const own = { ...manner, ...storyLanguage(edition, table) };
  const pieceOf = (cell: Paragraph, role: 'table' | 'table-head'): Piece | null =>
    cell.runs.length > 0 ? paragraphPiece(cell, role, own) : null;
  const head = table.head ? headPiece(table.head, 'table-head', own) : null;
  const body = table.rows.map((row) => row.map((cell) => pieceOf(cell, 'table')));
  const textOf = (piece: Piece | null | undefined): string => (piece ? pieceText(piece).trim() : '');
  const columns = table.columns.map((align, at) =>
    columnManner(
      align,
      body.map((row) => textOf(row[at])),
    ),
  );
  const heads = table.heads.map((cell, at) => ({ piece: pieceOf(cell, 'table-head'), align: columns[at]!.align }));
  const rows = body.map((row) =>
    row.map((piece, at) => {
      const { align, decimals } = columns[at]!;
      const own = decimalsOf(textOf(piece));
      // The point itself is half as wide as a figure.
      const short =
        align === 'right' && decimals > own && piece && !NOTHING.test(textOf(piece))
          ? decimals - own + (own === 0 ? 0.5 : 0)
          : 0;
      return { piece, align, short };
    }),
  );
  const notes = table.notes.map((note) => paragraphPiece(note, 'table', own));
  const pieces = [head, ...[...heads, ...rows.flat()].map(({ piece }) => piece), ...notes];
  return { head, heads, rows, notes, pieces: pieces.filter((piece) => piece !== null) };
}

export function noticeView(edition: Edition, id: string, manner: Manner) {
  const notice = edition.notices.get(id);
  if (!notice) throw new Error(`The edition holds no notice "${id}".`);
  const own = storyLanguage(edition, notice);
  const end = (copy: Copy | undefined): Piece | null =>
    copy ? { ...own, role: 'notice-end', face: 'notice-end', runs: [copyRun(copy, edition.sources)] } : null;
  const head = notice.head ? headPiece(notice.head, 'notice-head', { ...manner, ...own }) : null;
  const paragraphs = notice.paragraphs.map((one) => paragraphPiece(one, 'notice', own));
  const [signed, dated] = [end(notice.signed), end(notice.dated)];
  const pieces = [head, ...paragraphs, signed, dated].filter((piece) => piece !== null);
  return { head, paragraphs, signed, dated, pieces };
}
