import type { Finding, Piece, Role } from '../model.ts';
import type { CopyRule } from '../rule.ts';

/** A quote on display repeats the text by its nature. */
const told: ReadonlySet<Role> = new Set<Role>(['lede', 'paragraph', 'sidebar', 'caption']);
const HAN = /\p{Script=Han}/u;

interface Place {
  readonly piece: Piece;
  readonly at: number;
}

/**
 * Every stretch of at least `least` characters that stands twice. Windows of half the length are kept at every step of
 * half the length: each long enough stretch holds one of them whole.
 */
function repeatsIn(pieces: readonly Piece[], least: number): readonly Finding[] {
  const step = Math.max(1, Math.floor(least / 2));
  const windows = new Map<string, Place>();
  const findings: Finding[] = [];
  for (const piece of pieces) {
    const { text } = piece;
    for (let at = 0; at + step <= text.length; at += 1) {
      const first = windows.get(text.slice(at, at + step));
      if (!first || (first.piece === piece && first.at >= at)) continue;
      const stretch = stretchOf(first, { piece, at }, step);
      if (stretch.to - stretch.from < least) continue;
      const shown = text.slice(stretch.from, stretch.from + 12);
      if (!HAN.test(shown)) continue;
      findings.push({
        piece,
        from: stretch.from,
        to: stretch.to,
        parameters: { characters: stretch.to - stretch.from, around: `${shown}…` },
        related: [{ piece: first.piece, from: stretch.first, to: stretch.first + stretch.to - stretch.from }],
      });
      at = stretch.to - 1;
    }
    for (let at = 0; at + step <= text.length; at += step) {
      const window = text.slice(at, at + step);
      if (!windows.has(window)) windows.set(window, { piece, at });
    }
  }
  return findings;
}

/** The stretch around two equal windows, as far as it is the same. */
function stretchOf(first: Place, again: Place, length: number): { from: number; to: number; first: number } {
  const [one, two] = [first.piece.text, again.piece.text];
  let back = 0;
  while (first.at > back && again.at > back && one[first.at - back - 1] === two[again.at - back - 1]) back += 1;
  let on = length;
  while (first.at + on < one.length && again.at + on < two.length && one[first.at + on] === two[again.at + on]) on += 1;
  return { from: again.at - back, to: again.at + on, first: first.at - back };
}

export const repeat: CopyRule = {
  id: 'copy.repeat',
  description: { en: 'a passage that the story says twice, word for word', zh: '同一稿件中一字不差的重复' },
  source: { en: 'house rule', zh: '本程序的规则' },
  counts: 'none',
  find: ({ pieces, limits }) =>
    repeatsIn(
      pieces.filter(({ role }) => told.has(role)),
      limits['copy.repeat'],
    ),
};
