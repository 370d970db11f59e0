/** What is known of a paragraph before its lines are looked for. */
import type { Cluster } from './clusters.ts';

/**
 * In what order white is given up. CLREQ: between Western words to ¼ em, brackets, then ，、；：, then the space between
 * Han and Latin, then 。？！; last a second half of two adjacent marks. The interpunct is half an em, and has none.
 */
export const steps = { word: 0, bracket: 1, pause: 2, space: 3, stop: 4, pair: 5 } as const;
export const stepCount = 6;

/** Per cluster, em; what is said of a gap is said of the one behind the cluster. */
export interface Analysis {
  readonly clusters: readonly Cluster[];
  readonly count: number;
  readonly vertical: boolean;
  /** All widths together. */
  readonly ems: number;
  readonly width: number[];
  /** What the gap is as it stands: adjacent marks share their white, Han and Latin have a space. */
  readonly gap: number[];
  /** Squeeze step of the gap and how much it can give; −1 for none. */
  readonly step: number[];
  readonly room: number[];
  /** 1 where Han meets Latin, and where that parts a number from its unit. */
  readonly spaced: number[];
  readonly tied: number[];
  /** How far a space between words may grow. */
  readonly words: number[];
  /** 1 where the white of a mark lies. */
  readonly airs: number[];
  /** 1 where the line may be stretched. */
  readonly opens: number[];
  /** 1 where Chromium would stretch the line and must not. */
  readonly firm: number[];
  /** White that goes at a line's head and foot; less than nothing where it comes. */
  readonly head: number[];
  readonly foot: number[];
  /** 1 where the font itself can cut the white at a line's head. */
  readonly cuts: number[];
  /** 1 where a line that ends in the middle of a word gets a hyphen. */
  readonly soft: number[];
  /** Price of a break; infinite where there is none. */
  readonly price: number[];
  /** 1 for what a line would seem to end in punctuation with. */
  readonly marks: number[];
  /** 1 for a point that may hang in the gutter: one alone. CLREQ, hanging punctuation at line end. */
  readonly hangs: number[];
  /** Half characters, for the length of a last line: Han two, letters and digits one. */
  readonly halves: number[];
}
