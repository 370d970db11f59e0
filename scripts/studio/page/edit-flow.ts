/** From the paragraphs and heads of a story as they were and are to an edit of its source: splits, joins, pastes, cuts. */
import { leastEdit } from '../edits.ts';
import type { Edit } from '../protocol.ts';
import { moveUnseen, type Piece, pairCells, unseenIn } from './edit-copy.ts';
import { type Cell, differenceOf, type Glyph, sameGlyph } from './glyphs.ts';
import { type Unseen, type Written, writeMarkdown } from './write-copy.ts';

export interface Block {
  readonly head: boolean;
  readonly glyphs: readonly Glyph[];
}

export interface EditedFlow {
  readonly edit: Edit | undefined;
  /** In the place of the pieces `from` to `to`, exclusive. */
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
}

export interface FlowChange {
  /** The file as it was. */
  readonly text: string;
  /** Before each line, in a block of YAML. */
  readonly indent: string;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
}

export const sameBlock = (a: Block, b: Block): boolean =>
  a === b ||
  (a.head === b.head &&
    a.glyphs.length === b.glyphs.length &&
    a.glyphs.every((glyph, index) => sameGlyph(glyph, b.glyphs[index]!)));

/** The lines of a piece with its mark. */
function outerOf(text: string, { from, to, head }: Piece): Cell {
  if (!head) return { from, to };
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const after = text.slice(to, text.indexOf('\n', to) < 0 ? undefined : text.indexOf('\n', to));
  return {
    from: from - (/#{1,6}[ \t]+$/.exec(before)?.[0].length ?? 0),
    to: to + (/^[ \t]+#+[ \t]*(?=\r?$)/.exec(after)?.[0].length ?? 0),
  };
}

interface Made {
  source: string;
  readonly pieces: Piece[];
}

const headMark = '## ';

/** Appends a block; its piece counts from the start of what is made. */
function append(made: Made, block: Block, written: Written, file: string): void {
  if (block.glyphs.length === 0) {
    made.pieces.push({
      file,
      from: made.source.length,
      to: made.source.length,
      cells: [],
      head: block.head,
      absent: true,
    });
    return;
  }
  if (block.head) made.source += headMark;
  const at = made.source.length;
  made.source += written.source;
  made.pieces.push({
    file,
    from: at,
    to: made.source.length,
    head: block.head,
    cells: pairCells(
      block.glyphs,
      written.cells.map(({ from, to }) => ({ from: from + at, to: to + at })),
    ),
  });
}

const shiftPiece = (piece: Piece, by: number): Piece => ({
  ...piece,
  from: piece.from + by,
  to: piece.to + by,
  cells: piece.cells.map(({ from, to }) => ({ from: from + by, to: to + by })),
});

/** Comments among the old blocks, each for the new block and offset that it comes to. */
function unseenOf(text: string, old: readonly { piece: Piece; block: Block }[], after: readonly Block[]): Unseen[][] {
  let at = 0;
  const unseen = old.flatMap(({ piece, block }) => {
    const found = unseenIn(text, piece).map((one) => ({ ...one, at: one.at + at }));
    at += block.glyphs.length;
    return found;
  });
  const [was, is] = [old.flatMap(({ block }) => block.glyphs), after.flatMap(({ glyphs }) => glyphs)];
  const difference = differenceOf(was, is, sameGlyph);
  const moved = difference ? moveUnseen(unseen, difference) : unseen;
  let from = 0;
  const left = [...moved];
  const shares = after.map(({ glyphs }): Unseen[] => {
    const end = from + glyphs.length;
    const own = glyphs.length === 0 ? [] : left.filter((one) => one.at >= from && one.at <= end);
    for (const one of own) left.splice(left.indexOf(one), 1);
    const share = own.map((one) => ({ ...one, at: one.at - from }));
    from = end;
    return share;
  });
  return shares;
}

export function editFlow(pieces: readonly Piece[], { text, indent, before, after }: FlowChange): EditedFlow {
  const found = differenceOf(before, after, sameBlock);
  if (!found) return { edit: undefined, from: 0, to: 0, pieces: [] };
  const { start, before: end, after: stop } = found;
  const { file } = pieces[0]!;
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = line + line + indent;
  const old = pieces
    .slice(start, end)
    .map((piece, index) => ({ piece, block: before[start + index]! }))
    .filter(({ piece }) => !piece.absent);
  const fresh = after.slice(start, stop);
  const outers = old.map(({ piece }) => outerOf(text, piece));
  const gaps = outers.slice(1).map((outer, index) => text.slice(outers[index]!.to, outer.from));
  const shares = unseenOf(text, old, fresh);
  const made: Made = { source: '', pieces: [] };
  let count = 0;
  for (const [index, block] of fresh.entries()) {
    if (block.glyphs.length > 0 && count > 0) made.source += gaps[count - 1] ?? gap;
    if (block.glyphs.length > 0) count += 1;
    append(made, block, writeMarkdown(block.glyphs, shares[index]), file);
  }
  // Directives that stood between what is one paragraph now.
  const kept = gaps.slice(Math.max(0, count - 1)).filter((one) => one.trim() !== '');
  const previous = pieces.slice(0, start).findLast(({ absent }) => !absent);
  const next = pieces.slice(end).find(({ absent }) => !absent);
  let place: { from: number; to: number };
  let lead = '';
  if (old.length > 0) {
    place = { from: outers[0]!.from, to: outers.at(-1)!.to };
    const tail = kept.map((one) => one.trim()).join(gap);
    if (count > 0) made.source += tail && gap + tail;
    else if (tail) made.source = tail;
    else if (next && text.slice(place.to, outerOf(text, next).from).trim() === '') place.to = outerOf(text, next).from;
    else if (previous && text.slice(outerOf(text, previous).to, place.from).trim() === '') {
      place.from = outerOf(text, previous).to;
    }
  } else if (previous) {
    const at = outerOf(text, previous).to;
    place = { from: at, to: at };
    if (count > 0) lead = gap;
  } else if (next) {
    const at = outerOf(text, next).from;
    place = { from: at, to: at };
    if (count > 0) made.source += gap;
  } else place = { from: pieces[start]?.from ?? 0, to: pieces[start]?.from ?? 0 };
  return {
    edit: leastEdit(text, place, lead + made.source),
    from: start,
    to: end,
    pieces: made.pieces.map((piece) => shiftPiece(piece, place.from + lead.length)),
  };
}
