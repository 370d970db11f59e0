/** Finding words in all of an edition's copy, as the page shows it, and putting others in their place. */
import { type EditionFacts, type Piece, rangeOf, readCopy } from '../../copy/index.ts';
import { applyEdits } from '../edits.ts';
import type { Edit, SourceRange } from '../protocol.ts';
import type { Held } from './texts.ts';

export interface Hit extends SourceRange {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Characters shown on each side of what was found. */
const AROUND = 12;
const MOST_HITS = 2000;

/** Where the words stand in a piece; those that follow without overlapping. */
function* placesIn(piece: Piece, wanted: string, exactCase: boolean): Generator<{ from: number; to: number }> {
  const fold = (text: string): string => (exactCase ? text : text.toLowerCase());
  const [text, words] = [fold(piece.text), fold(wanted)];
  // What changes its length with its case is looked for as it is written.
  const same = text.length === piece.text.length && words.length === wanted.length;
  const [within, part] = same ? [text, words] : [piece.text, wanted];
  for (let at = within.indexOf(part); at >= 0; at = within.indexOf(part, at + part.length)) {
    yield { from: at, to: at + part.length };
  }
}

/** Only what the file writes as one is found: words with a mark of Markdown in their middle are not one stretch of it. */
export function findInCopy(
  held: Iterable<Held>,
  facts: EditionFacts,
  { find, exactCase }: { readonly find: string; readonly exactCase: boolean },
): readonly Hit[] {
  const hits: Hit[] = [];
  if (find === '') return hits;
  for (const { file, text } of held) {
    for (const piece of readCopy({ file, text }, facts).value?.pieces ?? []) {
      for (const { from, to } of placesIn(piece, find, exactCase)) {
        const range = rangeOf({ piece, from, to });
        if (!range) continue;
        hits.push({
          file,
          ...range,
          before: piece.text.slice(Math.max(0, from - AROUND), from),
          text: piece.text.slice(from, to),
          after: piece.text.slice(to, to + AROUND),
        });
        if (hits.length >= MOST_HITS) return hits;
      }
    }
  }
  return hits;
}

/** What Markdown would take for a mark. */
const escaped = (text: string): string => text.replace(/[\\*_`[\]<&]/g, '\\$&');

const wordsIn = (file: string, text: string, facts: EditionFacts): string =>
  (readCopy({ file, text }, facts).value?.pieces ?? []).map((piece) => `${piece.role}\0${piece.text}`).join('\n');

interface Replacement {
  readonly find: string;
  readonly by: string;
  readonly files: readonly string[];
}

/**
 * The edits that put other words in the place of all that is found in some files, upper and lower case told apart.
 * A file that would then say something else is left alone: a word may mean something to YAML.
 */
export function replaceInCopy(
  held: Iterable<Held>,
  facts: EditionFacts,
  { find, by, files }: Replacement,
): { readonly planned: ReadonlyMap<string, readonly Edit[]>; readonly refused: readonly string[] } {
  const planned = new Map<string, readonly Edit[]>();
  const refused: string[] = [];
  for (const one of held) {
    if (!files.includes(one.file)) continue;
    const hits = findInCopy([one], facts, { find, exactCase: true }).toSorted((a, b) => a.from - b.from);
    if (hits.length === 0) continue;
    // Put for what cannot be mistaken, the words can be found again.
    const stand = '\ue000';
    const told = wordsIn(
      one.file,
      applyEdits(
        one.text,
        hits.map(({ from, to }): Edit => [from, to, stand]),
      ),
      facts,
    );
    const sound = [by, escaped(by)]
      .map((words) => hits.map(({ from, to }): Edit => [from, to, words]))
      .find((edits) => wordsIn(one.file, applyEdits(one.text, edits), facts) === told.replaceAll(stand, by));
    if (sound) planned.set(one.file, sound);
    else refused.push(one.file);
  }
  return { planned, refused };
}
