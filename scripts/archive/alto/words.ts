/** What ALTO calls a string: a word, or the marks between two. Chinese parts its words by meaning, not by spaces. */
import { counts } from '../../pdf/index.ts';
import type { Part } from '../issue/model.ts';

export interface Word {
  /** UTF-16 offsets in the part's text, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** False for marks. */
  readonly lexical: boolean;
  readonly strong: boolean;
  /** BCP 47, where it is another than the part's. */
  readonly language?: string;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** The words of a part in order; white space is in none. Marks that follow one another make one string. */
export function wordsOf({ text, language, runs }: Pick<Part, 'text' | 'language' | 'runs'>): readonly Word[] {
  const styles = rangesOf(runs);
  const words: Word[] = [];
  for (const { segment, index, isWordLike = false } of segmenterFor(language).segment(text)) {
    for (const { from, piece } of solidPieces(segment, index)) {
      const style = styles.find((range) => from >= range.from && from < range.to);
      const bold = style?.strong === true;
      const own = style?.language;
      const last = words.at(-1);
      if (last && !last.lexical && !isWordLike && last.to === from && last.strong === bold && last.language === own) {
        words[words.length - 1] = { ...last, to: from + piece.length, text: last.text + piece };
      } else {
        const word = { from, to: from + piece.length, text: piece, lexical: isWordLike, strong: bold };
        words.push({ ...word, ...(own !== undefined && { language: own }) });
      }
    }
  }
  return words;
}

/** A segment without the white space and the steering characters in it. */
function solidPieces(segment: string, index: number): readonly { from: number; piece: string }[] {
  const pieces: { from: number; piece: string }[] = [];
  let at = index;
  let open = false;
  for (const character of segment) {
    if (!counts(character)) open = false;
    else if (open) pieces[pieces.length - 1]!.piece += character;
    else {
      pieces.push({ from: at, piece: character });
      open = true;
    }
    at += character.length;
  }
  return pieces;
}

interface Style {
  readonly from: number;
  readonly to: number;
  readonly strong?: true;
  readonly language?: string;
}

function rangesOf(runs: Part['runs']): readonly Style[] {
  let at = 0;
  return runs.map(({ text, strong, language }) => {
    const from = at;
    at += text.length;
    return { from, to: at, ...(strong && { strong }), ...(language !== undefined && { language }) };
  });
}
