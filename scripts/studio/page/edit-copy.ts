/** From a paragraph as it was and as it is to the least edit of its source that says so. */
import { leastEdit } from '../edits.ts';
import type { Edit } from '../protocol.ts';
import { type Cell, type Difference, differenceOf, type Glyph, isPlainStyle, sameGlyph, sameStyle } from './glyphs.ts';
import {
  blockEscape,
  escapeYaml,
  type Form,
  isPlainYaml,
  isTouchy,
  needsEscape,
  type Unseen,
  writeMarkdown,
  writeValue,
} from './write-copy.ts';

/** One paragraph, head or line of copy in its file. */
export interface Piece {
  readonly file: string;
  /** What may be written anew as a whole: of a YAML scalar with its quotes. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly Cell[];
  /** A section head, whose mark stands before `from`. */
  readonly head?: boolean;
  /** Nothing of it stands in the file: an empty paragraph. */
  readonly absent?: boolean;
}

export interface EditedPiece {
  /** Of the file's text as it was; none where nothing has to be written. */
  readonly edits: readonly Edit[];
  readonly piece: Piece;
}

/** What stands between the cells of a piece and is neither copy nor mark. */
export function unseenIn(text: string, { from, to, cells }: Piece): Unseen[] {
  const found: Unseen[] = [];
  let end = from;
  for (let at = 0; at <= cells.length; at += 1) {
    const next = cells[at]?.from ?? to;
    if (next > end) {
      for (const [one] of text.slice(end, next).matchAll(/<!--[\s\S]*?-->|｜/g)) found.push({ at, text: one });
    }
    end = Math.max(end, cells[at]?.to ?? to);
  }
  return found;
}

/** Unseen text keeps its place between glyphs that stay; what stood among glyphs that went comes where they were. */
export const moveUnseen = (unseen: readonly Unseen[], { start, before, after }: Difference): Unseen[] =>
  unseen.map(({ at, text }) => ({
    at: at <= start ? at : at >= before ? at + after - before : start,
    text,
  }));

const isSameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a !== undefined && b !== undefined && a.from === b.from && a.to === b.to;

/** Widened so that no cell is parted. */
function wholeCells({ start, before, after }: Difference, cells: readonly Cell[]): Difference {
  let from = start;
  while (from > 0 && isSameCell(cells[from - 1], cells[from])) from -= 1;
  let to = before;
  while (to > 0 && to < cells.length && isSameCell(cells[to - 1], cells[to])) to += 1;
  return { start: from, before: to, after: after + to - before };
}

export interface Change {
  /** The file as it was. */
  readonly text: string;
  readonly form: Form;
  readonly before: readonly Glyph[];
  readonly after: readonly Glyph[];
}

const shifted = ({ from, to }: Cell, by: number): Cell => ({ from: from + by, to: to + by });

export function editPiece(piece: Piece, { text, form, before, after }: Change): EditedPiece {
  const found = differenceOf(before, after, sameGlyph);
  if (!found) return { edits: [], piece };
  const whole = wholeCells(found, piece.cells);
  const made =
    (form.kind === 'markdown'
      ? spliceMarkdown(piece, { text, before, after, whole })
      : spliceValue(piece, { text, form, before, after, whole })) ?? rewrite(piece, { text, form, before, after });
  return { ...made, piece: { ...made.piece, cells: pairCells(after, made.piece.cells) } };
}

/** Both halves of a character outside of the BMP have one cell. */
export function pairCells(glyphs: readonly Glyph[], cells: readonly Cell[]): readonly Cell[] {
  if (!glyphs.some(({ text }) => text >= '\ud800' && text <= '\udfff' && text.length === 1)) return cells;
  const paired = [...cells];
  for (let at = 1; at < glyphs.length; at += 1) {
    const [high, low] = [glyphs[at - 1]!.text, glyphs[at]!.text];
    if (!/^[\ud800-\udbff]$/.test(high) || !/^[\udc00-\udfff]$/.test(low)) continue;
    const cell = { from: paired[at - 1]!.from, to: paired[at]!.to };
    paired[at - 1] = cell;
    paired[at] = cell;
  }
  return paired;
}

interface Splice {
  readonly text: string;
  readonly before: readonly Glyph[];
  readonly after: readonly Glyph[];
  readonly whole: Difference;
}

/** Where the source of glyphs `start` to `before` stands: nothing where marks stand between them. */
function stretchOf({ cells }: Piece, { start, before }: Difference): Cell | undefined {
  for (let at = start; at + 1 < before; at += 1) {
    const [one, next] = [cells[at]!, cells[at + 1]!];
    if (one.to !== next.from && !isSameCell(one, next)) return undefined;
  }
  return { from: cells[start]!.from, to: cells[before - 1]!.to };
}

/** Puts written glyphs in the place of a stretch, and moves the cells behind it. */
function splice(
  piece: Piece,
  whole: Difference,
  { stretch, written }: { stretch: Cell; written: { readonly source: string; readonly cells: readonly Cell[] } },
): EditedPiece {
  const by = written.source.length - (stretch.to - stretch.from);
  return {
    edits: stretch.from === stretch.to && written.source === '' ? [] : [[stretch.from, stretch.to, written.source]],
    piece: {
      ...piece,
      to: piece.to + by,
      cells: [
        ...piece.cells.slice(0, whole.start),
        ...written.cells.map((cell) => shifted(cell, stretch.from)),
        ...piece.cells.slice(whole.before).map((cell) => shifted(cell, by)),
      ],
    },
  };
}

