/**
 * Paragraphs set a line longer or shorter than their best: what a compositor does when a story will not come out. The
 * last means, after pictures and section heads. Knuth and Plass call it looseness.
 */
import type { Page } from './page.ts';
import { flowOf, isHead } from './pieces.ts';
import type { Piece } from './thread.ts';

/** A paragraph that may take a line more or less: the index of its piece, and 1 or −1. */
export interface Loose {
  readonly piece: number;
  readonly more: 1 | -1;
}

/** At most so many paragraphs of a story may win a line, and so many lose one. */
const most = 4;
/** Fewer lines could not share out a line among them. */
const fewest = 5;

/** The paragraphs that would suffer least. */
export function looseParagraphs(page: Page, host: Element, measure: number): Loose[] {
  const { setter } = page;
  if (!setter) return [];
  const found = (more: 1 | -1): Loose[] =>
    flowOf(host)
      .flatMap((element, piece) => {
        const best = isHead(element) ? undefined : setter.plan(element, measure);
        if (!best || best.lines.length < fewest) return [];
        const last = best.lines.at(-1)!;
        const filled = (last.measure - last.rest) / last.measure;
        // The nearer the last line is to the next length, the less the others must give: only those are worth a plan.
        const away = more > 0 ? 1 - filled : filled;
        return away < 0.5 ? [{ element, piece, best, harm: away / best.lines.length }] : [];
      })
      .sort((a, b) => a.harm - b.harm)
      .slice(0, 2 * most)
      .filter(({ element, best }) => setter.plan(element, measure, more) !== best)
      .slice(0, most)
      .map(({ piece }) => ({ piece, more }));
  return [...found(1), ...found(-1)];
}

/** Lines more or less by piece, as the variables of `loose` say. */
export function loosened(loose: readonly Loose[], values: readonly number[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [index, { piece }] of loose.entries()) {
    const more = values[index] ?? 0;
    if (more !== 0) found.set(piece, more);
  }
  return found;
}

export function loosenPieces(pieces: readonly Piece[], changed: ReadonlyMap<number, number>): readonly Piece[] {
  if (changed.size === 0) return pieces;
  return pieces.map((piece, index) => {
    const more = changed.get(index);
    return more === undefined ? piece : { ...piece, rows: piece.rows + more, more, short: false };
  });
}

export function loosenParagraphs(page: Page, host: Element, changed: ReadonlyMap<number, number>): void {
  for (const [index, element] of flowOf(host).entries()) {
    const more = changed.get(index);
    if (more === undefined) page.looseness.delete(element);
    else page.looseness.set(element, more);
  }
}
