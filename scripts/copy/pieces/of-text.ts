/** The pieces of copy of a plain text export: paragraphs between blank lines, with what stands above and between them. */
import type { SourceFile } from '../../core/source.ts';
import type { Piece, Role } from '../model.ts';
import { pieceOfLines } from './piece.ts';
import { isByline, isFinished, isPictureCredit, isShortLine } from './shapes.ts';
import { type SourceBlock, type SourceLine, sourceBlocks } from './source-lines.ts';

const heads: readonly Role[] = ['headline', 'deck'];

/** The lines of a block by paragraph: an indent begins one, and so does the line behind a full stop. */
function paragraphsOf(block: SourceBlock): readonly (readonly SourceLine[])[] {
  const found: SourceLine[][] = [];
  for (const line of block.lines) {
    const open = found.at(-1);
    if (!open || line.indented || isFinished(open.at(-1)!.text) || isByline(line.text)) found.push([line]);
    else open.push(line);
  }
  return found;
}

function roleOf(lines: readonly SourceLine[], before: { readonly headline: boolean; readonly top: boolean }): Role {
  const [{ level, text }] = lines as [SourceLine];
  if (level > 0) return heads[level - 1] ?? 'section-head';
  if (isPictureCredit(text)) return 'credit';
  if (isByline(text)) return 'byline';
  if (before.headline && before.top) return 'banner';
  return lines.every((line) => isShortLine(line.text)) ? 'caption' : 'paragraph';
}

export function piecesOfText(source: SourceFile): readonly Piece[] {
  // A byte order mark or a signature inside the text is white space to the reader of lines.
  const blocks = sourceBlocks(source.text.replaceAll('\r', ' '), []);
  const headline = blocks.findIndex(({ lines }) => lines[0]!.level === 1);
  return blocks.flatMap((block, index) =>
    paragraphsOf(block).map((lines) => {
      const role = roleOf(lines, { headline: headline >= 0, top: index < headline });
      return pieceOfLines(lines, source, { role, chain: role === 'paragraph' ? 'body' : `${role} ${lines[0]!.from}` });
    }),
  );
}