/** An edit inside one style leaves all marks as they are written. */
function spliceMarkdown(piece: Piece, { text, before, after, whole }: Splice): EditedPiece | undefined {
  const { cells } = piece;
  // A character before the edit may become a mark by what now follows it.
  const touched = whole.start > 0 && isTouchy(before[whole.start - 1]!.text) ? 1 : 0;
  const { start, before: end, after: stop } = wholeCells({ ...whole, start: whole.start - touched }, cells);
  const put = after.slice(start, stop);
  const [left, right] = [before[start - 1], before[end]];
  const style = put[0]?.style ?? before[start]?.style ?? {};
  const gone = before.slice(start, end);
  if (![...put, ...gone].every((one) => sameStyle(one.style, style))) return undefined;
  const holdsLeft = left !== undefined && sameStyle(left.style, style);
  const holdsRight = right !== undefined && sameStyle(right.style, style);
  const kept = put.length > 0 && gone.length > 0;
  // Marks with nothing left in them, or white space at their edge, are written anew.
  if (!isPlainStyle(style)) {
    if (!holdsLeft && !holdsRight && !kept) return undefined;
    const edge = [...(holdsLeft ? [] : [put[0] ?? right]), ...(holdsRight ? [] : [put.at(-1) ?? left])];
    if (edge.some((one) => one && /^\s/.test(one.text))) return undefined;
  }
  const stretch =
    gone.length > 0
      ? stretchOf(piece, { start, before: end, after: stop })
      : holdsLeft
        ? { from: cells[start - 1]!.to, to: cells[start - 1]!.to }
        : holdsRight
          ? { from: cells[end]!.from, to: cells[end]!.from }
          : !left && !right && isPlainStyle(style)
            ? { from: piece.from, to: piece.from }
            : undefined;
  if (!stretch) return undefined;
  const written = { source: '', cells: [] as Cell[] };
  const tail = text.slice(stretch.to, piece.to);
  for (const [index, glyph] of put.entries()) {
    const next = put[index + 1];
    const follows = next ? (next.raw ?? next.text) : tail;
    const one = glyph.raw ?? (needsEscape(glyph.text, follows) ? `\\${glyph.text}` : glyph.text);
    written.cells.push({ from: written.source.length, to: written.source.length + one.length });
    written.source += one;
  }
  const made = splice(piece, { start, before: end, after: stop }, { stretch, written });
  // A line must not begin a block, nor white space be lost with it.
  const now = text.slice(piece.from, stretch.from) + written.source + tail;
  const lines = now.split('\n');
  if (lines.some((line) => blockEscape(line.trimStart()) !== undefined)) return undefined;
  return made;
}

/** The characters of a scalar, where they can be written as it is. */
function spliceValue(
  piece: Piece,
  { text, form, before, after, whole }: Splice & { readonly form: Exclude<Form, { kind: 'markdown' }> },
): EditedPiece | undefined {
  const { cells } = piece;
  const { start, before: end, after: stop } = whole;
  if (cells.length === 0 || after.length === 0) return undefined;
  const words = after.map((one) => one.text).join('');
  if (words !== words.trim()) return undefined;
  if (form.kind === 'yaml' && form.quote === '') {
    const marks = unseenIn(text, piece);
    const all = marks.length > 0 ? `${words}｜` : words;
    if (!isPlainYaml(all, form.flow)) return undefined;
  }
  const stretch =
    end > start
      ? { from: cells[start]!.from, to: cells[end - 1]!.to }
      : start > 0 && !(before[start] && after[start]?.part === before[start].part)
        ? { from: cells[start - 1]!.to, to: cells[start - 1]!.to }
        : { from: cells[start]!.from, to: cells[start]!.from };
  // A break mark between glyphs that are replaced goes with them; one beside them stays.
  const written = { source: '', cells: [] as Cell[] };
  for (const { text: one } of after.slice(start, stop)) {
    const put = form.kind === 'attribute' ? one.replaceAll('"', '”') : escapeYaml(one, form.quote);
    written.cells.push({ from: written.source.length, to: written.source.length + put.length });
    written.source += put;
  }
  if (before.length === end - start && after.length === 0) return undefined;
  return splice(piece, whole, { stretch, written });
}

/** The whole piece in canonical marks, less what of it stays the same. */
function rewrite(piece: Piece, { text, form, before, after }: Change): EditedPiece {
  const difference = differenceOf(before, after, sameGlyph)!;
  const unseen = moveUnseen(unseenIn(text, piece), difference);
  const written = form.kind === 'markdown' ? writeMarkdown(after, unseen) : writeValue(after, form, unseen);
  const edit = leastEdit(text, piece, written.source);
  return {
    edits: edit ? [edit] : [],
    piece: {
      ...piece,
      to: piece.from + written.source.length,
      cells: written.cells.map((cell) => shifted(cell, piece.from)),
    },
  };
}
