/** A stretch of Markdown, and the way from an offset in it back to the file it stands in. */
import type { Origin, SourceFile } from '../../core/source.ts';

export interface PassageLine {
  /** Without its line end. */
  readonly text: string;
  /** Offset of its first character in the file. */
  readonly at: number;
}

export interface Passage {
  readonly file: string;
  readonly lines: readonly PassageLine[];
  /** Set where the characters cannot be found one by one in the file (folded or escaped YAML): all there is to point at. */
  readonly whole?: Origin;
}

/** The lines of a file from an offset on. */
export function passageOf(source: SourceFile, from: number): Passage {
  const lines: PassageLine[] = [];
  for (let at = from; at <= source.text.length; ) {
    const end = source.text.indexOf('\n', at);
    const stop = end < 0 ? source.text.length : end;
    const bare = source.text[stop - 1] === '\r' && stop > at ? stop - 1 : stop;
    lines.push({ text: source.text.slice(at, bare), at });
    at = stop + 1;
  }
  return { file: source.file, lines };
}

/** Text with line feeds only, as the Markdown parser wants it. */
export const passageText = (passage: Passage): string => passage.lines.map((line) => line.text).join('\n');

/** Places in a passage: built once for a passage, asked often. */
export interface PassageMap {
  readonly passage: Passage;
  /** Offsets of the lines in `passageText`. */
  readonly starts: readonly number[];
}

export function mapPassage(passage: Passage): PassageMap {
  const starts: number[] = [];
  let at = 0;
  for (const line of passage.lines) {
    starts.push(at);
    at += line.text.length + 1;
  }
  return { passage, starts };
}

/** Where two offsets of `passageText`, end exclusive, stand in the file. */
export function originIn({ passage, starts }: PassageMap, from: number, to: number): Origin {
  if (passage.whole) return passage.whole;
  const place = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return passage.lines[low]!.at + offset - starts[low]!;
  };
  // The last character decides: the end of a line is not the start of the next one.
  return { file: passage.file, from: place(from), to: to > from ? place(to - 1) + 1 : place(from) };
}
