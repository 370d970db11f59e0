/**
 * What is written across in the copy and stands upright in vertical text. W3C CLREQ, "Mixed Text Composition in Vertical
 * Writing Mode": two figures side by side in one square (纵中横), more of them one under another; words in Latin letters
 * turned on their side, with their numbers.
 */
import { scriptOf } from '../core/script.ts';
import type { UprightStyle } from '../edition/model.ts';
import { type PieceRun, splitRun } from './piece.ts';

/** A word or number, with its signs; words with a space between them are one. */
const latin = /[$€£¥#№+±−]?[A-Za-z0-9\u00c0-\u024f]+(?:(?:[.,:/'+\-–_@&]|[ \u00a0])[A-Za-z0-9\u00c0-\u024f]+)*[%‰]?/gu;

/** A whole number, a sign that may follow it, and nothing else. */
const number = /^(\d+)([%‰]?)$/;
/** A single capital is a name: A座, T台. */
const capital = /^[A-Z]$/;

function turned(run: PieceRun, { numbers }: UprightStyle): readonly PieceRun[] {
  const found = number.exec(run.text);
  if (!found) return capital.test(run.text) ? [{ ...run, turn: 'upright' }] : [run];
  const { length } = found[1]!;
  const bare = found[2] === '';
  const turn = length === 2 ? 'combined' : bare && numbers === 'han' ? 'numeral' : 'upright';
  if (bare) return [{ ...run, turn }];
  return splitRun(run, /\d+/g, (one) => ({ ...one, turn })).map((one) =>
    one.turn ? one : { ...one, turn: 'upright' },
  );
}

const isLatin = (text: string): boolean => /^[$€£¥#№+±−]?[A-Za-z0-9\u00c0-\u024f]/.test(text);
/** What was split off and not turned goes back to its neighbour. */
function joined(parts: readonly PieceRun[]): readonly PieceRun[] {
  const found: PieceRun[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (!last || last.turn || part.turn) {
      found.push(part);
      continue;
    }
    const origin = last.exact && last.origin && part.origin && { ...last.origin, to: part.origin.to };
    found[found.length - 1] = { ...last, text: last.text + part.text, ...(origin && { origin }) };
  }
  return found;
}

const curly = /[“”‘’]/gu;

/** Copy in a language of Latin letters lies on its side with all that is in it. */
export const liesDown = (language: string | undefined): boolean =>
  language !== undefined && scriptOf(language) === 'Latn';

/** The runs of a paragraph as vertical text has them; what has a reading or a part of its own stays as it is. */
export const uprightRuns = (runs: readonly PieceRun[], style: UprightStyle): readonly PieceRun[] =>
  runs.flatMap((run) => {
    if (run.reading || run.part || liesDown(run.language)) return [run];
    const parts = splitRun(run, latin, (one) => one).flatMap((one) => (isLatin(one.text) ? turned(one, style) : [one]));
    if (style.quotes === 'gb') return joined(parts);
    return joined(parts).flatMap((one) =>
      one.turn ? [one] : splitRun(one, curly, (mark) => ({ ...mark, turn: 'bracket' })),
    );
  });
