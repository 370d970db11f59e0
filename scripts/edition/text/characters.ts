/** Characters that no page can print, and that a reader of the source does not see. */
import type { Origin, SourceFile } from '../../core/source.ts';
import { type Reading, report } from '../reading.ts';

// Controls, what Unicode calls default ignorable (soft hyphen, zero-width and direction marks, variation selectors,
// fillers), line separators, private use, non-characters, U+FFFD, lone CR.
const UNPRINTABLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Default_Ignorable_Code_Point}\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\u{f0000}-\u{10ffff}]|\r(?!\n)/gu;

export const hasUnprintable = (text: string): boolean => text.search(UNPRINTABLE) >= 0;

const named = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Notes each such character of a file once, at its first place, with up to nine more places. */
export function reportUnprintable(reading: Reading, source: SourceFile): void {
  const found = new Map<string, Origin[]>();
  const counts = new Map<string, number>();
  for (const match of source.text.matchAll(UNPRINTABLE)) {
    const name = named(match[0]);
    const places = found.get(name) ?? [];
    if (places.length < 10) places.push({ file: source.file, from: match.index, to: match.index + match[0].length });
    found.set(name, places);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [character, places] of found) {
    report(reading, 'edition/character', { places, with: { character, count: counts.get(character) } });
  }
}

/** Notes such characters in copy that were written as escapes or entities, so that the file itself is clean. */
export function reportEscapedUnprintable(reading: Reading, text: string, origin: Origin): void {
  const raw = reading.sources.get(origin.file)?.text.slice(origin.from, origin.to) ?? '';
  if (!hasUnprintable(text) || hasUnprintable(raw)) return;
  const character = named(text.match(UNPRINTABLE)![0]);
  report(reading, 'edition/character', { places: [origin], with: { character, count: 1 } });
}
