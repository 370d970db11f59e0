import { around, hasHan } from '../in-pieces.ts';
import type { Finding, Piece, Role } from '../model.ts';
import { isFinished, isShortLine } from '../pieces/shapes.ts';
import type { CopyRule } from '../rule.ts';

/** A full stop all the same, which another rule tells. */
const HALF_STOP = /[.．]$/;
const told: ReadonlySet<Role> = new Set<Role>(['lede', 'paragraph', 'sidebar']);
/** No sentence begins with one of these. */
const STRAY = /^[，。、；：！？”’）》]/u;

/** Picture signs at the end of a paragraph, which stand behind its full stop. */
const PICTURES = /(?:\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+$/u;

/** A list of names, a line of a poem: no sentence at all. */
const isLine = (piece: Piece): boolean => isShortLine(piece.text) && !/[，,]/.test(piece.text);

function find(piece: Piece, next: Piece | undefined): Finding[] {
  const { text } = piece;
  const findings: Finding[] = [];
  if (STRAY.test(text)) findings.push({ piece, from: 0, to: 1, parameters: { around: around(piece, 0, 6) } });
  if (!isFinished(text.replace(PICTURES, '')) && !HALF_STOP.test(text) && !isLine(piece)) {
    const goesOn = next?.chain === piece.chain && next.role === piece.role;
    findings.push({
      piece,
      from: Math.max(0, text.length - 1),
      to: text.length,
      parameters: {
        around: around(piece, text.length - 6, text.length) + (goesOn ? ` ▏${next.text.slice(0, 6)}…` : ''),
      },
      ...(goesOn && { related: [{ piece: next, from: 0, to: 1 }] }),
      ...(!goesOn && { severity: 'warning' as const }),
    });
  }
  return findings;
}

export const brokenParagraph: CopyRule = {
  id: 'copy.broken-paragraph',
  description: {
    en: 'a paragraph that ends without a full stop, as where an old column ended, or starts with a point',
    zh: '段落没有句末点号（多是旧版栏末断开），或以点号开头',
  },
  source: { en: 'newspaper practice; GB/T 15834-2011, 4.1', zh: '报业惯例；GB/T 15834-2011 第 4.1 条' },
  counts: 'form',
  find({ pieces }) {
    const own = pieces.filter((piece) => told.has(piece.role) && hasHan(piece));
    return own.flatMap((piece, index) => find(piece, own[index + 1]));
  },
};
