/** How rules walk through the pieces of a file. */
import type { Parameters } from '../core/diagnostic.ts';
import type { Finding, Piece, Role } from './model.ts';
import type { Desk } from './rule.ts';

/** Copy that is read in sentences. */
export const running: ReadonlySet<Role> = new Set<Role>(['lede', 'paragraph', 'caption', 'sidebar', 'pull-quote']);
/** Copy that is set as a head; its clauses may be parted by spaces. */
export const heads: ReadonlySet<Role> = new Set<Role>([
  'folio',
  'banner',
  'slogan',
  'kicker',
  'headline',
  'deck',
  'section-head',
  'sidebar-head',
]);
/** What the counting method of 2020 counts double: 报头, 报眉, 栏头, 标题. */
export const doubled: ReadonlySet<Role> = heads;

const HAN = /\p{Script=Han}/u;
export const hasHan = ({ text }: Piece): boolean => HAN.test(text);

/** What `find` finds in the pieces that hold Han, or in those of some roles. */
export const inPieces = (
  { pieces }: Desk,
  find: (piece: Piece) => readonly Finding[],
  roles?: ReadonlySet<Role>,
): readonly Finding[] => pieces.filter((piece) => hasHan(piece) && (!roles || roles.has(piece.role))).flatMap(find);

/** Matches of a pattern (with the flag `g`) in one piece, as spots. */
export function* matchesIn(
  piece: Piece,
  pattern: RegExp,
): Generator<{ piece: Piece; from: number; to: number; match: RegExpExecArray }> {
  for (const match of piece.text.matchAll(pattern)) {
    yield { piece, from: match.index, to: match.index + match[0].length, match };
  }
}

const WINDOW = 6;

/** The words around a spot, for messages: `…布局，加快…`. */
export function around(piece: Piece, from: number, to: number): string {
  const start = Math.max(0, from - WINDOW);
  const end = Math.min(piece.text.length, to + WINDOW);
  // A surrogate pair is not cut.
  const low = /^[\udc00-\udfff]/.test(piece.text.slice(start)) ? 1 : 0;
  const high = /[\ud800-\udbff]$/.test(piece.text.slice(0, end)) ? 1 : 0;
  return `${start > 0 ? '…' : ''}${piece.text.slice(start + low, end - high)}${end < piece.text.length ? '…' : ''}`;
}

/** A finding for each match of a pattern (with the flag `g`) in the pieces that hold Han: what was found, and where. */
export const everyMatch = (
  desk: Desk,
  pattern: RegExp,
  more: (found: string) => Parameters = () => ({}),
): readonly Finding[] =>
  inPieces(desk, (piece) =>
    [...matchesIn(piece, pattern)].map(({ from, to, match: [found] }) => ({
      piece,
      from,
      to,
      parameters: { found, ...more(found), around: around(piece, from, to) },
    })),
  );
