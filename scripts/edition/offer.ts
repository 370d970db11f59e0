/** What a hint offers in place of a word that is not known. */
import { nearest } from '../core/nearest.ts';

const MOST = 12;

/** The choice nearest to `word`, or else all of them (the first twelve); undefined if there are none. */
export function offer(word: string, choices: Iterable<string>): string | undefined {
  const all = [...choices];
  const near = nearest(word, all);
  if (near !== undefined) return near;
  if (all.length === 0) return undefined;
  return all.slice(0, MOST).join(' | ') + (all.length > MOST ? ' | …' : '');
}
